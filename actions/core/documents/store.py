"""Keeps drafted documents on disk, under random names in their conversation's own folder."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from actions.core.documents.docx import as_docx
from actions.core.documents.pdf import as_pdf
from actions.core.documents.text import as_text
from actions.core.letter.model import Letter

FORMATS = ("pdf", "docx", "txt")


@dataclass(frozen=True)
class DocumentFile:
    """A kept file: where it lies below its conversation's folder, and what to call it."""

    document: str  # random id
    name: str  # "evaluation-request.pdf"

    def as_json(self) -> dict[str, str]:
        """What a channel needs to offer it: {"document", "name", "format"}."""
        file_format = self.name.rpartition(".")[2]
        return {"document": self.document, "name": self.name, "format": file_format}


def render_letter(letter: Letter, file_format: str) -> bytes:
    """A letter as the bytes of a file. `file_format` is one of FORMATS."""
    if file_format == "pdf":
        return as_pdf(letter)
    if file_format == "docx":
        return as_docx(letter)
    return as_text(letter).encode()


def letter_files(letter: Letter) -> dict[str, bytes]:
    """The letter in every format, by file name."""
    stem = letter.kind.replace("_", "-")
    return {f"{stem}.{file_format}": render_letter(letter, file_format) for file_format in FORMATS}


class DocumentStore:
    """Files below one folder, reachable only through the conversation they belong to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, conversation: str, files: dict[str, bytes]) -> list[DocumentFile]:
        """Writes the files as one new document of this conversation."""
        document = secrets.token_urlsafe(16)
        folder = self._of(conversation) / document
        folder.mkdir(mode=0o700, parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        return [DocumentFile(document, name) for name in files]

    def find(self, conversation: str, document: str, name: str) -> Path | None:
        """The file's path, or None when this conversation has no such document."""
        folder = self._of(conversation).resolve()
        path = (folder / document / name).resolve()
        inside = path.parent.parent == folder
        return path if inside and path.is_file() else None

    def forget(self, conversation: str) -> None:
        """Removes all documents of a conversation."""
        shutil.rmtree(self._of(conversation), ignore_errors=True)

    def _of(self, conversation: str) -> Path:
        # Hashed: a conversation's id opens its history, so it must not show in a folder listing.
        return self._folder / hashlib.sha256(conversation.encode()).hexdigest()
