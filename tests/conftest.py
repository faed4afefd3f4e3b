"""Fixtures every test may use; each test gets its own settings and no screen."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("TARIKH_LIBRARY", None)

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the files of tests/golden")


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings of the person who runs it."""
    monkeypatch.setenv("TARIKH_CONFIG", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def corpus() -> Path:
    """The folder of real documents, or a skip where there is none."""
    named = os.environ.get("TARIKH_CORPUS")
    if not named or not Path(named).is_dir():
        pytest.skip("set TARIKH_CORPUS to a folder of real documents")
    return Path(named)


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compare text with tests/golden/NAME; ``--update-golden`` writes it instead."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), f"differs from {path}; read the diff, then --update-golden"

    return compare
