"""Backup of the embedded database while it is in use, and putting one back.

A backup stays encrypted: without the operator's secret it opens nothing.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine.url import make_url

from actions.settings import data_folder, database_url, settings
from actions.storage.database import Database, TooNew, WrongKey
from actions.storage.in_use import InUse, alone
from actions.storage.removal import Expired, expire
from actions.storage.seal import has_secret, signing_key

SIDE_FILES = ("-wal", "-shm", "-journal")
COUNTED = ("homeroom_conversations", "homeroom_documents", "homeroom_turns")


class BackupProblem(Exception):
    """Why there is no backup, or nothing was put back; says what to do."""


def embedded_file() -> Path | None:
    """The file of the embedded database, or None for a database elsewhere."""
    url = make_url(database_url())
    is_embedded = url.get_backend_name() == "sqlite" and url.database
    return Path(url.database) if is_embedded and url.database else None


def back_up(file: Path, target: Path) -> None:
    """Writes a copy as of now, for the owner only. The bot goes on meanwhile."""
    if target.exists():
        raise BackupProblem(f"{target} exists already. Choose another name, or remove it.")
    if not file.is_file():
        raise BackupProblem(f"There is no database at {file} yet.")
    draft = target.with_name(target.name + ".part")
    try:
        _copy(file, draft)
        draft.replace(target)
    except (OSError, sqlite3.Error) as error:
        draft.unlink(missing_ok=True)
        raise BackupProblem(f"The backup could not be written: {error}") from error


def restore(backup: Path, file: Path, *, force: bool = False) -> Expired:
    """Puts a backup in the place of the database. What is overdue in it is removed first."""
    if not has_secret(data_folder()):
        raise BackupProblem(
            "There is no secret to open the backup with. Set HOMEROOM_SECRET, or put the "
            f"signing.key of the time of the backup into {data_folder()}."
        )
    try:
        with alone(data_folder()):
            if not force and _holds_something(file):
                raise BackupProblem(
                    "There are conversations in the database. --force replaces them with the "
                    "backup; they are lost then."
                )
            return _put_back(backup, file)
    except InUse as error:
        raise BackupProblem("The bot is running. Stop it first.") from error


def _put_back(backup: Path, file: Path) -> Expired:
    draft = file.with_name(file.name + ".restoring")
    _remove(draft)
    try:
        _copy(backup, draft)
        removed = _made_ready(draft)
        _remove(file)
        draft.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise BackupProblem(f"{backup} cannot be put back: {error}") from error
    except (WrongKey, TooNew) as error:
        raise BackupProblem(f"{backup} cannot be put back: {error}") from error
    finally:
        _remove(draft)
    return removed


def _made_ready(draft: Path) -> Expired:
    """Checks that it is whole, ours and opened by the secret; brings it up to date."""
    with closing(_opened(draft)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("it is damaged")
        if not tables >= {"homeroom_about", *COUNTED}:
            raise sqlite3.DatabaseError("it is no backup of Homeroom")
    store = Database(f"sqlite:///{draft}", signing_key(data_folder()))
    try:
        store.prepare()
        removed = expire(store, time.time(), settings().keep_days)
        store.empty_the_log()
    finally:
        store.close()
    return removed


def _copy(source: Path, target: Path) -> None:
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    with closing(_opened(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")  # one file, complete in itself


def _holds_something(file: Path) -> bool:
    """Whether anything would be lost. A file that cannot be read counts: it may be mended."""
    if not file.is_file() or not file.stat().st_size:
        return False
    try:
        with closing(_opened(file)) as connection:
            return any(
                connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in COUNTED
            )
    except sqlite3.Error:
        return True


def _opened(file: Path) -> sqlite3.Connection:
    """Opens a file that is there; SQLite would make one that is not."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True, timeout=5)


def _remove(file: Path) -> None:
    for end in ("", *SIDE_FILES):
        file.with_name(file.name + end).unlink(missing_ok=True)
