"""Many small records as a few long columns: how blocks, spans and mentions lie in the database.

A row per block makes a document of 200,000 blocks slow to open; here each field of all blocks is one
array of the smallest integers that hold it, and strings are numbers into a table of the distinct ones.
Layout: 4 bytes length of a JSON header ``[count, [[typecode, strings or null], ...]]``, the header,
the arrays one after the other, little-endian.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from core.chronology.model import Calendar, Conflict, DateMention, Evidence, HistoricalDate, Precision
from core.document.model import Block, BlockKind, Direction, Span, SpanKind

_T = TypeVar("_T")
_NO_PAGE = -1


@dataclass(frozen=True, slots=True)
class Column:
    """One unpacked field: integers, which are indices into ``strings`` where there are any."""

    numbers: Sequence[int]
    strings: tuple[str, ...] | None

    def texts(self, convert: Callable[[str], _T]) -> Iterator[_T]:
        """The strings record by record, each distinct one converted once."""
        if self.strings is None:
            raise ValueError("a column of numbers")
        return map([convert(text) for text in self.strings].__getitem__, self.numbers)


def _smallest(numbers: Sequence[int]) -> array[int]:
    low, high = (min(numbers), max(numbers)) if numbers else (0, 0)
    for typecode, bits in (("b", 8), ("h", 16), ("i", 32), ("q", 64)):
        if -(1 << bits - 1) <= low and high < 1 << bits - 1:
            return array(typecode, numbers)
    raise OverflowError(f"{low} to {high} is beyond 64 bits")


def pack(count: int, *columns: Sequence[int] | Sequence[str]) -> bytes:
    """Pack columns of ``count`` values each; a column holds integers or strings throughout."""
    described: list[tuple[str, list[str] | None]] = []
    data: list[bytes] = []
    for column in columns:
        strings: list[str] | None = None
        numbers: list[int] = []
        if column and isinstance(column[0], str):
            table: dict[str, int] = {}
            numbers = [table.setdefault(text, len(table)) for text in column if isinstance(text, str)]
            strings = list(table)
        else:
            numbers = [number for number in column if isinstance(number, int)]
        if len(numbers) != count:
            raise ValueError(f"a column of {len(numbers)} values where {count} were said")
        values = _smallest(numbers)
        if sys.byteorder == "big":
            values.byteswap()
        described.append((values.typecode, strings))
        data.append(values.tobytes())
    header = json.dumps([count, described], ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join([len(header).to_bytes(4, "little"), header, *data])


def unpack(data: bytes) -> tuple[int, list[Column]]:
    """The count of records and their columns.

    Raises:
        ValueError: not what :func:`pack` wrote.
    """
    at = 4 + int.from_bytes(data[:4], "little")
    count, described = json.loads(data[4:at])
    columns: list[Column] = []
    for typecode, strings in described:
        values = array(typecode)
        size = count * values.itemsize
        values.frombytes(data[at : at + size])
        if len(values) != count:
            raise ValueError("cut short")
        if sys.byteorder == "big":
            values.byteswap()
        at += size
        columns.append(Column(values, None if strings is None else tuple(strings)))
    return count, columns


def pack_blocks(blocks: Sequence[Block]) -> bytes:
    """All blocks of a document, in order."""
    return pack(
        len(blocks),
        [block.start for block in blocks],
        [block.end for block in blocks],
        [block.kind.value for block in blocks],
        [block.level for block in blocks],
        [block.language for block in blocks],
        [block.direction.value for block in blocks],
        [block.marker for block in blocks],
        [_NO_PAGE if block.page is None else block.page for block in blocks],
    )


def unpack_blocks(data: bytes) -> tuple[Block, ...]:
    """What :func:`pack_blocks` packed.

    Raises:
        ValueError: the bytes are damaged.
    """
    count, columns = unpack(data)
    if not count:
        return ()
    starts, ends, kinds, levels, languages, directions, markers, pages = columns
    return tuple(
        map(
            Block,
            starts.numbers,
            ends.numbers,
            kinds.texts(BlockKind),
            levels.numbers,
            languages.texts(str),
            directions.texts(Direction),
            markers.texts(str),
            [None if page == _NO_PAGE else page for page in pages.numbers],
        )
    )


def pack_spans(spans: Sequence[Span]) -> bytes:
    """All inline spans of a document."""
    return pack(
        len(spans),
        [span.start for span in spans],
        [span.end for span in spans],
        [span.kind.value for span in spans],
        [span.target for span in spans],
    )


def unpack_spans(data: bytes) -> tuple[Span, ...]:
    """What :func:`pack_spans` packed.

    Raises:
        ValueError: the bytes are damaged.
    """
    count, columns = unpack(data)
    if not count:
        return ()
    starts, ends, kinds, targets = columns
    return tuple(map(Span, starts.numbers, ends.numbers, kinds.texts(SpanKind), targets.texts(str)))


def pack_mentions(mentions: Sequence[DateMention]) -> bytes:
    """All date mentions of a document; an unresolved one has an empty precision."""
    dates = [mention.date for mention in mentions]
    return pack(
        len(mentions),
        [mention.start for mention in mentions],
        [mention.end for mention in mentions],
        [mention.kind for mention in mentions],
        [mention.evidence.value for mention in mentions],
        [date.earliest if date else 0 for date in dates],
        [date.latest if date else 0 for date in dates],
        [date.precision.value if date else "" for date in dates],
        [date.calendar.value if date else "" for date in dates],
        [date.inferred if date else False for date in dates],
        [date.approximate if date else False for date in dates],
        [date.edtf if date else "" for date in dates],
        [mention.life for mention in mentions],
        [mention.conflict.value if mention.conflict else "" for mention in mentions],
    )


def unpack_mentions(data: bytes) -> tuple[DateMention, ...]:
    """What :func:`pack_mentions` packed, also before it knew lives and conflicts.

    Raises:
        ValueError: the bytes are damaged.
    """
    count, columns = unpack(data)
    if not count:
        return ()
    starts, ends, kinds, evidence, earliest, latest, precisions, calendars, inferred, about, edtf, *later = columns
    dates = map(
        _date,
        earliest.numbers,
        latest.numbers,
        precisions.texts(lambda text: Precision(text) if text else None),
        calendars.texts(lambda text: Calendar(text) if text else Calendar.GREGORIAN),
        inferred.numbers,
        about.numbers,
        edtf.texts(str),
    )
    lives, conflicts = later or (Column([0] * count, None), Column([0] * count, ("",)))
    return tuple(
        map(
            DateMention,
            starts.numbers,
            ends.numbers,
            dates,
            kinds.texts(str),
            evidence.texts(Evidence),
            map(bool, lives.numbers),
            conflicts.texts(lambda text: Conflict(text) if text else None),
        )
    )


def _date(
    earliest: int,
    latest: int,
    precision: Precision | None,
    calendar: Calendar,
    inferred: int,
    approximate: int,
    edtf: str,
) -> HistoricalDate | None:
    if precision is None:
        return None
    return HistoricalDate(earliest, latest, precision, calendar, bool(inferred), bool(approximate), edtf)
