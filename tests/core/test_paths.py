"""A file is replaced whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.paths import atomic_write


def test_a_file_is_made_and_replaced(tmp_path: Path):
    target = tmp_path / "new" / "file"
    atomic_write(target, b"one")
    atomic_write(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["file"]


def test_when_the_rename_fails_the_old_file_stays_and_no_part_is_left(tmp_path: Path, monkeypatch):
    target = tmp_path / "file"
    atomic_write(target, b"old")

    def fail(self: Path, other: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        atomic_write(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
