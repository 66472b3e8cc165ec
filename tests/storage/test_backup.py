"""A backup is whole, for its owner only, and is put back only where that can do no harm."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from actions.cli import main
from actions.storage.database import Database
from actions.storage.documents import DocumentFile, DocumentStore
from actions.storage.removal import DAY

LETTER = b"Dear school " * 2000


class Home:
    """A data folder with a database, and the command at work on it."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._patch = patch
        folder.mkdir()
        (folder / "signing.key").write_text("a secret")

    def opened(self, secret: str = "a secret") -> Database:
        store = Database(f"sqlite:///{self.folder / 'homeroom.db'}", secret)
        store.prepare()
        return store

    def keeps(self, letter: bytes, days_ago: float = 0) -> DocumentFile:
        store = self.opened()
        made_at = time.time() - days_ago * DAY
        kept = DocumentStore(store, now=lambda: made_at).keep("web-1", {"a.txt": letter})[0]
        store.close()
        return kept

    def finds(self, file: DocumentFile) -> bytes | None:
        store = self.opened()
        found = DocumentStore(store, now=lambda: 0.0).find("web-1", file.document, "a.txt")
        store.close()
        return found

    def does(self, *arguments: object) -> int:
        self._patch.setenv("HOMEROOM_DATA", str(self.folder))
        return main([str(one) for one in arguments])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    for name in ("HOMEROOM_SECRET", "HOMEROOM_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    return Home(tmp_path / "home", monkeypatch)


@pytest.fixture
def elsewhere(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return Home(tmp_path / "elsewhere", monkeypatch)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "homeroom.backup"


Told = pytest.CaptureFixture[str]


def test_what_was_kept_is_there_again_elsewhere(home: Home, elsewhere: Home, backup: Path) -> None:
    letter = home.keeps(LETTER)
    assert home.does("backup", backup) == 0
    assert backup.stat().st_mode & 0o077 == 0
    assert elsewhere.does("restore", backup) == 0
    assert elsewhere.finds(letter) == LETTER
    kept = {path.name for path in elsewhere.folder.iterdir()}
    assert kept == {"homeroom.db", "signing.key", "in-use.lock"}


def test_it_is_whole_while_others_write(home: Home, elsewhere: Home, backup: Path) -> None:
    store = home.opened()
    documents = DocumentStore(store)
    with ThreadPoolExecutor(4) as parents:
        before = [documents.keep("web-1", {"a.txt": LETTER})[0] for _ in range(20)]
        writing = [parents.submit(documents.keep, "web-1", {"a.txt": LETTER}) for _ in range(100)]
        assert home.does("backup", backup) == 0
        assert all(one.result() for one in writing)
    store.close()
    assert elsewhere.does("restore", backup) == 0
    assert [elsewhere.finds(one) for one in before] == [LETTER] * 20


def test_a_backup_never_takes_the_place_of_another_file(
    home: Home, backup: Path, capsys: Told
) -> None:
    home.keeps(LETTER)
    backup.write_text("something else")
    assert home.does("backup", backup) == 2
    assert "exists already" in capsys.readouterr().err
    assert backup.read_text() == "something else"


def test_conversations_are_replaced_only_when_that_is_said(
    home: Home, backup: Path, capsys: Told
) -> None:
    old = home.keeps(LETTER)
    home.does("backup", backup)
    new = home.keeps(b"later")
    assert home.does("restore", backup) == 2
    assert "--force" in capsys.readouterr().err
    assert home.finds(new) == b"later"
    assert home.does("restore", backup, "--force") == 0
    assert (home.finds(old), home.finds(new)) == (LETTER, None)


def test_another_secret_opens_nothing_and_changes_nothing(
    home: Home, elsewhere: Home, backup: Path, capsys: Told
) -> None:
    home.keeps(LETTER)
    home.does("backup", backup)
    (elsewhere.folder / "signing.key").write_text("another secret")
    assert elsewhere.does("restore", backup) == 2
    assert "another secret" in capsys.readouterr().err
    (elsewhere.folder / "signing.key").unlink()
    assert elsewhere.does("restore", backup) == 2
    assert "signing.key of the time of the backup" in capsys.readouterr().err
    assert {path.name for path in elsewhere.folder.iterdir()} == {"in-use.lock"}


@pytest.mark.parametrize("content", [None, b"", b"no database at all", b"SQLite format 3\0" * 90])
def test_what_is_no_backup_is_refused(
    home: Home, backup: Path, content: bytes | None, capsys: Told
) -> None:
    letter = home.keeps(LETTER)
    if content is not None:
        backup.write_bytes(content)
    assert home.does("restore", backup, "--force") == 2
    assert "cannot be put back" in capsys.readouterr().err
    assert home.finds(letter) == LETTER


def test_what_is_overdue_does_not_come_back(
    home: Home, elsewhere: Home, backup: Path, capsys: Told
) -> None:
    letter = home.keeps(LETTER, days_ago=2)
    home.does("backup", backup)
    assert elsewhere.does("restore", backup) == 0
    assert "1 documents in it were overdue" in capsys.readouterr().out
    assert elsewhere.finds(letter) is None


@pytest.fixture
def running(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another process that has opened the database as the bot does."""
    monkeypatch.setenv("HOMEROOM_DATA", str(home.folder))
    program = "from actions.storage.opening import open_database; open_database(); "
    program += "print('ready', flush=True); input()"
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        yield
        process.kill()


def test_nothing_is_put_back_under_a_running_bot(
    home: Home, backup: Path, running: None, capsys: Told
) -> None:
    assert home.does("backup", backup) == 0
    assert home.does("restore", backup, "--force") == 2
    assert "Stop it first" in capsys.readouterr().err


def test_for_postgresql_its_own_tools_are_named(
    home: Home, backup: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("HOMEROOM_DATABASE", "postgresql://homeroom:pass-word@db/homeroom")
    assert home.does("backup", backup) == 2
    told = capsys.readouterr().err
    assert f'pg_dump --format=custom --file={backup} "$HOMEROOM_DATABASE"' in told
    assert "pass-word" not in told
