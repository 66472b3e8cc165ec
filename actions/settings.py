"""Where things are on the operator's machine. Read when asked, never on import.

HOMEROOM_DATA     folder for conversations, documents and the signing key (default: var)
"""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def data_folder() -> Path:
    """The folder that holds everything a parent told us; made on first use, for the owner only."""
    folder = Path(os.environ.get("HOMEROOM_DATA") or ROOT / "var")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def documents_folder() -> Path:
    """The folder of drafted letters."""
    return data_folder() / "documents"
