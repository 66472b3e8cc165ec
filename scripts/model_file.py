"""The trained model on disk: written once with its SHA-256, and loaded only as it was written.

A model names code that is run when it is loaded, so only the project's own is ever loaded.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "rasa_project" / "models" / "homeroom.tar.gz"
TRAIN = "Train it anew: make train"


class ModelRefused(Exception):
    """The model is missing, damaged, or not the one that was trained here."""


def write_checksum(model: Path) -> None:
    """Notes what the model looks like, right after training."""
    written = _checksum_file(model).with_suffix(".new")
    written.write_text(_sha256(model) + "\n")
    written.replace(_checksum_file(model))


def check(model: Path) -> None:
    """Raises `ModelRefused` unless the model is there exactly as it was trained."""
    if not model.is_file():
        raise ModelRefused(f"There is no trained model at {model.name}. {TRAIN}")
    if model.is_symlink():
        raise ModelRefused(f"{model.name} is a link to a file elsewhere. {TRAIN}")
    noted = _checksum_file(model)
    if not noted.is_file():
        raise ModelRefused(f"{model.name} has no checksum from its training. {TRAIN}")
    if _sha256(model) not in noted.read_text().split():
        raise ModelRefused(f"{model.name} is damaged, or was not trained here. {TRAIN}")


def swap(new: Path, used: Path) -> None:
    """Puts a new model, with its checksum, in the place of the used one.

    Whoever loads the model meanwhile finds the old one or the new one, and a checksum that fits:
    for as long as the swap lasts, both are noted.
    """
    check(new)
    noted, both = _checksum_file(used), _checksum_file(new)
    new_sum = both.read_text()
    if noted.is_file():
        both.write_text(noted.read_text() + new_sum)
    both.replace(noted)
    new.replace(used)
    write_checksum(used)


def _checksum_file(model: Path) -> Path:
    return model.with_name(model.name + ".sha256")


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()
