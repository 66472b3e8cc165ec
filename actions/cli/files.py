"""Writing what a command made: to the file the caller named, or a clear word why not."""

from __future__ import annotations

import sys
from pathlib import Path

from actions.cli.codes import BAD_INPUT


def write(path: Path, written: bytes) -> int:
    """Writes the file. Returns the command's exit code."""
    try:
        path.write_bytes(written)
    except OSError as error:
        print(f"{path}: cannot be written ({error.strerror})", file=sys.stderr)
        return BAD_INPUT
    return 0
