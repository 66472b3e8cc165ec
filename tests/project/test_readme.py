"""The README is true: its commands, files and links exist."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from actions.cli import main as homeroom
from tests.project.layout import ROOT

README = (ROOT / "README.md").read_text()
COMMANDS = re.findall(r"^    (.+)$", README, re.MULTILINE)
HOMEROOM = [command for command in COMMANDS if "homeroom" in command and "chat" not in command]
LINKS = re.findall(r"\]\(([^)#]+)\)", README)
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make ")])
def test_a_make_command_exists(command: str) -> None:
    assert command.split()[1] in TARGETS


@pytest.mark.parametrize("command", HOMEROOM)
def test_a_homeroom_command_runs(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = shlex.split(command)[1:]
    if "-o" in words:
        words[words.index("-o") + 1] = str(tmp_path / "letter.pdf")
    monkeypatch.chdir(ROOT)
    assert homeroom(words) == 0
    assert capsys.readouterr().out or "-o" in words


def test_the_homeroom_command_is_installed() -> None:
    program = shlex.split(HOMEROOM[0])[0]
    done = subprocess.run(
        [program, "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for command in HOMEROOM:
        assert shlex.split(command)[1] in done.stdout


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_every_folder_of_the_project_is_named() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    folders = {path.partition("/")[0] for path in tracked if "/" in path and path[0] != "."}
    assert {folder for folder in folders if f"`{folder}/`" not in README} == set()
