"""Which language a text is in: by script first, then by its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

UNKNOWN = "und"

_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x3040, 0x30FF, "Jpan"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xAC00, 0xD7AF, "Hang"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
)

_ONLY_LANGUAGE = {
    "Grek": "el", "Armn": "hy", "Hebr": "he", "Beng": "bn", "Guru": "pa", "Gujr": "gu", "Taml": "ta",
    "Telu": "te", "Knda": "kn", "Mlym": "ml", "Thai": "th", "Geor": "ka", "Jpan": "ja", "Hani": "zh",
    "Hang": "ko",
}  # fmt: skip

_WORDS: dict[str, dict[str, str]] = {
    "Arab": {
        "ar": "في من على إلى الى أن ان إن عن التي الذي هذا هذه ذلك كان كانت قد بين ما لم لا أو او "
        "مع كل بعد قبل "
        "هو هي وهو وفي ومن ثم حتى عام حيث و",
        "fa": "در به از که این آن را با است برای بر یک شد بود می خود تا های هم نیز شده کرد او ما "
        "اما ها کند بین "
        "دو باید پس بودند سال",
        "ur": "کے کی کا میں اور سے ہے کو نے پر یہ کہ ہیں اس تھا تھے تھی بھی ایک نہیں وہ گیا کر جو تک ہو ہر لئے",
        "ps": "د په او چې یې له کې دې سره ته دا شو وه نه څخه هم دی شوی کړ کړه ده هر وي پر",
        "ckb": "لە و بە کە بۆ ئەو ئەم لەو یەک هەر نە وە ھەر دا",
        "ug": "ۋە بىلەن بىر بۇ ئۇ ھەر ياكى كېرەك ئۈچۈن",
    },
    "Deva": {
        "hi": "के में की है और का को से ने पर हैं यह कि भी एक था थे थी ही नहीं इस हो कर तो गया लिए वह किया अपने",
        "mr": "आहे आणि या ते होते व होता तो ही मध्ये त्या हे त्यांनी होती केली आला असे झाली नाही पण की त्याचा",
        "ne": "छ र को मा हो गरेको भएको थियो छन् लाई पनि यो तथा गर्न भने उनी हुन् गरे प्रति वा",
    },
    "Latn": {
        "en": "the of and to in a was is that for with as on by at from which were his had not it be an this are",
        "fr": "le la les de des et du en un une dans est que qui pour par sur au avec il ne pas ce à sont se plus",
        "de": "der die und das in den von zu mit des im ist dem nicht ein eine auf für sich als auch war wurde er",
        "es": "el la los de y en que del las se un por con una su para es al lo como más fue no",
        "it": "il di e la che in un del per è della una con non le si dei da al gli nel sono i alla",
        "pt": "o de a e que do da em um para os com uma no na se por dos as foi ao não é mais",
        "nl": "de het een van en in is dat op te met voor zijn aan niet door er ook werd als bij was",
        "tr": "ve bir bu da de için ile olarak olan çok daha en ne gibi sonra kadar olduğu her ya tarafından o ki",
        "pl": "w i na z do się nie że to jest od po przez jak dla był o są oraz za co",
    },
    "Cyrl": {
        "ru": "и в не на что с по из к как от за он его это для был до же было или были но а их все при",
        "uk": "і в не на що з та до за як від його для було це був але по або під їх про у й є",
        "bg": "на и в да се за от са не по е с със към като че това но през при бе ще",
        "sr": "је у и на се да за су од са као не из по или који а то",
    },
}

_LETTERS: dict[str, dict[str, str]] = {
    "Arab": {
        "ar": "ةأإ",
        "fa": "پچژگکی",
        "ur": "ٹڈڑےںہھ",
        "ps": "ټډړږښګڼېۍځڅ",
        "ckb": "ەێۆڵڕ",
        "ug": "ەېۇۈۋ",
    },
    "Deva": {"mr": "ळ"},
    "Latn": {
        "fr": "éèêàçœùû", "de": "äöüß", "es": "ñ¿¡áíóú", "it": "èàòùì", "pt": "ãõçáâê",
        "tr": "ışğİüçö", "pl": "łążśęćńó", "nl": "ëï",
    },
    "Cyrl": {"ru": "ыэё", "uk": "іїєґ", "bg": "ъщ", "sr": "јљњћђџ"},
}  # fmt: skip

_WEIGHT = {"fa": 0.25}
"""What one such letter says in common words, if not the usual: Urdu, Pashto and Sorani share them."""
_USUAL_WEIGHT = {"Arab": 0.7, "Deva": 0.7, "Cyrl": 0.7, "Latn": 0.35}

_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0655\u0670\u093c-\u094d\u0900-\u0903\u0962\u0963]+[^\W\d_]*)*")
_ADDRESS = re.compile(r"\S*(?:://|@)\S*")
_SAMPLE = 24_000
"""Code points looked at in a long text."""
_SLICES = 12
_SHORTEST = 6
"""Code points below which no block is told by itself."""
_MARKS = {ord(mark): None for mark in "ًٌٍَُِّْـٰٔ"}


def detect_language(text: str) -> str:
    """Language of most of a text as an ISO 639 code, or ``und``; a long text is sampled evenly."""
    sample = _sample(text)
    script = main_script(sample)
    return _of_script(sample, script)[0] if script else UNKNOWN


def block_language(text: str, document_language: str) -> str:
    """Language of one block, or an empty string where it is too short to tell (then the document's holds).

    Within the document's own script a block needs plain evidence to be called anything else.
    """
    if len(text) < _SHORTEST:
        return ""
    sample = text if len(text) <= 600 else text[:300] + " " + text[-300:]
    if "@" in sample or "://" in sample:
        sample = _ADDRESS.sub(" ", sample)
    script = main_script(sample)
    if not script:
        return ""
    language, hits, lead = _of_script(sample, script)
    if language == document_language:
        return language if hits >= 2 else ""
    if script in _ONLY_LANGUAGE:
        return language
    if script == language_script(document_language):
        return language if hits >= 6 and lead >= 4 else ""
    return language if hits >= 2 else ""


def language_script(language: str) -> str:
    """ISO 15924 code of the script this module expects of a language, or an empty string."""
    for script, languages in _WORDS.items():
        if language in languages:
            return script
    return next((script for script, only in _ONLY_LANGUAGE.items() if only == language), "")


def main_script(text: str) -> str:
    """ISO 15924 code of the script most letters of a (short) text are in, or an empty string."""
    counts = _scripts(text)
    return counts.most_common(1)[0][0] if counts else ""


def script_share(text: str, language: str) -> float:
    """Share of a text's letters (sampled) that are in a language's script; 0 for a language not known here."""
    counts = _scripts(_sample(text))
    return counts[language_script(language)] / max(counts.total(), 1)


def _scripts(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        code = ord(character)
        if code < 0x41 or not (character.isalpha() or 0x900 <= code <= 0x97F):
            continue
        for low, high, script in _SCRIPTS:
            if low <= code <= high:
                counts[script] += count
                break
    if counts["Jpan"] and counts["Jpan"] * 10 > counts["Hani"]:
        counts["Jpan"] += counts.pop("Hani", 0)
    return +counts


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    piece, step = _SAMPLE // _SLICES, len(text) // _SLICES
    return " ".join(text[index * step : index * step + piece] for index in range(_SLICES))


def _of_script(text: str, script: str) -> tuple[str, int, float]:
    """The best language of a script, how many pieces of evidence it has, and its lead over the next."""
    if script in _ONLY_LANGUAGE:
        return _ONLY_LANGUAGE[script], 99, 99.0
    words = Counter(_WORD.findall(text.lower().translate(_MARKS)))
    letters = Counter(text.translate(_MARKS))
    total = max(sum(words.values()), 1)
    scores: list[tuple[float, int, str]] = []
    for language, table in _TABLES[script].items():
        hits = sum(count for word, count in words.items() if word in table)
        marks = sum(letters[letter] for letter in _LETTERS[script].get(language, ""))
        weight = _WEIGHT.get(language, _USUAL_WEIGHT[script])
        scores.append((hits + weight * marks, hits + marks, language))
    scores.sort(reverse=True)
    (best, hits, language), (second, _, _) = scores[0], scores[1]
    if best == 0 or best < 0.03 * total or (best == second and hits < 4):
        return UNKNOWN, 0, 0.0
    return language, hits, best - second


_TABLES: dict[str, dict[str, frozenset[str]]] = {
    script: {language: frozenset(words.split()) for language, words in languages.items()}
    for script, languages in _WORDS.items()
}
