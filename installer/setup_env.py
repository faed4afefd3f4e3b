"""Make everything `make run` and `make test` need, with nothing but Python's own library.

Creates ``.venv``, installs the exact versions of ``requirements.lock``, and checks that the system
libraries Qt loads are present; where they are missing, installs them (root on Debian or Ubuntu) or says
in one line what to install. Does nothing, quickly, when all is in place.
"""

from __future__ import annotations

import argparse
import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# What QtGui and its platform plugins link against on Linux: shared library -> Debian package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def check_system_libraries() -> None:
    """Install what Qt needs from the system, or stop with the line that does."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in QT_LIBRARIES.items() if not _loads(library)]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing system libraries Qt needs:", " ".join(missing), flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=environment, check=False)
        if subprocess.run(command, env=environment, check=False).returncode == 0:
            return
    if shutil.which("apt-get"):
        sys.exit("Qt needs system libraries that are missing. Run: sudo " + " ".join(command))
    sys.exit(
        "Qt needs system libraries that are missing: "
        + " ".join(QT_LIBRARIES[name] for name in QT_LIBRARIES if not _loads(name))
        + " (Debian's names; install your system's own)"
    )


def _stamp() -> str:
    facts = f"{sys.version_info[:2]}\n".encode() + LOCK.read_bytes()
    return hashlib.sha256(facts).hexdigest()


def install_packages() -> None:
    """Bring ``.venv`` to the state of the lock file."""
    mark = VENV / "installed.sha256"
    if PYTHON.exists() and mark.exists() and mark.read_text() == _stamp():
        return
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        sys.exit(f"Tarikh needs Python 3.11 to 3.13; this is {sys.version.split()[0]}. Try: make PYTHON=python3.12")
    print("Setting up .venv (once; a minute or two)", flush=True)
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(VENV)
    except (subprocess.CalledProcessError, SystemExit):
        sys.exit("Python's venv module is incomplete here. Run: sudo apt-get install -y python3-venv")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-q", "install", "--no-deps"]
    if subprocess.run([*pip, "-r", str(LOCK)], check=False).returncode:
        sys.exit("pip could not install the packages of requirements.lock (see above); nothing was half set up.")
    mark.write_text(_stamp())


def relock() -> None:
    """Resolve ``pyproject.toml`` afresh in a scratch environment and write ``requirements.lock``."""
    import tempfile
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    with tempfile.TemporaryDirectory() as folder:
        venv.EnvBuilder(with_pip=True).create(folder)
        python = str(Path(folder, "Scripts/python.exe" if os.name == "nt" else "bin/python"))
        subprocess.run([python, "-m", "pip", "-q", "install", *wanted], check=True)
        command = [
            python,
            "-m",
            "pip",
            "list",
            "--format=freeze",
            "--exclude",
            "pip",
            "--exclude",
            "setuptools",
        ]
        frozen = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    head = "".join(line for line in LOCK.read_text().splitlines(keepends=True) if line.startswith("#"))
    LOCK.write_text(head + frozen)


def main() -> None:
    """Run the checks the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--relock", action="store_true", help="renew requirements.lock from pyproject.toml")
    if parser.parse_args().relock:
        relock()
        return
    install_packages()
    check_system_libraries()


if __name__ == "__main__":
    main()
