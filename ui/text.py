"""Words for people: error sentences, language names, counts, and isolates for mixed directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from core.chronology.display import format_date
from core.chronology.model import Calendar, HistoricalDate, Precision
from core.document.direction import language_direction
from core.document.model import Direction
from core.errors import TarikhError

LEFT_TO_RIGHT_ISOLATE = "\u2066"
translate = QCoreApplication.translate

FIRST_STRONG_ISOLATE = "⁨"
POP_ISOLATE = "⁩"


def isolate(text: object) -> str:
    """``text`` wrapped in U+2068 … U+2069, so that its direction cannot disturb what stands around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def key_words(action: QAction) -> str:
    """An action's key as the desktop writes it, kept in one piece within right-to-left words."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{LEFT_TO_RIGHT_ISOLATE}{keys}{POP_ISOLATE}" if keys else ""


def language_name(code: str) -> str:
    """The name of a language in the interface's language; an unknown code stands for itself."""
    names = {
        "ar": translate("text", "Arabic"),
        "fa": translate("text", "Persian"),
        "ur": translate("text", "Urdu"),
        "ps": translate("text", "Pashto"),
        "hi": translate("text", "Hindi"),
        "mr": translate("text", "Marathi"),
        "ne": translate("text", "Nepali"),
        "en": translate("text", "English"),
        "fr": translate("text", "French"),
        "de": translate("text", "German"),
        "es": translate("text", "Spanish"),
        "ru": translate("text", "Russian"),
        "uk": translate("text", "Ukrainian"),
        "he": translate("text", "Hebrew"),
        "tr": translate("text", "Turkish"),
        "und": translate("text", "Unknown language"),
    }
    return names.get(code, code)


def colour_name(colour: str) -> str:
    """What one of ``core.library.model.HIGHLIGHT_COLOURS`` is called."""
    names = {
        "yellow": translate("colours", "Yellow"),
        "green": translate("colours", "Green"),
        "blue": translate("colours", "Blue"),
        "pink": translate("colours", "Pink"),
        "violet": translate("colours", "Violet"),
    }
    return names[colour]


def format_size(size_bytes: int) -> str:
    """``size_bytes`` in the unit a person would use."""
    if size_bytes < 1024:
        return isolate(translate("text", "{n} bytes").format(n=size_bytes))
    if size_bytes < 1024 * 1024:
        return isolate(translate("text", "{n} KB").format(n=round(size_bytes / 1024)))
    return isolate(translate("text", "{n} MB").format(n=round(size_bytes / 1024 / 1024, 1)))


def calendar_name(calendar: Calendar) -> str:
    """What a calendar is called."""
    names = {
        Calendar.GREGORIAN: translate("text", "Gregorian"),
        Calendar.JULIAN: translate("text", "Julian (Old Style)"),
        Calendar.JALALI: translate("text", "Solar Hijri"),
        Calendar.ISLAMIC: translate("text", "Islamic (± 1 day)"),
    }
    return names[calendar]


def precision_name(precision: Precision) -> str:
    """How fine a date is, in a word."""
    names = {
        Precision.DAY: translate("text", "Day"),
        Precision.MONTH: translate("text", "Month"),
        Precision.SEASON: translate("text", "Season"),
        Precision.YEAR: translate("text", "Year"),
        Precision.RANGE: translate("text", "Span of time"),
        Precision.DECADE: translate("text", "Decade"),
        Precision.CENTURY: translate("text", "Century"),
    }
    return names[precision]


def days_in_calendar(date: HistoricalDate, calendar: Calendar, language: str) -> str:
    """The days of a date in the words of a calendar, without its "about"."""
    return format_date(replace(date, approximate=False), language, calendar)


