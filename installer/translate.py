"""Bring the translations up to date: collect the interface's strings, then compile what is translated.

``resources/i18n/tarikh_<language>.ts`` is edited by hand (or in Qt Linguist); the ``.qm`` beside it is made
from it and is kept in the repository, so that the program runs from a plain checkout. A test compares the two.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
LANGUAGES = ("ar", "en")  # English has a file for its plural forms alone


def _tool(name: str) -> str:
    import PySide6

    suffix = ".exe" if sys.platform == "win32" else ""
    folder = Path(PySide6.__file__).parent
    for place in (folder / f"{name}{suffix}", folder / "Qt" / "libexec" / f"{name}{suffix}"):
        if place.exists():
            return str(place)
    sys.exit(f"{name} did not come with PySide6")


def collect() -> None:
    """Write new strings of ``ui/`` into the .ts files; strings no longer used are dropped."""
    sources = [str(path) for path in sorted((ROOT / "ui").rglob("*.py"))]
    for language in LANGUAGES:
        target = I18N / f"tarikh_{language}.ts"
        plural = ["-pluralonly"] if language == "en" else []
        options = ["-no-obsolete", "-locations", "none", *plural, "-target-language", language]
        subprocess.run([_tool("lupdate"), *options, *sources, "-ts", str(target)], check=True)


def compile_all(folder: Path = I18N) -> None:
    """Make the .qm files from the .ts files."""
    for language in LANGUAGES:
        source, target = I18N / f"tarikh_{language}.ts", folder / f"tarikh_{language}.qm"
        subprocess.run([_tool("lrelease"), "-silent", "-removeidentical", str(source), "-qm", str(target)], check=True)


def main() -> None:
    """Run what the arguments ask for; by default both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--compile-only", action="store_true")
    if not parser.parse_args().compile_only:
        collect()
    compile_all()


if __name__ == "__main__":
    main()
