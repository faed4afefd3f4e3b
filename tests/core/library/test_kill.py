"""Nothing that was shown as saved is lost to a kill at any instant."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.library import Library
from core.library.backups import verify

ROUNDS = 50

_WRITER = """
import sys
from itertools import count
from pathlib import Path
from core.library import Library
from core.chronology.corrections import Action
from core.library.model import Anchor, Annotation, AnnotationKind, Correction
library = Library.open(Path(sys.argv[1]))
first = int(sys.argv[2])
for n in count(first):
    id = f"{n:012}"
    anchor = Anchor(n, n + 5, "words", "before ", " after")
    library.notes.put(Annotation(id, "d1", AnnotationKind.NOTE, anchor, f"body of {id} " * 20))
    print("note", id, flush=True)
    library.notes.set_position("d1", n, f"quote {n}")
    print("position", n, flush=True)
    library.corrections.put(Correction(id, "d1", Anchor(n, n + 5, "words", "", ""), Action.DISMISS))
    print("correction", id, flush=True)
"""


def _killed_while_writing(folder: Path, first: int, seconds: float) -> list[tuple[str, str]]:
    """What a writer said it had saved, up to the kill."""
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder), str(first)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()  # it has begun
        time.sleep(seconds)
        child.kill()
        said += child.stdout.read()
    # A line the kill cut in two was not said.
    return [
        (word, value) for word, value in (line.split() for line in said.splitlines(keepends=True) if line[-1] == "\n")
    ]


@pytest.mark.slow
def test_a_killed_writer_loses_nothing_it_said_was_saved(tmp_path: Path):
    folder = tmp_path / "library"
    chance = random.Random(20)
    bodies: dict[str, str] = {}
    corrected: set[str] = set()
    first = 0
    for _ in range(ROUNDS):
        said = _killed_while_writing(folder, first, chance.uniform(0.0, 0.08))
        notes = [value for word, value in said if word == "note"]
        positions = [int(value) for word, value in said if word == "position"]
        assert notes
        bodies |= {id: f"body of {id} " * 20 for id in notes}
        with Library.open(folder) as library:  # the lock is free, and the door finds no damage
            stored = {annotation.id: annotation.body for annotation in library.notes.annotations("d1")}
            reached = library.notes.position("d1")
            dismissed = {correction.id for correction in library.corrections.corrections("d1")}
        corrected |= {value for word, value in said if word == "correction"}
        assert bodies.items() <= stored.items()
        assert corrected <= dismissed
        assert set(stored.values()) == {f"body of {id} " * 20 for id in stored}  # none is half there
        assert reached is not None
        assert reached >= max(positions, default=first - 1)
        verify(folder / "notes.db")
        first = max(int(id) for id in stored) + 1
    assert len(bodies) > ROUNDS
