"""The date engine on labelled sentences written for this (format: one JSON object a line).

``{"text", "lang", "mentions": [{"start", "end", "surface", "earliest", "latest", "calendar", "kind"}]}``:
offsets in code points, days as proleptic Gregorian ISO dates, ``kind`` ``context`` where the text settles
what the words leave open and ``unresolved`` where it does not. A third of the sentences hold no date at
all, only numbers and month words that look like one. ``scores.json`` is what the engine reached: a lower
score fails, ``--update-golden`` writes a new one.

``corpus.jsonl`` labels real encyclopedias and histories by reference (file of ``TARIKH_CORPUS`` with code
points, or article and paragraph; mentions as ``[start, end, earliest, latest, calendar, kind]``): no
sentence of theirs stands here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from core.chronology.edtf import interval_of
from core.chronology.extract import find_dates
from core.chronology.model import DateMention, Evidence
from core.importers import import_bytes
from core.paths import resource

HERE = Path(__file__).parent
SCORES = HERE / "scores.json"
LANGUAGES = ("ar", "en", "fa", "he", "hi", "ru", "tr", "ur")
SETS = tuple(path.stem for path in sorted(HERE.glob("*.jsonl")) if path.stem.partition("_")[0] in LANGUAGES)
"""The ``aside``, ``kept`` and ``last`` sentences were labelled first, without the engine, and shown to it last."""
CORPUS_LANGUAGES = ("ar", "en", "fa", "hi")
SAMPLE_FAULTS = 3
"""A name of days («जुलाई के दिन») and two days that only their story tells to be Old Style or not."""
ALLOWED_DAYS = {"gregorian": 0, "julian": 0, "jalali": 3, "islamic": 3}


@dataclass
class Score:
    """Counts over one language: spans exactly right, spans that touch, values right among those."""

    labelled: int = 0
    found: int = 0
    exact: int = 0
    touching: int = 0
    valued: int = 0
    kinds: dict[str, list[int]] = field(default_factory=dict)
    """Of each kind of label: how many there are, spans exactly right, values right."""

    def count(self, kind: str, *, exact: bool, valued: bool) -> None:
        """Add one label."""
        numbers = self.kinds.setdefault(kind, [0, 0, 0])
        for place, one in enumerate((True, exact, valued)):
            numbers[place] += one

    def as_dict(self) -> dict[str, float]:
        precision = self.exact / self.found if self.found else 1.0
        recall = self.exact / self.labelled if self.labelled else 1.0
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "span_f1": round(_f1(self.exact, self.found, self.labelled), 4),
            "relaxed_f1": round(_f1(self.touching, self.found, self.labelled), 4),
            "value_f1": round(_f1(self.valued, self.found, self.labelled), 4),
        }


def _f1(right: int, found: int, labelled: int) -> float:
    return 2 * right / (found + labelled) if found + labelled else 1.0


def days_are_right(mention: DateMention, label: dict[str, Any]) -> bool:
    """The same days, three to spare at each end for those converted from a Hijri calendar."""
    if label["earliest"] is None or mention.date is None:
        return label["earliest"] is None and mention.date is None
    allowed = ALLOWED_DAYS[label["calendar"]]
    wanted = (_day(label["earliest"]), _day(label["latest"]))
    found = (mention.date.earliest, mention.date.latest)
    return all(abs(one - other) <= allowed for one, other in zip(wanted, found, strict=True))


def value_is_right(mention: DateMention, label: dict[str, Any]) -> bool:
    """Same days (three to spare for converted ones), same calendar, same standing (stated, inferred, open)."""
    if label["earliest"] is None or mention.date is None:
        return label["earliest"] is None and mention.date is None
    inferred = label["kind"] == "context"
    kind = label["kind"] if not inferred else mention.kind
    return (
        days_are_right(mention, label)
        and mention.date.calendar.value == label["calendar"]
        and (mention.evidence is Evidence.CONTEXT) == inferred
        and mention.kind == kind
    )


def _day(iso: str) -> int:
    days = interval_of(iso)
    assert days is not None, iso
    return days[0]


def written_cases(name: str) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Text, language and labels of a set that was written for this."""
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield case["text"], case["lang"], case["mentions"]


