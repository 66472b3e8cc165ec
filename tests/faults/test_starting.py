"""A start that cannot work says why and what to do; a damaged database is set aside, not lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from actions.storage.database import Database, database
from actions.storage.documents import DocumentStore
from actions.storage.opening import CannotOpen, open_database
from scripts.model_file import ROOT, ModelRefused, check, write_checksum


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model that has just been trained."""
    path = tmp_path / "homeroom.tar.gz"
    path.write_bytes(b"a model")
    write_checksum(path)
    return path


def test_the_model_that_was_trained_here_is_loaded(model: Path) -> None:
    check(model)


def test_a_damaged_model_is_refused(model: Path) -> None:
    model.write_bytes(b"a modem")
    with pytest.raises(ModelRefused, match="damaged, or was not trained here.*make train"):
        check(model)


def test_a_model_from_elsewhere_is_refused(model: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.tar.gz"
    model.rename(elsewhere)
    model.symlink_to(elsewhere)
    with pytest.raises(ModelRefused, match="link"):
        check(model)
    model.unlink()
    with pytest.raises(ModelRefused, match="no trained model"):
        check(model)


def test_a_model_without_a_checksum_is_refused(model: Path) -> None:
    model.with_name(model.name + ".sha256").unlink()
    with pytest.raises(ModelRefused, match="checksum"):
        check(model)


def start(program: str, *options: str, prefix: tuple[str, ...] = (), **settings: str) -> str:
    """What a process that cannot start says. It must end by itself, and not with a traceback."""
    done = subprocess.run(
        [*prefix, sys.executable, *(["-c"] if " " in program else ["-m"]), program, *options],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def test_the_bot_does_not_start_with_a_damaged_model(model: Path, tmp_path: Path) -> None:
    model.write_bytes(b"not a model")
    program = (
        f"import pathlib, scripts.bot as bot; bot.MODEL = pathlib.Path({str(model)!r}); bot.main()"
    )
    assert "not trained here" in start(program, HOMEROOM_DATA=str(tmp_path))


@pytest.mark.parametrize("reader", ["safety.reader.SAFETY_MODEL", "reading.reader.READING_MODEL"])
def test_the_bot_does_not_start_without_a_taught_reader(reader: str, tmp_path: Path) -> None:
    module, _, folder = reader.rpartition(".")
    program = (
        f"import pathlib, actions.core.{module} as reader;"
        f"reader.{folder} = pathlib.Path({str(tmp_path)!r});"
        "import scripts.bot as bot; bot.main()"
    )
    said = start(program, HOMEROOM_DATA=str(tmp_path))
    assert "is not complete" in said
    assert "make train" in said


@pytest.mark.parametrize(
    "option", ["--enable-api", "--model=/tmp/other.tar.gz", "--auth-token", "--remote-storage"]
)
def test_the_bot_takes_no_other_model_and_opens_no_api(option: str, tmp_path: Path) -> None:
    assert "not allowed" in start("scripts.bot", option, HOMEROOM_DATA=str(tmp_path))


@pytest.mark.parametrize("program", ["scripts.bot", "scripts.action_server"])
def test_another_secret_than_the_datas_own_is_said(program: str, tmp_path: Path) -> None:
    Database(f"sqlite:///{tmp_path / 'homeroom.db'}", "the old secret").prepare()
    said = start(program, HOMEROOM_DATA=str(tmp_path), HOMEROOM_SECRET="a new secret")
    assert "another secret" in said
    assert "HOMEROOM_SECRET" in said


def without_superpowers() -> tuple[str, ...]:
    """A prefix under which folder permissions count even for root."""
    if os.geteuid() != 0:
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root ignores permissions, and there is no setpriv to change that")
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


@pytest.mark.parametrize("program", ["scripts.bot", "scripts.action_server"])
def test_a_data_folder_that_cannot_be_written_is_said(program: str, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o500)
    said = start(program, prefix=without_superpowers(), HOMEROOM_DATA=str(folder))
    assert "cannot be written" in said
    assert "HOMEROOM_DATA" in said


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a letter in its database."""
    monkeypatch.setenv("HOMEROOM_DATA", str(tmp_path))
    monkeypatch.delenv("HOMEROOM_DATABASE", raising=False)
    open_database()
    DocumentStore(database()).keep("web-1", {"letter.txt": b"Dear school " * 9000})
    database().empty_the_log()
    database().close()
    return tmp_path


@pytest.mark.parametrize("damage", ["all of it", "the middle"])
def test_a_damaged_database_is_set_aside_and_a_new_one_begun(
    folder: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    file = folder / "homeroom.db"
    content = bytearray(file.read_bytes())
    start = 0 if damage == "all of it" else 4096
    content[start:] = b"\xff" * (len(content) - start)
    for old in folder.glob("homeroom.db*"):
        old.unlink()
    file.write_bytes(content)
    open_database()
    assert "set aside" in caplog.text
    assert next(folder.glob("homeroom.db.damaged-*")).read_bytes() == bytes(content)
    database().close()
    store = Database(f"sqlite:///{file}", (folder / "signing.key").read_text())
    store.prepare()
    assert DocumentStore(store).keep("web-1", {"letter.txt": b"Dear school"})


def test_a_sound_database_is_left_alone(folder: Path) -> None:
    open_database()
    assert not list(folder.glob("*.damaged-*"))


def test_a_database_elsewhere_that_never_answers_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOMEROOM_DATA", str(tmp_path))
    monkeypatch.setenv("HOMEROOM_DATABASE", "postgresql://nobody:secret@127.0.0.1:9/none")
    monkeypatch.setattr("actions.storage.opening.WAIT", 0)
    with pytest.raises(CannotOpen, match="HOMEROOM_DATABASE") as refused:
        open_database()
    assert "secret" not in str(refused.value)
