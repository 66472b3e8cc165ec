"""Who holds the data folder: running servers share it; putting a backup back needs it alone."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "in-use.lock"

_held: dict[Path, int] = {}


class InUse(Exception):
    """A bot or an action server runs on this data folder."""


def hold(folder: Path) -> None:
    """Marks the folder as in use, until this process ends. Waits while a backup is put back."""
    if folder not in _held:
        _held[folder] = _opened(folder)
        fcntl.flock(_held[folder], fcntl.LOCK_SH)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else uses the folder meanwhile. Raises `InUse` when somebody does."""
    descriptor = _opened(folder)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise InUse from error
    finally:
        os.close(descriptor)


def _opened(folder: Path) -> int:
    return os.open(folder / LOCK, os.O_WRONLY | os.O_CREAT, 0o600)
