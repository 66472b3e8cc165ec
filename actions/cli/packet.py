"""`homeroom packet`: the meeting packet for a case file, as one PDF or as text."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from actions.cli.codes import BAD_INPUT
from actions.cli.files import write
from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.documents.packet_pdf import packet_pdf
from actions.core.documents.packet_text import packet_text
from actions.core.facts.case_file import read_case
from actions.core.papers.packet import make_packet


def add_to(commands: Any) -> None:
    """Adds the subcommand."""
    command = commands.add_parser("packet", help="the meeting packet for a case file")
    command.add_argument("case", type=Path, metavar="CASE.yml", help="see docs/case-file.md")
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="a PDF; default: print the text"
    )
    command.add_argument(
        "--support", action="append", metavar="ID", help="a support to ask for; may be repeated"
    )
    command.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Writes the packet."""
    content = guidance()
    unknown = [one for one in options.support or () if one not in content.supports]
    if unknown:
        print(f'support: there is no support "{unknown[0]}"', file=sys.stderr)
        return BAD_INPUT
    case = read_case(options.case, content)
    packet = make_packet(case, content, today=today(case.state), supports=options.support)
    if options.output is None:
        print(packet_text(packet), end="")
        return 0
    return write(options.output, packet_pdf(packet))
