"""Tarikh's one entry: no arguments opens the window; a subcommand runs without one."""

from __future__ import annotations

import io
import sys

from core import cli


def main() -> int:
    """Run a subcommand without Qt, or the window; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # titles are in every script, whatever the system's code page
            stream.reconfigure(encoding="utf-8", errors="replace")
    args = cli.build_parser().parse_args()
    if args.command is not None:
        return cli.run(args)
    from ui.app import run

    return run(args)


if __name__ == "__main__":
    sys.exit(main())
