"""The command line: contracts of its JSON, its exit status, and no Qt."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core import cli
from core.chronology.corrections import Action
from core.chronology.typed import read_typed
from core.cli.output import for_terminal
from core.library import Library
from core.library.anchors import make_anchor
from core.library.model import Correction

ROOT = Path(__file__).resolve().parents[3]
ARABIC = "# أخبار الشتاء\n\nوصلت الثورة إلى المدينة في 22 يناير 1905 واستمر البرد 45 دقيقة.\n"
PERSIAN = "# از پترزبورگ\n\nدر ۱۶ آذر ۱۲۹۶ نامه‌ای رسید و او می‌نویسد که خبر خوش بود.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "ar.md").write_text(ARABIC, encoding="utf-8")
    (folder / "fa.md").write_text(PERSIAN, encoding="utf-8")
    return folder


@pytest.fixture
def run(tmp_path: Path, capsys):
    """Run a command on a library of its own; return exit status, standard output and standard error."""

    def call(*words: object) -> tuple[int, str, str]:
        status = cli.main(["--library", str(tmp_path / "library"), *map(str, words)])
        out, err = capsys.readouterr()
        return status, out, err

    return call


@pytest.fixture
def filled(run, papers):
    status, _out, err = run("add", papers)
    assert status == 0, err
    return run


def test_add_says_what_came_in(run, papers):
    status, out, _err = run("add", papers, "--json")
    report = json.loads(out)
    assert status == 0
    assert report["failed"] == []
    by_language = {item["language"]: item for item in report["added"]}
    assert set(by_language) == {"ar", "fa"}
    assert set(by_language["ar"]) == {"id", "path", "title", "language", "blocks", "dates"}
    assert by_language["ar"]["title"] == "أخبار الشتاء"
    assert by_language["ar"]["dates"] == 1


def test_adding_twice_adds_nothing_and_says_so(filled, papers):
    status, out, _err = filled("add", papers, "--json")
    report = json.loads(out)
    assert (status, report["added"], len(report["already"])) == (0, [], 2)


def test_a_bad_file_is_one_line_and_status_1(run, papers):
    (papers / "bad.txt").write_bytes(b"")
    status, out, err = run("add", papers, "--json")
    report = json.loads(out)
    assert status == 1
    assert len(report["added"]) == 2
    assert report["failed"] == [{"path": str(papers / "bad.txt"), "code": "empty", "message": "holds no text"}]
    assert err.strip().splitlines() == [f"tarikh: {papers / 'bad.txt'}: holds no text"]


def test_list_text_and_remove(filled):
    documents = json.loads(filled("list", "--json")[1])
    arabic = next(d for d in documents if d["language"] == "ar")
    assert arabic["earliest"] == arabic["latest"] == "1905-01-22"
    record = json.loads(filled("text", arabic["id"][:6], "--json")[1])
    assert record["text"].startswith("أخبار الشتاء\n")
    assert filled("remove", arabic["title"])[0] == 0
    assert {d["language"] for d in json.loads(filled("list", "--json")[1])} == {"fa"}
    assert json.loads(filled("search", "الثورة", "--json")[1]) == []


def test_search_folds_and_filters_by_date(filled):
    hits = json.loads(filled("search", "ثوره", "--json")[1])
    assert len(hits) == 1
    hit = hits[0]
    mark = hit["marks"][0]
    assert hit["snippet"][mark[0] : mark[1]] == "الثورة"
    assert hit["earliest"] == "1905-01-22"
    assert json.loads(filled("search", "ثوره", "--from", "1906", "--json")[1]) == []
    assert len(json.loads(filled("search", "ثوره", "--from", "1905-01", "--to", "1905-01", "--json")[1])) == 1
    status, _out, err = filled("search", "ثوره", "--from", "yesterday")
    assert status == 1
    assert "yesterday" in err


def test_half_spaces_do_not_matter_to_search(filled):
    joined = json.loads(filled("search", "مینویسد", "--json")[1])
    spaced = json.loads(filled("search", "می‌نویسد", "--json")[1])
    assert joined
    assert [(h["document"], h["start"]) for h in joined] == [(h["document"], h["start"]) for h in spaced]


def test_dates_of_a_file_need_no_library(tmp_path, capsys):
    file = tmp_path / "page.txt"
    file.write_text(ARABIC, encoding="utf-8")
    assert cli.main(["dates", str(file), "--json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert [(r["text"], r["earliest"], r["precision"], r["calendar"]) for r in records] == [
        ("22 يناير 1905", "1905-01-22", "day", "gregorian")
    ]
    text = file.read_text(encoding="utf-8")
    assert text[records[0]["start"] : records[0]["end"]] == "22 يناير 1905"


def test_lives_and_conflicts_are_told_of_dates(tmp_path, capsys):
    file = tmp_path / "page.txt"
    file.write_text("Ivan Petrov (1870-1924) left on 31 April 1917.\n", encoding="utf-8")
    assert cli.main(["dates", str(file), "--json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert [(r["text"], r["life"], r["conflict"], r["earliest"]) for r in records] == [
        ("1870-1924", True, None, "1870-01-01"),
        ("31 April 1917", False, "no-such-day", None),
    ]
    assert cli.main(["dates", str(file)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "13-22  1870/1924 (life)  1870-1924",
        "32-45  unresolved (no-such-day)  31 April 1917",
    ]


def test_lives_are_on_the_timeline_only_when_asked_for(run, papers):
    (papers / "lives.txt").write_text("Ivan Petrov (1870-1924) came in 1917.\n", encoding="utf-8")
    assert run("add", papers / "lives.txt")[0] == 0
    plain, all_ = (json.loads(run("timeline", *words)[1]) for words in ([], ["--lives"]))
    assert [(row["edtf"], row["life"]) for row in plain] == [("1917", False)]
    assert [(row["edtf"], row["life"], row["label"]) for row in all_] == [
        ("1870/1924", True, "Ivan Petrov came in 1917"),
        ("1917", False, "Ivan Petrov (1870-1924) came"),
    ]


def test_dates_of_a_missing_file(tmp_path, capsys):
    assert cli.main(["dates", str(tmp_path / "none.txt")]) == 1
    assert "none.txt" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["json", "csv", "svg", "timelinejs", "ics"])
def test_timeline_in_every_form(filled, form):
    status, out, _err = filled("timeline", "--format", form)
    assert status == 0
    if form == "json":
        assert {event["earliest"] for event in json.loads(out)} == {"1905-01-22", "1917-12-07"}
    elif form == "timelinejs":
        first = json.loads(out)["events"][0]
        assert first["start_date"] == {"year": 1905, "month": 1, "day": 22}
    elif form == "ics":
        assert out.count("BEGIN:VEVENT\r\n") == 2
        assert "DTSTART;VALUE=DATE:19050122\r\n" in out
    elif form == "csv":
        assert len(out.strip().splitlines()) == 3
    else:
        assert out.count("<circle") == 2
        assert 'direction="rtl"' in out


def test_notes_go_round(filled, tmp_path):
    document = next(d for d in json.loads(filled("list", "--json")[1]) if d["language"] == "ar")
    text = json.loads(filled("text", document["id"], "--json")[1])["text"]
    at = text.index("المدينة")
    assert filled("notes", "add", document["id"], "--start", at, "--end", at + 7, "--body", "أي مدينة؟")[0] == 0
    exported = filled("notes", "export", "--format", "jsonld")[1]
    quote = json.loads(exported)["items"][0]["target"]["selector"][1]
    assert quote["exact"] == "المدينة"
    file = tmp_path / "notes.jsonld"
    file.write_text(exported.replace("أي مدينة؟", "تغيّر"), encoding="utf-8")
    assert filled("notes", "import", file)[0] == 0
    notes = json.loads(filled("notes", "list", "--json")[1])
    assert [(n["body"], n["exact"], n["start"]) for n in notes] == [("تغيّر", "المدينة", at)]
    assert "> المدينة" in filled("notes", "export")[1]
    assert "المدينة\tتغيّر" in filled("notes", "export", "--format", "anki")[1]


def test_corrections_of_dates_go_round(filled, tmp_path):
    document = next(d for d in json.loads(filled("list", "--json")[1]) if d["language"] == "ar")
    with Library.open(tmp_path / "library") as library:
        text = library.documents.text(document["id"])
        start, added = text.index("22 يناير 1905"), text.index("45 دقيقة")
        fix = Correction("c1", document["id"], make_anchor(text, start, start + 13), Action.DISMISS)
        date = read_typed("1906", ["ar"])
        library.corrections.put(fix)
        library.corrections.put(
            Correction("c2", document["id"], make_anchor(text, added, added + 2), Action.ADD, date, 5000, 6000)
        )
    exported = filled("notes", "export", "--format", "jsonld")[1]
    items = {item["motivation"]: item for item in json.loads(exported)["items"]}
    assert items["assessing"]["tarikh:action"] == "dismiss"
    assert items["tagging"]["body"]["value"] == "1906"
    file = tmp_path / "notes.jsonld"
    file.write_text(exported, encoding="utf-8")
    with Library.open(tmp_path / "library") as library:
        before = library.corrections.corrections()
        for correction in before:
            library.corrections.remove(correction.id)
    assert filled("notes", "import", file)[0] == 0
    with Library.open(tmp_path / "library") as library:
        assert library.corrections.corrections() == before
    events = json.loads(filled("timeline", document["id"], "--format", "json")[1])
    assert [event["edtf"] for event in events] == ["1906"]


def test_a_note_outside_the_text_is_refused(filled):
    document = json.loads(filled("list", "--json")[1])[0]
    status, _out, err = filled("notes", "add", document["id"], "--start", 5, "--end", 999_999, "--body", "x")
    assert status == 1
    assert "999999" in err


def test_a_file_that_is_no_export_changes_nothing(filled, tmp_path):
    file = tmp_path / "notes.jsonld"
    file.write_text('{"items": [{"id": "x"}]}', encoding="utf-8")
    assert filled("notes", "import", file)[0] == 1
    assert json.loads(filled("notes", "list", "--json")[1]) == []


def test_check_and_rebuild(filled, tmp_path):
    assert filled("check") == (0, "no problems found\n", "")
    before = json.loads(filled("list", "--json")[1])
    (tmp_path / "library" / "library.db").write_bytes(b"damaged" * 1000)
    status, _out, err = filled("list")
    assert status == 1
    assert "rebuild" in err
    assert filled("rebuild")[0] == 0
    assert [(d["id"], d["title"]) for d in json.loads(filled("list", "--json")[1])] == [
        (d["id"], d["title"]) for d in before
    ]


def test_reading_a_library_that_is_not_there_makes_none(run, tmp_path):
    status, _out, err = run("list")
    assert status == 1
    assert "no library" in err
    assert not (tmp_path / "library").exists()


def test_an_unknown_document_is_named(filled):
    status, _out, err = filled("text", "nowhere")
    assert status == 1
    assert "nowhere" in err


def test_wrong_words_are_status_2():
    with pytest.raises(SystemExit) as stop:
        cli.main(["frobnicate"])
    assert stop.value.code == 2


def test_for_a_plain_terminal_text_is_shaped_and_reordered():
    assert for_terminal("abc", True) == "abc"
    shown = for_terminal("سلام 1905", True)
    assert shown.startswith("1905 ")
    assert all(letter not in shown for letter in "سل")
    assert for_terminal("سلام", False) == "سلام"


def test_a_subcommand_imports_no_qt(tmp_path, papers):
    code = (
        "import sys; sys.argv = ['main.py', '--library', sys.argv[1], 'add', sys.argv[2]];"
        "import main; status = main.main();"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'qtawesome'))];"
        "sys.exit(status)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "library"), str(papers)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