def corpus_cases(language: str, corpus: Path) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Text, language and labels of the real texts in one language."""
    names = ("start", "end", "earliest", "latest", "calendar", "kind")
    for line in (HERE / "corpus.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["lang"] == language:
            text = _text_at(corpus, *case["ref"].split())
            labels = [dict(zip(names, label, strict=True)) for label in case["mentions"]]
            yield text, language, [{**label, "surface": text[label["start"] : label["end"]]} for label in labels]


def _text_at(corpus: Path, file: str, *place: str) -> str:
    text = (corpus / file).read_text(encoding="utf-8-sig")
    if len(place) == 1:
        article, paragraph = map(int, place[0].split("."))
        return cast(str, json.loads(text)["data"][article]["paragraphs"][paragraph]["context"])
    start, end = map(int, place)
    return text[start:end]


def measure(cases: Iterator[tuple[str, str, list[dict[str, Any]]]], complain: list[str] | None = None) -> Score:
    """The score on labelled cases; what is wrong is appended to ``complain``."""
    score = Score()
    for text, language, labels in cases:
        mentions = find_dates(text, language)
        score.labelled += len(labels)
        score.found += len(mentions)
        by_span = {(mention.start, mention.end): mention for mention in mentions}
        wrong = [f"+ {text[m.start : m.end]}" for m in mentions if not _touches(m, labels)]
        for label in labels:
            mention = by_span.get((label["start"], label["end"]))
            near = mention or next((m for m in mentions if _touches(m, [label])), None)
            score.exact += mention is not None
            score.touching += near is not None
            right = near is not None and value_is_right(near, label)
            score.valued += right
            score.count(label["kind"], exact=mention is not None, valued=right)
            if mention is None or not right:
                shown = f"{text[near.start : near.end]} {near.date}" if near else "nothing"
                wrong.append(f"- {label['surface']} {label['earliest']}: {shown}")
        if wrong and complain is not None:
            complain.append(text + "\n    " + "\n    ".join(wrong))
    return score


def _touches(mention: DateMention, labels: list[dict[str, Any]]) -> bool:
    return any(mention.start < label["end"] and label["start"] < mention.end for label in labels)


@pytest.mark.parametrize("name", SETS)
def test_the_score_does_not_drop(name: str, request: pytest.FixtureRequest) -> None:
    _hold(name, written_cases(name), request)


@pytest.mark.parametrize("language", CORPUS_LANGUAGES)
def test_the_score_on_real_texts_does_not_drop(language: str, corpus: Path, request: pytest.FixtureRequest) -> None:
    _hold(f"{language}_corpus", corpus_cases(language, corpus), request)


def _hold(name: str, cases: Iterator[tuple[str, str, list[dict[str, Any]]]], request: pytest.FixtureRequest) -> None:
    """Measure a set, print its score and hold it against the saved one."""
    complaints: list[str] = []
    measured = measure(cases, complaints)
    score = measured.as_dict()
    print(f"{name}: {score}")  # shown by pytest -s
    for kind, (labelled, exact, valued) in sorted(measured.kinds.items()):
        print(f"    {kind}: {exact} of {labelled} spans, {valued} values")
    saved = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {}
    if request.config.getoption("--update-golden"):
        saved[name] = score
        SCORES.write_text(json.dumps(saved, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    lower = {kind: (saved[name][kind], value) for kind, value in score.items() if value < saved[name][kind]}
    assert not lower, "\n".join([str(lower), *complaints])


def sample_cases() -> list[tuple[str, str, Any, list[dict[str, Any]]]]:
    """The bundled library, labelled by reference: file, language, document, labels."""
    names = ("start", "end", "earliest", "latest", "calendar", "kind")
    cases = []
    for line in (HERE / "sample.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        document = import_bytes(resource("sample", case["file"]).read_bytes(), case["file"])
        labels = [dict(zip(names, label, strict=True)) for label in case["mentions"]]
        cases.append((case["file"], case["lang"], document, labels))
    return cases


def test_the_bundled_library_is_read_as_labelled() -> None:
    wrong = []
    for file, language, document, labels in sample_cases():
        mentions = {(m.start, m.end): m for m in find_dates(document.text, language, document.blocks)}
        spans = {(label["start"], label["end"]): label for label in labels}
        for span in sorted(mentions.keys() | spans.keys()):
            mention, label = mentions.get(span), spans.get(span)
            if mention is None or label is None or not days_are_right(mention, label):
                shown = mention.date and mention.date.edtf if mention else "nothing"
                wrong.append(f"{file} {document.text[slice(*span)]}: {shown}, want {label}")
    assert len(wrong) <= SAMPLE_FAULTS, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_point_at_their_words(language: str) -> None:
    lines = [
        line
        for name in SETS
        if name.partition("_")[0] == language
        for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    cases = [json.loads(line) for line in lines]
    assert len(cases) >= 50
    assert sum(not case["mentions"] for case in cases) >= 8, "hard negatives"
    for case in cases:
        for label in case["mentions"]:
            assert case["text"][label["start"] : label["end"]] == label["surface"]
