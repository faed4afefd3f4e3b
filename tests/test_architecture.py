"""The walls of the house: core without Qt, honest docstrings, commands without a window."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORE = sorted(path for path in (ROOT / "core").rglob("*.py"))
UI = sorted(path for path in (ROOT / "ui").rglob("*.py"))

_IMPORT_ALL_WITHOUT_QT = """
import importlib, pathlib, sys
for name in ("PySide6", "shiboken6", "qtawesome", "qtpy"):
    sys.modules[name] = None
for path in sorted(pathlib.Path("core").rglob("*.py")):
    importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
print(sum(1 for name in sys.modules if name.startswith("core")))
"""


def imported_names(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_core_imports_neither_qt_nor_ui(path: Path):
    """Lazy imports inside functions count too."""
    for name in imported_names(path):
        assert name.split(".")[0] not in {"PySide6", "shiboken6", "qtawesome", "qtpy", "ui"}


def test_every_core_module_imports_with_qt_blocked():
    command = [sys.executable, "-W", "error::ImportWarning", "-c", _IMPORT_ALL_WITHOUT_QT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= len(CORE)


@pytest.mark.parametrize("path", UI, ids=lambda path: str(path.relative_to(ROOT)))
def test_public_methods_of_the_window_say_what_they_do(path: Path):
    """Overrides of Qt (camelCase) are documented by Qt; what is ours carries a docstring."""
    overrides = {"redo", "undo", "data", "flags", "index", "parent", "paint", "event"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
            continue
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and method.name.islower() and not method.name.startswith("_"):
                assert method.name in overrides or ast.get_docstring(method), f"{path.name}: {node.name}.{method.name}"


@pytest.mark.parametrize("path", CORE + UI, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_outgrows_its_room(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 600


def test_the_window_never_runs_a_nested_event_loop_for_work():
    for path in UI:
        assert "processEvents" not in path.read_text(encoding="utf-8"), path


def test_no_package_below_tests_shadows_core_or_ui():
    assert not list((ROOT / "tests").rglob("__init__.py"))
