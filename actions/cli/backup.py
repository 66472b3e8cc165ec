"""`homeroom backup` and `homeroom restore`: the embedded database as one file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from actions.cli.codes import BAD_INPUT
from actions.storage.backup import BackupProblem, back_up, embedded_file, restore

ELSEWHERE = """The conversations are in PostgreSQL, which has its own tools:
  pg_dump --format=custom --file={file} "$HOMEROOM_DATABASE"
  pg_restore --clean --if-exists --single-transaction --dbname="$HOMEROOM_DATABASE" {file}
Stop the bots before pg_restore, and run `homeroom expire` after it."""


def add_to(commands: Any) -> None:
    """Adds both subcommands."""
    command = commands.add_parser("backup", help="copy the database; the bot may run meanwhile")
    command.add_argument("file", type=Path, metavar="FILE")
    command.set_defaults(run=run_backup)
    command = commands.add_parser("restore", help="put a backup in the place of the database")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--force", action="store_true", help="replace what is there")
    command.set_defaults(run=run_restore)


def run_backup(options: Namespace) -> int:
    """Copies and says what else is needed."""
    file = embedded_file()
    try:
        if file is None:
            raise BackupProblem(ELSEWHERE.format(file=options.file))
        back_up(file, options.file)
    except BackupProblem as problem:
        print(problem, file=sys.stderr)
        return BAD_INPUT
    print(
        f"Kept {options.file}. It opens only with HOMEROOM_SECRET or signing.key; keep them apart."
    )
    return 0


def run_restore(options: Namespace) -> int:
    """Puts it back and says what was overdue."""
    file = embedded_file()
    try:
        if file is None:
            raise BackupProblem(ELSEWHERE.format(file=options.file))
        removed = restore(options.file, file, force=options.force)
    except BackupProblem as problem:
        print(problem, file=sys.stderr)
        return BAD_INPUT
    print(
        f"Restored. {removed.conversations} conversations and {removed.documents} documents in it "
        "were overdue and are removed."
    )
    return 0
