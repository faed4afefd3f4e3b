"""The command line: everything but the window, without a display and without Qt.

Exit status: 0 done, 1 something failed (said on standard error, one line each; the rest is still
done), 2 the call's words are wrong. ``--json`` prints one JSON value on standard output.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from core.cli.output import complain
from core.errors import TarikhError


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; ``args.command`` is None when the window is wanted."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--library", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="the library folder to use"
    )
    output = argparse.ArgumentParser(add_help=False, parents=[common])
    output.add_argument("--json", action="store_true", help="print one JSON value")
    output.add_argument(
        "--visual", action="store_true", help="shape and reorder right-to-left text for a plain terminal"
    )

    parser = argparse.ArgumentParser(
        prog="main.py",
        parents=[common],
        description="Tarikh: read history in several scripts, with its timeline. Without a command: the window.",
    )
    window = parser.add_argument_group("the window")
    window.add_argument("--screenshot", type=Path, metavar="FILE", help="paint the window to a PNG and exit")
    window.add_argument("--open", metavar="DOC", help="the document to open: id, start of an id, or title")
    window.add_argument("--at", type=int, metavar="OFFSET", help="where in it, in code points")
    window.add_argument("--size", type=_size, metavar="WxH", default=None, help="size of the window in pixels")
    window.add_argument("--lang", choices=("en", "ar"), help="language of the interface")
    window.add_argument("--theme", choices=("light", "sepia", "dark", "contrast", "system"), help="colours")

    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    add = commands.add_parser("add", parents=[output], help="import files and folders")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    commands.add_parser("list", parents=[output], help="the documents of the library")
    text = commands.add_parser("text", parents=[output], help="a document's canonical text")
    text.add_argument("document", metavar="DOC")
    remove = commands.add_parser("remove", parents=[output], help="move documents to the trash")
    remove.add_argument("documents", nargs="+", metavar="DOC")

    search = commands.add_parser("search", parents=[output], help="find passages")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--exact", action="store_true", help="honour vowel marks and hamza")
    search.add_argument("--limit", type=int, default=20, metavar="N")
    search.add_argument("--from", dest="earliest", metavar="DATE", help="speaking of a day on or after (ISO)")
    search.add_argument("--to", dest="latest", metavar="DATE", help="speaking of a day on or before (ISO)")

    dates = commands.add_parser("dates", parents=[output], help="the dates in a plain text file")
    dates.add_argument("file", metavar="FILE", help="- for standard input")
    dates.add_argument("--lang", dest="language", metavar="xx", help="language of the text; found when not given")

    timeline = commands.add_parser("timeline", parents=[output], help="the events of documents")
    timeline.add_argument("documents", nargs="*", metavar="DOC")
    timeline.add_argument("--lives", action="store_true", help="people's lives too, as spans")
    timeline.add_argument("--format", choices=("json", "csv", "svg", "timelinejs", "ics"), default="json")

    _add_notes(commands, output)
    commands.add_parser("check", parents=[output], help="look for damage in the library")
    commands.add_parser("rebuild", parents=[output], help="make documents and index anew from the originals")
    return parser


def _add_notes(commands: argparse._SubParsersAction[argparse.ArgumentParser], output: argparse.ArgumentParser) -> None:
    notes = commands.add_parser("notes", help="bookmarks, highlights and notes")
    verbs = notes.add_subparsers(dest="verb", metavar="VERB", required=True)
    add = verbs.add_parser("add", parents=[output], help="put a note on a span of text")
    add.add_argument("document", metavar="DOC")
    add.add_argument("--start", type=int, required=True, metavar="N", help="first code point")
    add.add_argument("--end", type=int, required=True, metavar="N", help="after the last code point")
    add.add_argument("--body", required=True, metavar="TEXT", help="Markdown")
    listing = verbs.add_parser("list", parents=[output], help="all annotations, or one document's")
    listing.add_argument("document", nargs="?", metavar="DOC")
    export = verbs.add_parser("export", parents=[output], help="write all annotations to standard output")
    export.add_argument("--format", choices=("md", "jsonld", "csv", "anki"), default="md")
    importing = verbs.add_parser("import", parents=[output], help="take in a JSON-LD export")
    importing.add_argument("file", metavar="FILE", help="- for standard input")


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) >= 320 and int(height) >= 240):
        raise argparse.ArgumentTypeError("WIDTHxHEIGHT in pixels, at least 320x240")
    return min(int(width), 10_000), min(int(height), 10_000)


def _handler(command: str) -> Callable[[argparse.Namespace], int]:
    """The function of a command; its module is loaded only now, so that a search starts fast."""
    if command in ("search", "dates"):
        from core.cli import finding

        return finding.search_passages if command == "search" else finding.dates
    if command == "timeline":
        from core.cli.timeline import timeline

        return timeline
    if command == "notes":
        from core.cli.notes import notes

        return notes
    from core.cli import documents

    return {
        "add": documents.add,
        "list": documents.list_documents,
        "text": documents.text,
        "remove": documents.remove,
        "check": documents.check,
        "rebuild": documents.rebuild_library,
    }[command]


def run(args: argparse.Namespace) -> int:
    """Do what a parsed command line with a command asks; return the exit status."""
    try:
        return _handler(args.command)(args)
    except TarikhError as error:
        complain(error)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output left early, as `head` does: nothing to say
        return 0


def main(arguments: Sequence[str]) -> int:
    """Parse and run; for tests and scripts that want no window."""
    return run(build_parser().parse_args(arguments))
