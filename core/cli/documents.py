"""Commands on whole documents and on the library: add, list, text, remove, check, rebuild."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from core.chronology.edtf import iso_day
from core.cli.output import complain, for_terminal, message, open_library, print_json, wants_visual
from core.errors import TarikhError
from core.jobs import Step, no_progress
from core.library import Library
from core.library.model import DocumentSummary
from core.paths import default_library
from core.pipeline import Failed, add_paths, rebuild


def _watch(step: Step) -> None:
    if step.subject:
        print(f"\r\033[K{step.done + 1}/{step.total} {step.subject}", end="", file=sys.stderr, flush=True)
    else:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def add(args: argparse.Namespace) -> int:
    """Import files and folders."""
    progress = _watch if sys.stderr.isatty() else no_progress
    with open_library(args, writable=True) as library:
        report = add_paths(library, args.paths, progress=progress)
    if args.json:
        print_json(
            {
                "added": [asdict(item) for item in report.added],
                "already": [asdict(item) for item in report.already],
                "failed": [_failure(item) for item in report.failed],
            }
        )
    else:
        visual = wants_visual(args)
        for item in report.added:
            print(f"{item.id}  {item.language}  {item.dates:5} dates  {for_terminal(item.title, visual)}")
        for known in report.already:
            print(f"{known.id}  in the library already: {known.path}")
    _complain_of(report.failed)
    return 1 if report.failed else 0


def _failure(item: Failed) -> dict[str, str]:
    return {"path": item.path, "code": item.error.code, "message": message(item.error)}


def _complain_of(failed: tuple[Failed, ...]) -> None:
    for item in failed:
        complain(item.error, item.path)


def _day(jdn: int | None) -> str | None:
    return None if jdn is None else iso_day(jdn)


def list_documents(args: argparse.Namespace) -> int:
    """List the documents outside the trash."""
    with open_library(args, writable=False) as library:
        trashed = library.notes.trashed_documents()
        summaries = [s for s in library.documents.summaries() if s.id not in trashed]
    if args.json:
        print_json([_summary(s) for s in summaries])
        return 0
    visual = wants_visual(args)
    for s in summaries:
        span = "" if s.earliest is None or s.latest is None else f"{iso_day(s.earliest)} to {iso_day(s.latest)}"
        print(f"{s.id}  {s.language}  {s.dates:5} dates  {span:26}  {for_terminal(s.title, visual)}")
    return 0


def _summary(s: DocumentSummary) -> dict[str, object]:
    record = asdict(s)
    return {**record, "earliest": _day(s.earliest), "latest": _day(s.latest)}


def text(args: argparse.Namespace) -> int:
    """Print a document's canonical text."""
    with open_library(args, writable=False) as library:
        document_id = library.documents.resolve(args.document)
        document = library.documents.get(document_id)
    if args.json:
        blocks = [asdict(block) for block in document.blocks]
        print_json(
            {
                "id": document_id,
                "title": document.title,
                "language": document.language,
                "direction": document.direction,
                "metadata": dict(document.metadata),
                "text": document.text,
                "blocks": blocks,
            }
        )
        return 0
    visual = wants_visual(args)
    for line in document.text.split("\n"):
        print(for_terminal(line, visual))
    return 0


def remove(args: argparse.Namespace) -> int:
    """Move documents to the trash."""
    removed: list[str] = []
    status = 0
    with open_library(args, writable=True) as library:
        for name in args.documents:
            try:
                document_id = library.documents.resolve(name)
            except TarikhError as error:
                complain(error)
                status = 1
                continue
            library.notes.set_trashed(document_id, True)
            removed.append(document_id)
    if args.json:
        print_json({"removed": removed})
    return status


def check(args: argparse.Namespace) -> int:
    """Look for damage; found problems are printed and make the exit status 1."""
    with open_library(args, writable=False) as library:
        problems = library.check()
    if args.json:
        print_json([{"code": p.code, **{name: str(value) for name, value in p.facts.items()}} for p in problems])
    else:
        for problem in problems:
            print(problem.code, *(f"{name}={value}" for name, value in problem.facts.items()))
        if not problems:
            print("no problems found")
    return 1 if problems else 0


def rebuild_library(args: argparse.Namespace) -> int:
    """Make library.db and the index anew from the originals; notes.db is left as it is."""
    path = getattr(args, "library", None) or default_library()
    if not (path / "originals").is_dir():
        raise TarikhError("library-missing", path=path)
    progress = _watch if sys.stderr.isatty() else no_progress
    with Library.open(path, fresh_documents=True) as library:
        failed = rebuild(library, progress=progress)
        count = len(library.documents.ids())
    if args.json:
        print_json({"documents": count, "failed": [_failure(item) for item in failed]})
    else:
        print(f"{count} documents rebuilt")
    _complain_of(failed)
    return 1 if failed else 0
