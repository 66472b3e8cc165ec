"""`homeroom letter`: the letter for a case file, as PDF, Word document or text."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from actions.cli.codes import BAD_INPUT
from actions.cli.files import write
from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.documents.store import FORMATS, render_letter
from actions.core.facts.case_file import read_case
from actions.core.letter.draft import draft_letter


def add_to(commands: Any) -> None:
    """Adds the subcommand."""
    command = commands.add_parser("letter", help="the letter for a case file")
    command.add_argument("case", type=Path, metavar="CASE.yml", help="see docs/case-file.md")
    command.add_argument("--format", choices=FORMATS, default="txt")
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="default: print the text"
    )
    command.add_argument("--kind", help="another letter than the one that fits")
    command.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Writes the letter."""
    content = guidance()
    kinds = sorted(content.letters)
    if options.kind and options.kind not in kinds:
        print(
            f'kind: there is no letter "{options.kind}"; kinds: {", ".join(kinds)}', file=sys.stderr
        )
        return BAD_INPUT
    if options.output is None and options.format != "txt":
        print(f"-o: a {options.format} needs a file to go to", file=sys.stderr)
        return BAD_INPUT
    case = read_case(options.case, content)
    letter = draft_letter(case, content, today=today(case.state), kind=options.kind)
    written = render_letter(letter, options.format)
    if options.output is None:
        print(written.decode(), end="")
        return 0
    return write(options.output, written)
