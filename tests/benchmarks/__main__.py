"""Runs the benchmarks: ``python -m tests.benchmarks [NAME…]``; exit status 1 if a promise is not kept.

A benchmark is a module ``bench_NAME.py`` with a ``run()`` that returns ``Comparison`` objects, or prints
its own findings and returns None.
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path

from tests.benchmarks.comparison import Comparison


def _promise(line: Comparison) -> str:
    parts = []
    if line.at_least is not None:
        parts.append(f"at least {line.at_least:g}x")
    if line.at_most is not None:
        parts.append(f"at most {line.at_most:g} {line.unit}")
    if not parts:
        return ""
    return f"{'kept' if line.kept else 'BROKEN'}: {', '.join(parts)}"


def _print(lines: list[Comparison]) -> None:
    rows = [("", "ours", "theirs", "ratio", "against", "promise")]
    rows += [
        (
            line.what,
            f"{line.ours:.1f} {line.unit}",
            f"{line.theirs:.1f} {line.unit}",
            f"{line.ratio:.1f}x",
            line.rival,
            _promise(line),
        )
        for line in lines
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    for row in rows:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all."""
    found = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    unknown = sorted(set(names) - set(found))
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(found)}", file=sys.stderr)
        return 2
    broken = 0
    for name in names or found:
        began = time.perf_counter()
        module = importlib.import_module(f"tests.benchmarks.bench_{name}")
        lines = list(module.run() or ())
        print(f"{name}: {time.perf_counter() - began:.0f} s", flush=True)
        if lines:
            _print(lines)
        broken += sum(not line.kept for line in lines)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
