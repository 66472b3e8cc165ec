"""Documents belong to one conversation, end after a day, and lie in the file as noise."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.storage.database import Database
from actions.storage.documents import DOCUMENT_LIFETIME, DocumentFile, DocumentStore
from tests.databases import only_sqlite

LETTER = {"letter.pdf": b"%PDF for Maya Lopez", "letter.txt": b"Maya Lopez missed 17 days"}


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.time = 1_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def documents(store: Database, clock: Clock) -> DocumentStore:
    return DocumentStore(store, now=clock)


def test_its_own_conversation_finds_every_file(documents: DocumentStore) -> None:
    for file in documents.keep("web-1", LETTER):
        assert documents.find("web-1", file.document, file.name) == LETTER[file.name]


def test_no_other_conversation_finds_it(documents: DocumentStore) -> None:
    file = documents.keep("web-1", LETTER)[0]
    assert documents.find("web-2", file.document, file.name) is None


@pytest.mark.parametrize(
    ("document", "name"), [("", "letter.pdf"), ("x", "letter.pdf"), ("..", "signing.key")]
)
def test_a_made_up_name_finds_nothing(documents: DocumentStore, document: str, name: str) -> None:
    documents.keep("web-1", LETTER)
    assert documents.find("web-1", document, name) is None


def test_every_document_has_a_name_nobody_can_guess(documents: DocumentStore) -> None:
    names = {documents.keep("web-1", LETTER)[0].document for _ in range(50)}
    assert len(names) == 50
    assert min(map(len, names)) >= 22  # 128 bits


def test_it_ends_after_a_day(documents: DocumentStore, clock: Clock) -> None:
    file = documents.keep("web-1", LETTER)[0]
    clock.time += DOCUMENT_LIFETIME - 1
    assert documents.find("web-1", file.document, file.name)
    clock.time += 2
    assert documents.find("web-1", file.document, file.name) is None


def test_forgetting_takes_all_of_one_conversation_and_none_of_another(
    documents: DocumentStore,
) -> None:
    mine = documents.keep("web-1", LETTER)[0]
    yours = documents.keep("web-2", LETTER)[0]
    documents.forget("web-1")
    assert documents.find("web-1", mine.document, mine.name) is None
    assert documents.find("web-2", yours.document, yours.name)


@only_sqlite
def test_the_file_on_disk_holds_no_word_of_it(documents: DocumentStore, path: Path) -> None:
    documents.keep("web-1", LETTER)
    written = b"".join(file.read_bytes() for file in path.parent.glob("homeroom.db*"))
    assert len(written) > 1000
    for word in (b"Maya", b"letter.pdf", b"web-1", b"%PDF"):
        assert word not in written


def test_a_channel_is_told_the_format() -> None:
    file = DocumentFile("abc", "evaluation-request.pdf")
    assert file.as_json() == {
        "document": "abc",
        "name": "evaluation-request.pdf",
        "format": "pdf",
    }