def date_tip(date: HistoricalDate, language: str, remarks: Sequence[str] = ()) -> str:
    """A date in all four calendars as a small table of rich text, then its precision and ``remarks``.

    Everything is escaped; the table runs in the direction of ``language``, the interface's.
    """
    rtl = language_is_rtl(language)
    side, align = ("rtl", "right") if rtl else ("ltr", "left")
    rows = []
    for calendar in Calendar:
        name, days = escape(calendar_name(calendar)), escape(isolate(days_in_calendar(date, calendar, language)))
        days = f"<b>{days}</b>" if calendar is date.calendar else days
        cells = [f"{name}&nbsp;&nbsp;&nbsp;", days]
        made = [f"<td align='{align}' style='white-space: pre'>{cell}</td>" for cell in cells]
        rows.append(f"<tr>{''.join(reversed(made) if rtl else made)}</tr>")
    precision = precision_name(date.precision)
    if date.approximate:
        precision += " · " + translate("text", "about")
    table = f"<table cellspacing='2' align='{align}'>{''.join(rows)}</table>"
    return f"<qt>{table}{_lines((precision, *remarks), side, align)}</qt>"


def remarks_tip(remarks: Sequence[str], language: str) -> str:
    """The remarks alone, for words that name no day; nothing without any."""
    side, align = ("rtl", "right") if language_is_rtl(language) else ("ltr", "left")
    return f"<qt>{_lines(remarks, side, align)}</qt>" if remarks else ""


def _lines(lines: Sequence[str], side: str, align: str) -> str:
    return "".join(f"<p dir='{side}' align='{align}' style='margin: 4px 0 0 0'>{escape(line)}</p>" for line in lines)


def language_is_rtl(language: str) -> bool:
    """Whether an interface in this language runs from right to left."""
    return language_direction(language) is Direction.RTL


def error_sentence(error: BaseException) -> str:
    """What happened, to which file, and what to do; for an error without a code, its own words."""
    if not isinstance(error, TarikhError):
        return translate("text", "Something unexpected happened: {what}").format(what=isolate(error))
    sentences = {
        "unreadable": translate("text", "{path} could not be read: {reason}."),
        "empty": translate("text", "{path} holds no text."),
        "binary": translate("text", "{path} is not a text document."),
        "too-large": translate("text", "{path} is larger than {limit} and was not added."),
        "unknown-format": translate("text", "{path} is of a kind Tarikh cannot read yet."),
        "damaged": translate("text", "{path} is damaged: {reason}."),
        "library-locked": translate(
            "text", "The library {path} is open in another window of Tarikh. Close that one first."
        ),
        "library-read-only": translate("text", "The library {path} cannot be written. Check the folder's permissions."),
        "library-damaged": translate(
            "text",
            "The library file {path} is damaged ({reason}). Nothing was changed. Make a copy of the folder. "
            "Then “main.py rebuild” makes library.db anew; notes.db has daily copies in the folder “backups”.",
        ),
        "library-full": translate(
            "text", "{path} could not be written: {reason}. Make room on the disk and try again."
        ),
        "library-missing": translate("text", "There is no library in {path}."),
        "library-unreadable": translate("text", "The library {path} could not be read: {reason}."),
        "library-unlockable": translate(
            "text", "The library {path} is on a disk that cannot lock files ({reason}). Move it to another disk."
        ),
        "library-too-old": translate(
            "text", "The library {path} must be opened once for writing before it can be read."
        ),
        "backup-failed": translate("text", "The daily copy of your notes could not be written to {path}: {reason}."),
        "no-original": translate("text", "The original of this document is missing from the library."),
        "library-too-new": translate(
            "text", "The library {path} was written by a newer Tarikh. Update this program to open it."
        ),
        "query-syntax": translate("text", "This search could not be understood: {query}"),
        "no-document": translate("text", "There is no document {id}."),
        "ambiguous-document": translate("text", "More than one document is called {id}."),
        "no-annotation": translate("text", "There is no such note."),
        "no-correction": translate("text", "There is no such correction."),
    }
    sentence = sentences.get(error.code, error.code)
    facts = {
        name: format_size(value) if name in ("size", "limit") and isinstance(value, int) else isolate(value)
        for name, value in error.facts.items()
    }
    return sentence.format_map(_Facts(facts))


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"
