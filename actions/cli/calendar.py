"""`homeroom calendar`: the dates that follow a letter, as a calendar file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from actions.cli.files import write
from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.facts.case_file import read_case
from actions.core.papers.calendar_file import calendar_file


def add_to(commands: Any) -> None:
    """Adds the subcommand."""
    command = commands.add_parser("calendar", help="the dates for a case file, as an .ics file")
    command.add_argument("case", type=Path, metavar="CASE.yml", help="see docs/case-file.md")
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="default: print the file"
    )
    command.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Writes the calendar file."""
    case = read_case(options.case, guidance())
    written = calendar_file(case, guidance(), today=today(case.state))
    if options.output is None:
        print(written.decode(), end="")
        return 0
    return write(options.output, written)
