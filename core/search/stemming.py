"""What a folded word is stemmed to, by language.

Snowball stems most languages. Arabic and Urdu have light stemmers of our own: measured on XQuAD (question to
its own paragraph, MRR@10, surface and stem together) ours gives .927 for Arabic, Snowball's .916, because Snowball
expects ة where folded text has ه and leaves the conjunction in والثورة.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

SCRIPT_LANGUAGES: dict[str, tuple[str, ...]] = {
    "arabic": ("ar", "fa", "ur"),
    "devanagari": ("hi", "ne"),
    "cyrillic": ("ru",),
    "latin": (
        *("en", "fr", "de", "es", "it", "pt", "nl", "tr", "sv", "da", "no", "fi", "ro", "hu", "pl", "cs"),
        *("ca", "eu", "et", "ga", "lt", "id", "eo"),
    ),
    "greek": ("el",),
    "armenian": ("hy",),
    "tamil": ("ta",),
}
"""Languages with a stemmer, by script; the first is taken where a text does not say."""

_UNSTEMMED = {"ps": "arabic", "ckb": "arabic", "mr": "devanagari", "sa": "devanagari"} | dict.fromkeys(
    ("uk", "be", "bg", "sr", "kk", "tg"), "cyrillic"
)
"""Languages we know to be written in a script but have no stemmer for: another's would do harm."""

_SNOWBALL = {
    "fa": "persian", "hi": "hindi", "ne": "nepali", "ru": "russian", "en": "english", "fr": "french",
    "de": "german", "es": "spanish", "it": "italian", "pt": "portuguese", "nl": "dutch", "tr": "turkish",
    "sv": "swedish", "da": "danish", "no": "norwegian", "fi": "finnish", "ro": "romanian", "hu": "hungarian",
    "pl": "polish", "cs": "czech", "ca": "catalan", "eu": "basque", "et": "estonian", "ga": "irish",
    "lt": "lithuanian", "id": "indonesian", "eo": "esperanto", "el": "greek", "hy": "armenian", "ta": "tamil",
}  # fmt: skip

_SCRIPT_OF = _UNSTEMMED | {language: script for script, languages in SCRIPT_LANGUAGES.items() for language in languages}

_BLOCKS = (
    (0x0370, "latin"),
    (0x0400, "greek"),
    (0x0530, "cyrillic"),
    (0x0590, "armenian"),
    (0x0600, "hebrew"),
    (0x0700, "arabic"),
    (0x0750, ""),
    (0x0780, "arabic"),
    (0x0870, ""),
    (0x0900, "arabic"),
    (0x0980, "devanagari"),
    (0x0B80, ""),
    (0x0C00, "tamil"),
)


def script_of(word: str) -> str:
    """The script of a folded word by its first letter; empty for digits and scripts we do not stem."""
    if not word or not word[0].isalpha():
        return ""
    code = ord(word[0])
    for end, script in _BLOCKS:
        if code < end:
            return script
    return ""


def stem_language(word: str, language: str) -> str:
    """Whose stemmer a folded word takes in a text of ``language``; empty for none.

    A word in another script than the text's (a Latin name in an Arabic page) takes its own script's first.
    """
    script = script_of(word)
    languages = SCRIPT_LANGUAGES.get(script)
    if languages is None:
        return ""
    if language in languages:
        return language
    return "" if _SCRIPT_OF.get(language) == script else languages[0]


def stem(word: str, language: str) -> str:
    """The stem of a folded word in a language of SCRIPT_LANGUAGES."""
    return _stemmer(language)(word)


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Callable[[str], str]:
    own = {"ar": _stem_arabic, "ur": _stem_urdu, "fa": _stem_persian, "hi": _stem_hindi}.get(language)
    return own or _snowball(language)


@lru_cache(maxsize=64)
def _snowball(language: str) -> Callable[[str], str]:
    import Stemmer

    stemmer: Callable[[str], str] = Stemmer.Stemmer(_SNOWBALL[language], 0).stemWord
    return stemmer


_ARABIC_ARTICLES = ("بال", "كال", "ال", "لل")
_ARABIC_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ت")


_ALLAH = frozenset(("الله", "بالله", "تالله", "فالله", "كالله", "لله", "اللهم"))


def _stem_arabic(word: str) -> str:
    """Light stemming after Larkey's light10, with ب ل before long words and the ending hamza or alef too."""
    if word in _ALLAH or word[1:] in _ALLAH:
        return "الله"  # its article is not one: what would be left is له (to him)
    if (word[0] == "و" and len(word) > 3) or (word.startswith("فال") and len(word) > 4):
        word = word[1:]
    for article in _ARABIC_ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            word = word[len(article) :]
            break
    else:
        if word[0] in "بل" and len(word) >= 5:
            word = word[1:]
    for suffix in _ARABIC_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            word = word[: -len(suffix)]
    return word[:-1] if word[-1] in "اء" and len(word) >= 4 else word


_TO_PERSIAN = str.maketrans("يك", "یک")


def _stem_persian(word: str) -> str:
    """Snowball's, given the Persian letters it expects; انشاء and انشا are one word."""
    if len(word) >= 4 and word[-1] == "ء":
        word = word[:-1]
    return _snowball("fa")(word.translate(_TO_PERSIAN))


_URDU_SUFFIXES = ("ياں", "يوں", "اوں", "وں", "يں", "ات", "ا", "ے", "ي", "ه", "ء")


def _stem_urdu(word: str) -> str:
    """One ending off: number, gender and the oblique case."""
    for suffix in _URDU_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def _stem_hindi(word: str) -> str:
    """Snowball's, without a virama at the end: जगत् and जगत are one word."""
    return _snowball("hi")(word.rstrip("\u094d") or word)
