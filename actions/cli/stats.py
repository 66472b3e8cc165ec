"""`homeroom stats`: what the bot did lately, from daily counts that show no family."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import timedelta
from typing import Any

from actions.clock import today
from actions.core.usage import usage
from actions.storage.counts import counts_since
from actions.storage.database import database


def add_to(commands: Any) -> None:
    """Adds the subcommand."""
    command = commands.add_parser("stats", help="what the bot did lately, without any family in it")
    command.add_argument("--days", type=int, default=7, help="how far back (default: 7)")
    command.add_argument("--json", action="store_true", help="for machines")
    command.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prints the counts of the last days."""
    first = today() - timedelta(days=max(1, options.days) - 1)
    found = usage(counts_since(database(), first))
    if options.json:
        print(json.dumps(found.as_json(), indent=1))
        return 0
    print(f"Since {first.isoformat()}")
    for name, number in found.lines():
        print(f"  {name:<34}{number}")
    return 0
