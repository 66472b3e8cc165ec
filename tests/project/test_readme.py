"""The README is true: its commands, files and links exist."""

from __future__ import annotations

import re
import shlex
import subprocess

import pytest

from tests.project.layout import ROOT

README = (ROOT / "README.md").read_text()
COMMANDS = re.findall(r"^    (.+)$", README, re.MULTILINE)
LINKS = re.findall(r"\]\(([^)#]+)\)", README)
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make ")])
def test_a_make_command_exists(command: str) -> None:
    assert command.split()[1] in TARGETS


@pytest.mark.parametrize("command", [c for c in COMMANDS if "homeroom" in c and "chat" not in c])
def test_a_homeroom_command_runs(command: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    words = shlex.split(command)
    if "-o" in words:
        words[words.index("-o") + 1] = str(tmp_path_factory.mktemp("readme") / "letter.pdf")
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout or "-o" in words


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_every_folder_of_the_project_is_named() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    folders = {path.partition("/")[0] for path in tracked if "/" in path and path[0] != "."}
    assert {folder for folder in folders if f"`{folder}/`" not in README} == set()
