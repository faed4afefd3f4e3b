"""Bytes become text: byte-order marks, strict UTF-8, UTF-16 by its zeros, then single-byte candidates scored.

No library is asked first: on short Arabic, Persian and Hebrew texts general detectors confuse the very
encodings this corpus is in. A candidate is judged by what it makes of the bytes above 127: how common those
letters are in the languages written with it, and whether they sit together as letters of a word do.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

GUESSED = "encoding-guessed"
DAMAGED = "encoding-damaged"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of the encoding it was read with, and what about that is worth a warning."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode_text(data: bytes) -> tuple[str, str]:
    """The text of a plain file as it stands (byte-order mark dropped, nothing repaired) and its encoding."""
    decoded = decode(data)
    return decoded.text, decoded.encoding


def decode(data: bytes) -> Decoded:
    """Decode bytes of unknown encoding; never raises, damaged places become U+FFFD."""
    marked = by_mark(data)
    if marked is not None:
        return marked
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if b"\0" in data and text.isascii():  # UTF-16 of Latin or Devanagari is made of bytes below 128
        wide = _utf16_by_zeros(data)
        if wide is not None:
            return wide
    if text or not data:
        return Decoded(text, "utf-8")
    if _mostly_utf8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8", (DAMAGED,))
    return _by_score(data)


# --------------------------------------------------------------------------------------------- Unicode

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def by_mark(data: bytes) -> Decoded | None:
    """Decode by a byte-order mark, or None where there is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                return Decoded(body.decode(encoding), encoding)
            except UnicodeDecodeError:
                return Decoded(body.decode(encoding, "replace"), encoding, (DAMAGED,))
    return None


