"""Where things are on this machine, and how a file is replaced without a moment of half a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a file that comes with the program, such as ``resource("themes", "light.toml")``."""
    return _RESOURCES.joinpath(*parts)


def default_library() -> Path:
    """The library opened when none is named: ``$TARIKH_LIBRARY``, else the user's data folder."""
    named = os.environ.get("TARIKH_LIBRARY")
    return Path(named) if named else Path(platformdirs.user_data_dir("tarikh", appauthor=False)) / "library"


def settings_file() -> Path:
    """The file of the program's options: under ``$TARIKH_CONFIG``, else the user's settings folder."""
    named = os.environ.get("TARIKH_CONFIG")
    folder = Path(named) if named else Path(platformdirs.user_config_dir("tarikh", appauthor=False))
    return folder / "settings.json"


def atomic_write(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``: after a crash the file is the old one or the new one, never a part.

    Raises:
        OSError: the folder cannot be written; no temporary file is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
