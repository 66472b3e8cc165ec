"""`homeroom expire`: removes what is long unused. The running bot does it by itself every hour."""

from __future__ import annotations

import time
from argparse import Namespace
from typing import Any

from actions.settings import settings
from actions.storage.database import database
from actions.storage.removal import expire


def add_to(commands: Any) -> None:
    """Adds the subcommand."""
    command = commands.add_parser("expire", help="remove what is long unused")
    command.set_defaults(run=run)


def run(_: Namespace) -> int:
    """Removes and says how much."""
    removed = expire(database(), time.time(), settings().keep_days)
    print(f"Removed {removed.conversations} conversations and {removed.documents} documents.")
    return 0
