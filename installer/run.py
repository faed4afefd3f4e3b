"""`make run`: open the window, or without a display leave a picture of it with the sample library open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAIN = str(ROOT / "main.py")


def has_display() -> bool:
    """Whether a window can be shown here."""
    return not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def main() -> int:
    """Run Tarikh and return its exit status."""
    if has_display():
        return subprocess.call([sys.executable, MAIN])
    picture = ROOT / "build" / "tarikh.png"
    print("There is no display here, so this is a picture of the running program, not a window:", flush=True)
    library = str(ROOT / "build" / "sample-library")
    return subprocess.call([sys.executable, MAIN, "--library", library, "--screenshot", str(picture)])


if __name__ == "__main__":
    sys.exit(main())
