# Each target does its own set-up: a virtual environment in .venv, exact versions, Qt's system libraries.
PYTHON ?= python3
VENV := .venv/bin

.PHONY: run test lint bench screenshots clean setup

run: setup
	@$(VENV)/python installer/run.py

test: setup lint
	@$(VENV)/python -m pytest

lint: setup
	@$(VENV)/ruff check .
	@$(VENV)/ruff format --check .
	@$(VENV)/lint-imports
	@$(VENV)/mypy

bench: setup
	@$(VENV)/python -m tests.benchmarks

setup:
	@$(PYTHON) installer/setup_env.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
