"""iCalendar, the picture of the view, TimelineJS: what other programs will read."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from core.chronology.calendars import to_jdn
from core.chronology.layout import EventIndex, Scale, lay_out
from core.chronology.model import Calendar, Event, HistoricalDate, Precision
from core.chronology.ticks import ticks
from core.export.timeline import (
    EventRow,
    Picture,
    PictureAxis,
    PictureLabel,
    PictureLane,
    timeline_csv,
    timeline_ics,
    timeline_timelinejs,
    view_svg,
)
from core.export.timeline.ics import escape_text, fold_line

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def jdn(year: int, month: int = 1, day: int = 1) -> int:
    return to_jdn(Calendar.GREGORIAN, year, month, day)


def row(start: int, earliest: int, latest: int, label: str, language: str = "en", **facts) -> EventRow:
    precision = Precision.DAY if earliest == latest else Precision.RANGE
    date = HistoricalDate(earliest, latest, precision, **facts)
    direction = "rtl" if language in ("ar", "fa") else "ltr"
    title = {"ar": "سجل المدينة", "fa": "دفتر شهر"}.get(language, "A short chronicle")
    return EventRow(
        f"{language}-1", title, language, direction, Event(start, start + 30, date, label, start, start + 5)
    )


DAY, NIGHT = jdn(1905, 1, 22), jdn(1917, 11, 7)
ROWS = [
    row(5, jdn(-43, 3, 15), jdn(-43, 3, 15), "the ides"),
    row(10, jdn(1904, 2, 8), jdn(1905, 9, 5), "a war; with commas, and \\ strokes"),
    row(
        40,
        jdn(1905, 1, 22),
        jdn(1905, 1, 22),
        "خرج الناس إلى الشارع في صباح ذلك اليوم وعادوا منه في المساء متعبين",
        "ar",
    ),
    row(
        70, jdn(1917, 11, 7), jdn(1917, 11, 7), "شهر در آن روز آرام بود", "fa", calendar=Calendar.JALALI, inferred=True
    ),
    row(90, jdn(1917, 12, 31), jdn(1917, 12, 31), "a last day\nof a year"),
]


def unfold(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_golden_icalendar(golden):
    golden("timeline_export.ics", timeline_ics(ROWS, NOW).text.replace("\r\n", "\n"))


def test_the_icalendar_keeps_the_rules_of_rfc_5545():
    text, left_out = timeline_ics(ROWS, NOW)
    assert left_out == 1
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfold(text)
    assert "X-TARIKH-EVENTS-LEFT-OUT:1" in lines
    depth: list[str] = []
    uids = []
    for line in lines[:-1]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            depth.append(value)
        elif name == "END":
            assert depth.pop() == value
        else:
            assert name.split(";")[0].replace("-", "").isalnum()
        if name == "UID":
            uids.append(value)
    assert not depth
    assert len(set(uids)) == 4
    assert "DTSTART;VALUE=DATE:19171231" in lines
    assert "DTEND;VALUE=DATE:19180101" in lines, "the end is the day after the last"
    assert "SUMMARY;LANGUAGE=en:a war\\; with commas\\, and \\\\ strokes" in lines
    assert "SUMMARY;LANGUAGE=en:a last day\\nof a year" in lines
    assert lines.count("STATUS:TENTATIVE") == 1


@pytest.mark.parametrize("text", ["a" * 75, "a" * 76, "ي" * 100, "x" + "क्रांति" * 40, "😀" * 60, ""])
def test_folding_cuts_no_character_and_loses_nothing(text):
    folded = fold_line(text)
    assert folded.replace("\r\n ", "") == text
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))


def test_control_characters_do_not_reach_a_calendar():
    assert escape_text("a\x07b\r\nc\rd") == "ab\\nc\\nd"


def picture(rtl: bool) -> Picture:
    first, last = jdn(1900), jdn(1920)
    scale = Scale(first, last, 600, rtl)
    events = [r.event for r in ROWS[1:]]
    lanes = [0, 1, 1, 0]
    index = EventIndex(
        lanes,
        [e.date.earliest for e in events],
        [e.date.latest for e in events],
        bytes(e.date.inferred for e in events),
        bytes(4),
    )
    left = 12.0 if rtl else 132.0
    language = "ar" if rtl else "en"
    return Picture(
        width=744,
        height=160,
        plot_left=left,
        plot_width=600,
        axis_top=120,
        rtl=rtl,
        language=language,
        title="1900–1920",
        colors={
            "page": "#ffffff",
            "ink": "#000000",
            "muted": "#666666",
            "rule": "#dddddd",
            "accent": "#9c3b2e",
            "accent_ink": "#ffffff",
        },
        lanes={
            0: PictureLane("A short chronicle <of a town>", 150, "ltr", "#b0562f", 40, 30),
            1: PictureLane("سجل المدينة", 60, "rtl", "#2f7f86", 70, 30),
        },
        marks=lay_out(index, scale, range(2)),
        labels=[PictureLabel(1, 200, 320, "خرج الناس إلى الشارع…", "rtl"), PictureLabel(0, 330, 420, "a label", "ltr")],
        axes=[
            PictureAxis(ticks(scale, Calendar.GREGORIAN, language, lambda s: 7.0 * len(s)), "Gregorian", 50),
            PictureAxis(ticks(scale, Calendar.JALALI, language, lambda s: 7.0 * len(s)), "Solar Hijri", 60),
        ],
        cursor=(scale.x_of(jdn(1905)), "\u20681905\u2069"),
        span=(200.0, 260.0, "spring"),
        lanes_top=40,
    )


@pytest.mark.parametrize("rtl", [False, True])
def test_golden_picture(golden, rtl):
    golden(f"timeline_view_{'rtl' if rtl else 'ltr'}.svg", view_svg(picture(rtl)))


@pytest.mark.parametrize("rtl", [False, True])
def test_every_text_of_the_picture_has_its_own_direction_and_its_place(rtl):
    root = ElementTree.fromstring(view_svg(picture(rtl)))
    texts = {"".join(t.itertext()): t for t in root.iter(f"{SVG}text")}
    label = texts["خرج الناس إلى الشارع…"]
    assert label.get("direction") == "rtl"
    left = 12 if rtl else 132
    # By its middle: programs differ in what they call the start of a right-to-left text.
    assert float(label.get("x")) == left + 260
    assert {t.get("text-anchor") for t in texts.values()} == {"middle"}
    assert texts["سجل المدينة"].get("direction") == "rtl"
    assert texts["A short chronicle <of a town>"].get("direction") == "ltr"
    assert not any(ord(c) in range(0x2066, 0x206A) for text in texts for c in text)
    assert root.get("direction") == ("rtl" if rtl else "ltr")
    dots = [float(c.get("cx")) for c in root.iter(f"{SVG}circle") if c.get("r") == "4.5"]
    assert dots and all(left <= x <= left + 600 for x in dots)


CHROMIUM = Path("/usr/bin/chromium")


@pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here")
@pytest.mark.parametrize("rtl", [False, True])
def test_a_browser_opens_the_picture(tmp_path, rtl):
    file = tmp_path / "view.svg"
    file.write_text(view_svg(picture(rtl)), encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", file.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "خرج الناس إلى الشارع…" in done.stdout
    assert "parsererror" not in done.stdout


def test_timelinejs_says_bce_without_a_year_0_and_csv_has_a_line_an_event():
    told = json.loads(timeline_timelinejs(ROWS))["events"]
    assert told[0]["start_date"] == {"year": -44, "month": 3, "day": 15}
    assert all(set(e) >= {"start_date", "text", "unique_id"} and e["text"]["headline"] for e in told)
    assert len({e["unique_id"] for e in told}) == len(ROWS)
    assert all(e["start_date"]["year"] != 0 for e in told)
    assert timeline_csv(ROWS).count("\r\n") == 1 + len(ROWS)
