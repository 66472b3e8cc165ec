"""The `homeroom` command: the core at work without Rasa, and a way to talk to a running bot."""

from __future__ import annotations

import argparse
import sys

from actions.cli import (
    backup,
    calendar,
    chat,
    content,
    expire,
    letter,
    packet,
    plan,
    stats,
    understand,
)
from actions.cli.codes import BAD_INPUT
from actions.core.content.errors import ContentError
from actions.core.facts.case_file import CaseFileError
from actions.settings import WrongSettingsError


def main(arguments: list[str] | None = None) -> int:
    """Runs one subcommand. Returns its exit code: 2 when the input cannot be used."""
    parser = argparse.ArgumentParser(prog="homeroom", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (
        understand,
        plan,
        letter,
        packet,
        calendar,
        content,
        chat,
        expire,
        stats,
        backup,
    ):
        module.add_to(commands)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except (CaseFileError, ContentError, understand.NoModelError, WrongSettingsError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        return 0