def _utf16_by_zeros(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: in every second place few values, zero among them, and plausible text."""
    sample = data[: 1 << 16]
    sample = sample[: len(sample) & ~1]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if not high:
            continue
        common = Counter(high).most_common(3)
        if sum(count for _, count in common) < 0.8 * len(high) or 0 not in dict(common):
            continue
        text = sample.decode(encoding, "replace")
        likely = sum(character.isprintable() or character in "\t\n\r" for character in text)
        if likely > 0.95 * len(text) and "\0" not in text[:1000]:
            try:
                return Decoded(data.decode(encoding), encoding, (GUESSED,))
            except UnicodeDecodeError:
                return Decoded(data.decode(encoding, "replace"), encoding, (GUESSED, DAMAGED))
    return None


_UTF8_RUN = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{1,3}|[\xe0-\xef][\x80-\xbf]\Z"
)
_HIGH = re.compile(rb"[\x80-\xff]")


def _mostly_utf8(data: bytes) -> bool:
    """Whether bytes above 127 nearly all sit in UTF-8 sequences (half surrogates and cut ends count)."""
    good = sum(len(run) for run in _UTF8_RUN.findall(data))
    return good >= 5 * max(len(_HIGH.findall(data)) - good, 0) and good > 0


# --------------------------------------------------------------------------------- single-byte candidates

_RARE = 1e-4
_NEVER = 1e-7


def _letters(common: str, usual: str, rare: str) -> Mapping[str, float]:
    """A model: about how often each character stands among those above 127, from three groups."""
    model = {}
    for group, share in ((common, 0.66), (usual, 0.3), (rare, 0.025)):
        model.update(dict.fromkeys(group.replace(" ", ""), share / max(len(group.replace(" ", "")), 1)))
    model.update(dict.fromkeys("«»“”‘’–—…\u00a0•°§№", 0.002))
    return MappingProxyType(model)


_ARABIC = _letters("الينموتةرب", "عدفهكقسحجأشصىطخئإءضذزغظثآؤ،", "؛؟ًٌٍَُِّْـپچژگ\u200c\u200d\u200e\u200f")
_PERSIAN = _letters("ايردنهوتمس", "شکبگزلخقفعحجپچآصطغئضذ\u200cكةى،", "ژءأإؤظث؛؟ًٌٍَُِّْـ\u200e\u200f\u200d")
_HEBREW = _letters("יוהלאמרתבש", "נכדםחקעפטןגצסזךףץ", "ְֱֲִֵֶַָֹֻּׁׂ־׀׃״׳₪\u200e\u200f")
_RUSSIAN = _letters("оеаинтсрвл", "кмдпуяыьгзбчйхжшюцщэфОВНПСАКИРТМ", "ЕЛДГБЭЯЗУФХЧШЖЦЮЙЩёЁъЫЬіїєґІЇЄҐў")
_LATIN_WEST = _letters("éäüöèóíáàñ", "çêßãúâôåøæîœõëïÉÖÜÄ", "ûùìòÁÀÇÈÊÎÓÚÑÅØÆŒÍÔÂÿýÝþðÞÐ¿¡£€©®ª×·½")
_LATIN_TURKISH = _letters("ıüşçğöİ", "ÖÇŞÜâîû", "ĞêéÂÎÛ₺")
_LATIN_CENTRAL = _letters("áéíóřšžčěąłęśżýú", "ůćńőűźďťňöüäŁŚŻŠČŽĆ", "ĘĄŃŹŘĎŤŇÁÉÍÓÚÝÖÜÄâăîșțşţßđĐô")


@dataclass(frozen=True, slots=True)
class _Candidate:
    encoding: str
    models: tuple[Mapping[str, float], ...]
    latin: bool = False


_CANDIDATES = (
    _Candidate("windows-1256", (_ARABIC, _PERSIAN)),
    _Candidate("iso-8859-6", (_ARABIC,)),
    _Candidate("windows-1255", (_HEBREW,)),
    _Candidate("iso-8859-8", (_HEBREW,)),
    _Candidate("windows-1251", (_RUSSIAN,)),
    _Candidate("koi8-r", (_RUSSIAN,)),
    _Candidate("koi8-u", (_RUSSIAN,)),
    _Candidate("iso-8859-5", (_RUSSIAN,)),
    _Candidate("cp866", (_RUSSIAN,)),
    _Candidate("mac-cyrillic", (_RUSSIAN,)),
    _Candidate("windows-1252", (_LATIN_WEST,), latin=True),
    _Candidate("windows-1254", (_LATIN_TURKISH,), latin=True),
    _Candidate("windows-1250", (_LATIN_CENTRAL,), latin=True),
)
"""In order of preference: where two read the same text, the first is named."""

_SAMPLE = 96_000
_MIXED = re.compile(r"[A-Za-z][^\W\d_A-Za-z]|[^\W\d_A-Za-z][A-Za-z]")
_SWAPPED_CASE = re.compile(r"[а-яёіїє][А-ЯЁІЇЄ]")
_ACCENT_RUN = re.compile(r"[^\W\d_A-Za-z]{2,}")
_LONE_ACCENT = re.compile(r"(?<![^\W\d_])[^\W\d_A-Za-zàÀéÉóÓáÁíÍúÚêÊöÖåÅæÆøØyоиI](?![^\W\d_])")


def _by_score(data: bytes) -> Decoded:
    sample = _spread(data)
    ranked = sorted(((_score(sample, candidate), -index) for index, candidate in enumerate(_CANDIDATES)), reverse=True)
    best, index = ranked[0]
    encoding = _CANDIDATES[-index].encoding
    if best < _DOUBTFUL:
        encoding = _second_opinion(sample) or encoding
    try:
        return Decoded(data.decode(encoding), encoding, (GUESSED,))
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, "replace"), encoding, (GUESSED, DAMAGED))


_DOUBTFUL = -6.5
"""Mean log-probability of a high byte below which none of our candidates reads as text."""


def _score(sample: bytes, candidate: _Candidate) -> float:
    """Mean log-probability of the characters above 127, with penalties for impossible neighbours."""
    text = sample.decode(candidate.encoding, "replace")
    counts = Counter(text)
    high = [(character, count) for character, count in counts.items() if character > "\x7f"]
    total = sum(count for _, count in high)
    if not total:
        return 0.0
    score = max(
        sum(count * math.log(_probability(model, character)) for character, count in high) for model in candidate.models
    )
    if candidate.latin:
        doubled = sum(len(run) - 1 for run in _ACCENT_RUN.findall(text))
        score -= 4.0 * doubled + 3.0 * len(_LONE_ACCENT.findall(text))
    else:
        score -= 6.0 * len(_MIXED.findall(text))
        score -= 5.0 * len(_SWAPPED_CASE.findall(text))
    return score / total


def _probability(model: Mapping[str, float], character: str) -> float:
    known = model.get(character)
    if known is not None:
        return known
    if character == "\ufffd" or "\x80" <= character <= "\x9f":
        return _NEVER
    return _RARE


def _spread(data: bytes) -> bytes:
    if len(data) <= _SAMPLE:
        return data
    piece = _SAMPLE // 3
    middle = len(data) // 2
    return data[:piece] + b"\n" + data[middle : middle + piece] + b"\n" + data[-piece:]


def _second_opinion(sample: bytes) -> str | None:
    """What charset-normalizer says: it knows East Asian encodings, which we do not score."""
    import charset_normalizer

    match = charset_normalizer.from_bytes(sample).best()
    return match.encoding if match is not None else None


# -------------------------------------------------------------------------------------- declared names

_ALIASES = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "x-cp1256": "windows-1256",
    "unicode": "utf-16",
}


def decode_declared(data: bytes, declared: str) -> Decoded | None:
    """Decode as a document says it is encoded, or None where the name is unknown or a lie.

    Valid UTF-8 with any letter above 127 is UTF-8 whatever was declared.
    """
    name = declared.strip().strip("\"'").lower()
    name = _ALIASES.get(name, name)
    try:
        if codecs.lookup(name).name.startswith(("utf-16", "utf-32")):
            return None  # it could not have been read to find the declaration
        if not data.isascii():
            try:
                return Decoded(data.decode("utf-8"), "utf-8")
            except UnicodeDecodeError:
                pass
        return Decoded(data.decode(name), name)
    except (LookupError, ValueError):
        return None
