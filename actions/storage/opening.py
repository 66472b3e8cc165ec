"""Opening the database at the start of a process: told plainly when that cannot work.

A damaged SQLite file is set aside, never deleted, and a new one begun: parents can go on at once,
and the operator can try to mend the old one or restore a backup.
"""

from __future__ import annotations

import fcntl
import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy.exc import OperationalError, SQLAlchemyError

from actions.settings import data_folder
from actions.storage.backup import embedded_file
from actions.storage.database import TooNew, WrongKey, database
from actions.storage.in_use import hold

logger = logging.getLogger(__name__)

WAIT = 60  # seconds for a database on another machine


class CannotOpen(Exception):
    """There is no way to keep a conversation; says what the operator can do."""


def open_database() -> None:
    """Opens the operator's database, or raises `CannotOpen` with what to do."""
    try:
        if file := embedded_file():
            hold(data_folder())
            with _one_process_at_a_time():
                _set_aside_when_damaged(file)
                _wait_for_it()
        else:
            _wait_for_it()
    except (WrongKey, TooNew) as error:
        raise CannotOpen(str(error)) from error
    except OSError as error:
        raise CannotOpen(
            f"The data folder {data_folder()} cannot be written ({error.strerror}). "
            "Check its owner and the free space, or set HOMEROOM_DATA."
        ) from error


def _wait_for_it() -> None:
    """A database on another machine may start later than we do; a local file never gets better."""
    patience = WAIT if embedded_file() is None else 0
    started = time.monotonic()
    while True:
        try:
            database()
            return
        except SQLAlchemyError as error:
            if time.monotonic() - started >= patience or not isinstance(error, OperationalError):
                raise CannotOpen(
                    f"The database cannot be opened ({type(error).__name__}). Check that it runs, "
                    "HOMEROOM_DATABASE, and that the disk is neither full nor read-only."
                ) from error
        logger.warning("The database does not answer yet; trying again")
        time.sleep(2)


def _set_aside_when_damaged(file: Path) -> None:
    if not file.is_file() or not file.stat().st_size or _is_sound(file):
        return
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for part in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        if part.exists():
            part.rename(part.with_name(f"{part.name}.damaged-{stamp}"))
    logger.error(
        "%s was damaged. It is set aside as %s.damaged-%s and a new one is begun; conversations "
        "kept in it are lost unless you restore a backup.",
        file.name,
        file.name,
        stamp,
    )


def _is_sound(file: Path) -> bool:
    try:
        with closing(sqlite3.connect(file, timeout=WAIT)) as connection:
            return bool(connection.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.OperationalError:  # locked or not readable: not what this is about
        return True
    except sqlite3.DatabaseError:
        return False


@contextmanager
def _one_process_at_a_time() -> Iterator[None]:
    """Bot and action server may start at the same moment; only one may set a file aside."""
    descriptor = os.open(data_folder() / "opening.lock", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
