"""What sets a machine up: the lock file holds exactly what the project asks for, at exact versions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent


def locked() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


def wanted() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(text) for text in [*project["dependencies"], *project["optional-dependencies"]["dev"]]]


def test_every_dependency_is_locked_to_a_version_that_fits():
    versions = locked()
    for requirement in wanted():
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


def test_every_dependency_has_its_reason_in_pyproject():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = text[text.index("dependencies = [") : text.index("[tool.ruff]")]
    for requirement in wanted():
        if requirement.name not in {"ruff", "mypy", "import-linter"} and not requirement.name.startswith("fontpkg-"):
            line = next(line for line in listed.splitlines() if f'"{requirement.name}' in line)
            above = listed[: listed.index(line)].rstrip().splitlines()[-1]
            assert "#" in line or above.strip().startswith("#"), requirement.name


def test_no_gpl_package_is_locked():
    assert not {"pymupdf", "ebooklib", "pyqt6", "pyqt5"} & set(locked())


def test_make_targets_do_their_own_set_up():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("run", "test", "lint", "bench"):
        assert re.search(rf"^{target}: setup", makefile, re.MULTILINE), target
