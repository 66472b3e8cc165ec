"""Where things are on the operator's machine. Read when asked, never on import.

HOMEROOM_DATA       folder for the database, the signing key and logs (default: var)
HOMEROOM_DATABASE   postgresql://user:password@host/name, instead of SQLite in the data folder
HOMEROOM_KEEP_DAYS  days an unused conversation is kept (default: 30)
"""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

KEEP_DAYS = 30


def data_folder() -> Path:
    """The folder that holds everything a parent told us; made on first use, for the owner only."""
    folder = Path(os.environ.get("HOMEROOM_DATA") or ROOT / "var")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def database_url() -> str:
    """SQLAlchemy's address of the database: SQLite in the data folder unless the operator says."""
    url = os.environ.get("HOMEROOM_DATABASE")
    if not url:
        return f"sqlite:///{data_folder().resolve() / 'homeroom.db'}"
    return url.replace("postgres://", "postgresql://", 1)


def keep_days() -> int:
    """Days after which an unused conversation is removed."""
    text = os.environ.get("HOMEROOM_KEEP_DAYS") or str(KEEP_DAYS)
    if not text.isdigit() or int(text) < 1:
        raise ValueError(f"HOMEROOM_KEEP_DAYS={text!r} is not a number of days.")
    return int(text)
