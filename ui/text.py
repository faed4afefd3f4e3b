"""Words for people: error sentences, language names, counts, and isolates for mixed directions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.errors import TarikhError

FIRST_STRONG_ISOLATE = "⁨"
POP_ISOLATE = "⁩"


def isolate(text: object) -> str:
    """``text`` wrapped in U+2068 … U+2069, so that its direction cannot disturb what stands around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("text", text)


def language_name(code: str) -> str:
    """The name of a language in the interface's language; an unknown code stands for itself."""
    names = {
        "ar": _tr("Arabic"),
        "fa": _tr("Persian"),
        "ur": _tr("Urdu"),
        "ps": _tr("Pashto"),
        "hi": _tr("Hindi"),
        "mr": _tr("Marathi"),
        "ne": _tr("Nepali"),
        "en": _tr("English"),
        "fr": _tr("French"),
        "de": _tr("German"),
        "es": _tr("Spanish"),
        "ru": _tr("Russian"),
        "uk": _tr("Ukrainian"),
        "he": _tr("Hebrew"),
        "tr": _tr("Turkish"),
        "und": _tr("Unknown language"),
    }
    return names.get(code, code)


def format_size(size_bytes: int) -> str:
    """``size_bytes`` in the unit a person would use."""
    if size_bytes < 1024:
        return isolate(_tr("{n} bytes").format(n=size_bytes))
    if size_bytes < 1024 * 1024:
        return isolate(_tr("{n} KB").format(n=round(size_bytes / 1024)))
    return isolate(_tr("{n} MB").format(n=round(size_bytes / 1024 / 1024, 1)))


def error_sentence(error: BaseException) -> str:
    """What happened, to which file, and what to do; for an error without a code, its own words."""
    if not isinstance(error, TarikhError):
        return _tr("Something unexpected happened: {what}").format(what=isolate(error))
    sentences = {
        "unreadable": _tr("{path} could not be read: {reason}."),
        "empty": _tr("{path} holds no text."),
        "binary": _tr("{path} is not a text document."),
        "too-large": _tr("{path} is larger than {limit} and was not added."),
        "unknown-format": _tr("{path} is of a kind Tarikh cannot read yet."),
        "damaged": _tr("{path} is damaged: {reason}."),
        "library-locked": _tr(
            "The library {path} is open in another window of Tarikh. Close that one first."
        ),
        "library-read-only": _tr("The library {path} cannot be written. Check the folder's permissions."),
        "library-damaged": _tr(
            "The library file {path} is damaged ({reason}). Nothing was changed. "
            "Make a copy of the folder, then try “main.py rebuild”, or restore a backup."
        ),
        "library-too-new": _tr(
            "The library {path} was written by a newer Tarikh. Update this program to open it."
        ),
        "query-syntax": _tr("This search could not be understood: {query}"),
        "no-document": _tr("There is no document {id}."),
        "ambiguous-document": _tr("More than one document is called {id}."),
        "no-annotation": _tr("There is no such note."),
    }
    sentence = sentences.get(error.code, error.code)
    facts = {name: isolate(value) for name, value in error.facts.items()}
    return sentence.format_map(_Facts(facts))


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"
