"""The images hold what they start, and little else. There need be no container engine here."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.train import is_current, train
from tests.project.images import copied, dockerfile, installed, modules_left_out
from tests.project.layout import ROOT

IMAGES = ("rasa.Dockerfile", "actions.Dockerfile")
BLOCKED = """
import importlib.abc, sys
left_out = set(sys.argv[1].split(","))
class NotInTheImage(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in left_out:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, NotInTheImage())
"""
BOT = """
import asyncio, scripts.bot
scripts.bot.leave_out_tensorflow()
import rasa.__main__, rasa.core.run, rasa.server, rasa_project.startup
import rasa_project.channels.telegram.channel, rasa_project.channels.twilio.channel
import rasa_project.channels.web_widget, rasa_project.stores.locks
from rasa.core.agent import Agent
from rasa_project.patches.apply import apply_patches
agent = Agent.load("rasa_project/models/homeroom.tar.gz")
apply_patches(agent)
print(asyncio.run(agent.parse_message("she missed 12 days"))["intent"]["name"])
"""
ACTIONS = """
import scripts.action_server
from rasa_sdk.executor import ActionExecutor
executor = ActionExecutor()
executor.register_package("actions")
print("inform" if "action_keep_facts" in executor.actions else sorted(executor.actions))
"""


@pytest.mark.parametrize("name", IMAGES)
def test_the_build_is_pinned_in_stages_and_runs_as_nobody_special(name: str) -> None:
    text = dockerfile(name)
    stages = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    assert len(stages) == 2
    assert all(re.fullmatch(r"python:3\.10-slim-\w+", stage) for stage in stages)
    wanted = re.search(r"uv_version=(\S+)", (ROOT / "scripts" / "setup.sh").read_text())
    assert wanted and f"uv=={wanted[1]}" in text
    assert "--locked --no-dev" in text
    last = text.rpartition("FROM")[2]
    assert re.search(r"^USER homeroom$.*^HEALTHCHECK .*^CMD ", last, re.MULTILINE | re.DOTALL)
    assert "pip install" not in last


@pytest.mark.parametrize("name", IMAGES)
def test_all_that_is_copied_exists_and_is_not_ignored(name: str) -> None:
    ignored = (ROOT / ".dockerignore").read_text().split()
    for source in copied(dockerfile(name)):
        assert (ROOT / source).exists(), source
        assert source not in ignored


def test_tensorflow_is_in_no_image_and_rasa_in_one() -> None:
    bot, actions = (installed(dockerfile(name)) for name in IMAGES)
    assert not {name for name in bot | actions if re.match(r"tensorflow|keras|jax", name)}
    assert "rasa" in bot - actions
    assert "rasa-sdk" in bot & actions
    assert not {"pytest", "playwright", "mypy"} & (bot | actions)


@pytest.mark.parametrize(("name", "start"), zip(IMAGES, (BOT, ACTIONS), strict=True))
def test_what_the_image_holds_is_enough(name: str, start: str, tmp_path: Path) -> None:
    """The copied folders alone, and no module of a package that the image has not."""
    if not is_current():
        train()
    text = dockerfile(name)
    for source in copied(text.partition("scripts.model_check")[0]):
        if (ROOT / source).is_dir() and not source.startswith("tests"):
            (tmp_path / source).symlink_to(ROOT / source)
    (tmp_path / "build").symlink_to(ROOT / "build")
    left_out = modules_left_out(installed(text))
    assert len(left_out) > 20
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BLOCKED + start, ",".join(sorted(left_out))],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.split()[-1:] == ["inform"], done.stderr[-3000:]


def test_the_backup_script_is_sound() -> None:
    shell = shutil.which("sh")
    assert shell
    subprocess.run([shell, "-n", str(ROOT / "docker" / "backup.sh")], check=True)
