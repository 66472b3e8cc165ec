"""Starting and training: clear words when a port is taken, no training without a change."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts import train
from scripts.model_file import write_checksum
from tests.project.layout import ROOT


def serve(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.serve"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_taken_port_is_named_and_another_one_suggested(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = serve(PORT=str(port), HOMEROOM_DATA=str(tmp_path))
    assert done.returncode == 1
    assert f"Port {port} cannot be used" in done.stderr
    assert "PORT=8080 make run" in done.stderr


@pytest.mark.parametrize("port", ["abc", "0", "70000"])
def test_what_is_no_port_is_said(port: str, tmp_path: Path) -> None:
    done = serve(PORT=port, HOMEROOM_DATA=str(tmp_path))
    assert done.returncode == 1
    assert f"PORT={port} is not a port number" in done.stderr


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project whose model has just been trained."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "nlu.yml").write_text("hello")
    (tmp_path / "build" / "spacy_model").mkdir(parents=True)
    (tmp_path / "build" / "safety_model").mkdir()
    models = tmp_path / "models"
    models.mkdir()
    monkeypatch.setattr(train, "ROOT", tmp_path)
    monkeypatch.setattr(train, "MODEL", models / "homeroom.tar.gz")
    monkeypatch.setattr(train, "STAMP", models / "sources.sha256")
    (models / "homeroom.tar.gz").write_text("a model")
    write_checksum(models / "homeroom.tar.gz")
    (models / "sources.sha256").write_text(train.sources_digest())
    return tmp_path


def test_nothing_changed_means_no_training(project: Path) -> None:
    assert train.is_current()


def test_a_changed_source_means_training(project: Path) -> None:
    (project / "data" / "nlu.yml").write_text("hello there")
    assert not train.is_current()


def test_a_new_source_means_training(project: Path) -> None:
    (project / "data" / "more.yml").write_text("hello")
    assert not train.is_current()


def test_a_damaged_model_means_training(project: Path) -> None:
    (project / "models" / "homeroom.tar.gz").write_text("a modem")
    assert not train.is_current()


@pytest.mark.parametrize("lost", ["models/homeroom.tar.gz", "models/sources.sha256"])
def test_a_lost_file_means_training(project: Path, lost: str) -> None:
    (project / lost).unlink()
    assert not train.is_current()


def test_all_sources_exist() -> None:
    assert [source for source in train.SOURCES if not (ROOT / source).exists()] == []


def test_the_compose_file_opens_the_bot_only_and_on_loopback() -> None:
    services = yaml.safe_load((ROOT / "docker" / "compose.yml").read_text())["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["bot"]
    assert all(port.startswith("127.0.0.1:") for port in services["bot"]["ports"])
    for service in services.values():
        assert (ROOT / service["build"]["dockerfile"]).is_file()


@pytest.mark.parametrize("image", ["rasa.Dockerfile", "actions.Dockerfile"])
def test_images_do_not_run_as_root_and_look_after_their_health(image: str) -> None:
    lines = (ROOT / "docker" / image).read_text().splitlines()
    assert "USER homeroom" in lines
    assert any(line.startswith("HEALTHCHECK") for line in lines)
    copied = [line.split()[1] for line in lines if line.startswith("COPY") and "--from" not in line]
    assert all((ROOT / source).exists() for source in copied)
