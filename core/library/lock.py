"""The write lock of a library: held by the operating system, so that a killed process leaves none."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from core.errors import LibraryError, LibraryLocked, LibraryReadOnly

LOCK_NAME = "lock"
_PID_BYTES = 32
# Windows locks keep others from reading what is locked: the locked byte lies far beyond the process number.
_WINDOWS_LOCKED_BYTE = 1 << 30

# Where flock() is emulated by record locks (NFS), one process may lock a file twice: hence this register.
_held: set[Path] = set()
_held_guard = threading.Lock()


def _lock_file(handle: int) -> None:
    """Lock without waiting; raises OSError."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _WINDOWS_LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock_file(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _WINDOWS_LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_UN)


def _holder(file: Path) -> dict[str, object]:
    try:
        return {"pid": int(file.read_bytes()[:_PID_BYTES])}
    except (OSError, ValueError):
        return {}


class WriteLock:
    """The right to write to one library folder, from construction to :meth:`release`.

    Nothing is written before :meth:`sign`, so that a library that turns out unusable is left as it was.
    The file stays behind, empty: to remove it would race with the next one who opens it.

    Raises:
        LibraryLocked: someone holds it; the fact ``pid`` says who, where that is known.
        LibraryReadOnly: the lock file cannot be made.
        LibraryError: ``library-unlockable``: this file system has no locks.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder.resolve() / LOCK_NAME
        self._folder = folder
        self._signed = False
        with _held_guard:
            if self._file in _held:
                raise LibraryLocked("library-locked", path=folder, pid=os.getpid())
            self._handle = self._take()
            _held.add(self._file)

    def _take(self) -> int:
        try:
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise LibraryReadOnly("library-read-only", path=self._folder, reason=str(error)) from error
        try:
            _lock_file(handle)
        except OSError as error:
            os.close(handle)
            if isinstance(error, (BlockingIOError, PermissionError)):
                raise LibraryLocked("library-locked", path=self._folder, **_holder(self._file)) from error
            raise LibraryError("library-unlockable", path=self._folder, reason=str(error)) from error
        return handle

    def sign(self) -> None:
        """Write this process's number into the file, for the message others get."""
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, str(os.getpid()).encode("ascii"))
        self._signed = True

    def release(self) -> None:
        """Let others write; a second call does nothing."""
        with _held_guard:
            if self._file not in _held or self._handle < 0:
                return
            _held.discard(self._file)
            if self._signed:
                os.ftruncate(self._handle, 0)
            _unlock_file(self._handle)
            os.close(self._handle)
            self._handle = -1


def require_writable(folder: Path) -> None:
    """Return quietly if a library could be written at ``folder``, without touching anything.

    Raises:
        LibraryReadOnly: it is no folder, or it or a file in it may not be written.
    """
    existing = folder
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    if not existing.is_dir():
        raise LibraryReadOnly("library-read-only", path=folder, reason=f"not a folder: {existing}")
    wanted = [existing]
    if existing == folder:
        wanted += [file for name in ("library.db", "notes.db", LOCK_NAME) if (file := folder / name).exists()]
    for path in wanted:
        if not os.access(path, os.W_OK):
            raise LibraryReadOnly("library-read-only", path=folder, reason=f"no permission: {path}")
