"""The files of a built model. Each is compared with its checksum before it is used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

CHECKSUMS = "sha256.json"
"""File name -> SHA-256, written when the model is built and compared when it is loaded."""


class ModelDamaged(Exception):
    """A file of a built model is missing or is not what was built."""


def write_checksums(folder: Path, names: Sequence[str]) -> None:
    """Notes what was built, to be compared at every start."""
    sums = {name: _sum_of(folder / name) for name in names}
    (folder / CHECKSUMS).write_text(json.dumps(sums, indent=1), encoding="utf-8")


def check_files(folder: Path, names: Sequence[str]) -> None:
    """Raises ModelDamaged when one of these files is missing or was changed since it was built."""
    try:
        sums = json.loads((folder / CHECKSUMS).read_text(encoding="utf-8"))
        changed = [name for name in names if sums[name] != _sum_of(folder / name)]
    except (OSError, ValueError, KeyError) as error:
        raise ModelDamaged(f"the model in {folder} is not complete; run `make train`") from error
    if changed:
        raise ModelDamaged(
            f"{folder / changed[0]} was changed since it was built; run `make train`"
        )


def _sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
