"""`homeroom content`: check the guidance content, or read all of it as one page."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from actions.core.content.loader import GUIDANCE_ROOT
from actions.core.content.preview import PAGE, write_preview
from actions.core.content.report import check


def add_to(commands: Any) -> None:
    """Adds the subcommand with its own two."""
    content = commands.add_parser("content", help="check the guidance content, or show all of it")
    actions = content.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, run, about in (
        ("check", run_check, "name every fault, with its file and entry"),
        ("preview", run_preview, "write all content to one page"),
    ):
        action = actions.add_parser(name, help=about)
        action.add_argument("folder", type=Path, nargs="?", default=GUIDANCE_ROOT)
        action.set_defaults(run=run)
    actions.choices["preview"].add_argument("-o", "--output", type=Path, default=PAGE)


def run_check(options: Namespace) -> int:
    """Prints every fault; 1 when there is any."""
    return check(options.folder)


def run_preview(options: Namespace) -> int:
    """Writes the page and says where it is."""
    print(write_preview(options.folder, options.output))
    return 0
