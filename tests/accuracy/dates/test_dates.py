"""The date engine on labelled sentences written for this (format: one JSON object a line).

``{"text", "lang", "mentions": [{"start", "end", "surface", "earliest", "latest", "calendar", "kind"}]}``:
offsets in code points, days as proleptic Gregorian ISO dates, ``kind`` ``context`` where the text settles
what the words leave open and ``unresolved`` where it does not. A third of the sentences hold no date at
all, only numbers and month words that look like one. ``scores.json`` is what the engine reached: a lower
score fails, ``--update-golden`` writes a new one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.chronology.edtf import interval_of
from core.chronology.extract import find_dates
from core.chronology.model import DateMention, Evidence
from core.importers import import_bytes
from core.paths import resource

HERE = Path(__file__).parent
SCORES = HERE / "scores.json"
LANGUAGES = ("ar", "en", "fa", "hi", "ru", "ur")
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


def measure(language: str, complain: list[str] | None = None) -> Score:
    """The score on ``<language>.jsonl``; what is wrong is appended to ``complain``."""
    score = Score()
    for line in (HERE / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        text, labels = case["text"], case["mentions"]
        mentions = find_dates(text, case["lang"])
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
            if mention is None or not right:
                shown = f"{text[near.start : near.end]} {near.date}" if near else "nothing"
                wrong.append(f"- {label['surface']} {label['earliest']}: {shown}")
        if wrong and complain is not None:
            complain.append(text + "\n    " + "\n    ".join(wrong))
    return score


def _touches(mention: DateMention, labels: list[dict[str, Any]]) -> bool:
    return any(mention.start < label["end"] and label["start"] < mention.end for label in labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_score_does_not_drop(language: str, request: pytest.FixtureRequest) -> None:
    complaints: list[str] = []
    score = measure(language, complaints).as_dict()
    saved = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {}
    if request.config.getoption("--update-golden"):
        saved[language] = score
        SCORES.write_text(json.dumps(saved, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    lower = {name: (saved[language][name], value) for name, value in score.items() if value < saved[language][name]}
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
    cases = [json.loads(line) for line in (HERE / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(cases) >= 30
    assert sum(not case["mentions"] for case in cases) >= 8, "hard negatives"
    for case in cases:
        for label in case["mentions"]:
            assert case["text"][label["start"] : label["end"]] == label["surface"]
