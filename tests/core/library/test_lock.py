"""One writer at a time; a killed one leaves nothing in the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import LibraryLocked, LibraryReadOnly
from core.library.lock import LOCK_NAME, WriteLock, require_writable

_HOLDER = """
import sys
from pathlib import Path
from core.library.lock import WriteLock
lock = WriteLock(Path(sys.argv[1]))
lock.sign()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path):
    child = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    yield child
    child.kill()
    child.communicate()


def test_a_second_lock_in_the_same_process_is_refused(tmp_path: Path):
    first = WriteLock(tmp_path)
    with pytest.raises(LibraryLocked) as caught:
        WriteLock(tmp_path)
    assert caught.value.facts["pid"] == os.getpid()
    first.release()
    WriteLock(tmp_path).release()


def test_the_same_folder_by_another_name_is_the_same(tmp_path: Path):
    (tmp_path / "there").mkdir()
    first = WriteLock(tmp_path / "there")
    with pytest.raises(LibraryLocked):
        WriteLock(tmp_path / "there" / ".." / "there")
    first.release()


def test_another_process_is_named(tmp_path: Path, holder):
    with pytest.raises(LibraryLocked) as caught:
        WriteLock(tmp_path)
    assert caught.value.facts == {"path": tmp_path, "pid": holder.pid}


def test_a_killed_process_leaves_no_lock(tmp_path: Path, holder):
    holder.kill()
    holder.wait()
    assert (tmp_path / LOCK_NAME).read_text() == str(holder.pid)
    lock = WriteLock(tmp_path)
    lock.sign()
    assert (tmp_path / LOCK_NAME).read_text() == str(os.getpid())
    lock.release()


def test_nothing_is_written_before_it_is_signed(tmp_path: Path):
    (tmp_path / LOCK_NAME).write_text("4711")
    WriteLock(tmp_path).release()
    assert (tmp_path / LOCK_NAME).read_text() == "4711"


def test_releasing_twice_does_not_release_the_next_one(tmp_path: Path):
    first = WriteLock(tmp_path)
    first.release()
    second = WriteLock(tmp_path)
    first.release()
    with pytest.raises(LibraryLocked):
        WriteLock(tmp_path)
    second.release()


def test_a_file_is_no_folder_to_write_in(tmp_path: Path):
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(LibraryReadOnly) as caught:
            require_writable(path)
        assert caught.value.facts["path"] == path


@pytest.mark.parametrize("refused", ["", "library.db", "notes.db", "lock"])
def test_what_the_system_refuses_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str):
    for name in ("library.db", "notes.db", "lock"):
        (tmp_path / name).write_text("")
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path / refused and allowed(path, mode))
    with pytest.raises(LibraryReadOnly):
        require_writable(tmp_path)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode")
def test_a_folder_without_permission_is_read_only(tmp_path: Path):
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(LibraryReadOnly):
            require_writable(tmp_path)
        with pytest.raises(LibraryReadOnly):
            WriteLock(tmp_path)
    finally:
        tmp_path.chmod(0o755)


def test_a_lock_file_that_cannot_be_made_is_read_only(tmp_path: Path):
    (tmp_path / LOCK_NAME).mkdir()
    with pytest.raises(LibraryReadOnly):
        WriteLock(tmp_path)
