"""Transactions, threads, and errors with a name."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import LibraryDamaged, LibraryError, LibraryReadOnly
from core.library.database import Database, explained


@pytest.fixture
def database(tmp_path: Path):
    file = tmp_path / "a b#c?.db"  # names that a URI must escape
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE numbers (n INTEGER PRIMARY KEY)")
    database = Database(file, writable=True)
    yield database
    database.close()


def _count(database: Database) -> int:
    with database.read() as connection:
        return connection.execute("SELECT count(*) FROM numbers").fetchone()[0]


def test_a_write_that_raises_leaves_nothing(database: Database):
    with pytest.raises(KeyboardInterrupt), database.write() as connection:
        connection.execute("INSERT INTO numbers VALUES (1)")
        raise KeyboardInterrupt
    assert _count(database) == 0
    with database.write() as connection:  # the connection is fit for use again
        connection.execute("INSERT INTO numbers VALUES (1)")
    assert _count(database) == 1


def test_a_commit_is_synchronous(database: Database):
    with database.write() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_a_reading_sees_one_moment(database: Database):
    with database.read() as reading:
        before = reading.execute("SELECT count(*) FROM numbers").fetchone()
        with database.write() as writing:
            writing.execute("INSERT INTO numbers VALUES (1)")
        assert reading.execute("SELECT count(*) FROM numbers").fetchone() == before
    assert _count(database) == 1


def test_threads_write_and_read_at_once(database: Database):
    failures: list[BaseException] = []

    def work(first: int) -> None:
        try:
            for n in range(first, first + 25):
                with database.write() as connection:
                    connection.execute("INSERT INTO numbers VALUES (?)", (n,))
                _count(database)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(1000 * n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert _count(database) == 150


def test_connections_are_used_again(database: Database):
    for _ in range(5):
        thread = threading.Thread(target=_count, args=(database,))
        thread.start()
        thread.join()
    assert len(database._idle) == 1


def test_for_reading_nothing_can_be_written(database: Database):
    reading = Database(database.file, writable=False)
    with pytest.raises(LibraryReadOnly), reading.write():
        raise AssertionError
    with pytest.raises(LibraryReadOnly), reading.read() as connection:
        connection.execute("INSERT INTO numbers VALUES (1)")
    reading.close()


def test_a_damaged_page_is_named(database: Database):
    with database.write() as connection:
        connection.executemany("INSERT INTO numbers VALUES (?)", ((n,) for n in range(20000)))
    database.close()
    data = bytearray(database.file.read_bytes())
    data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
    database.file.write_bytes(data)
    damaged = Database(database.file, writable=True)
    with pytest.raises(LibraryDamaged) as caught:
        _count(damaged)
    damaged.close()
    assert caught.value.facts["path"] == database.file


def test_a_full_disk_has_its_code_and_leaves_nothing(database: Database):
    with database.read() as connection:  # the one pooled connection gets a limit as small as the file
        connection.execute("PRAGMA max_page_count=2")
    with pytest.raises(LibraryError) as caught, database.write() as connection:
        connection.executemany("INSERT INTO numbers VALUES (?)", ((n,) for n in range(20000)))
    assert caught.value.code == "library-full"
    assert _count(database) == 0


def test_our_own_mistakes_stay_what_they_are(database: Database):
    with pytest.raises(sqlite3.OperationalError, match="no such table"), database.read() as connection:
        connection.execute("SELECT * FROM nowhere")
    error = sqlite3.IntegrityError("UNIQUE")
    assert explained(error, database.file) is error


def test_after_close_it_says_so(database: Database):
    database.close()
    with pytest.raises(RuntimeError, match="closed"):
        _count(database)
