"""The default bot with a job like ours: a form whose answers an action server validates."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import psutil

from scripts.bench.bots import FOLDER, DefaultBot, Homeroom, free_port
from scripts.bench.parents import FormParent

PROJECT = Path(__file__).parent / "form_project"


class FormBot(DefaultBot):
    """`form_project/` on Rasa's default pipeline and policies, SQLite, and its action server."""

    name = "form"
    text_turns = Homeroom.text_turns
    new_parent = FormParent.open

    def __init__(self) -> None:
        super().__init__()
        self._action_port = free_port()
        self._actions: psutil.Popen | None = None

    @property
    def folder(self) -> Path:
        """A copy of the project, as training leaves files behind."""
        return FOLDER / "form"

    def prepare(self) -> None:
        """Copies the project."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(PROJECT, self.folder)

    def start(self) -> float:
        """Starts the action server, which is ready long before the bot, and the bot."""
        command = [sys.executable, "-m", "rasa", "run", "actions", "-p", str(self._action_port)]
        self._actions = psutil.Popen(
            command, cwd=self.folder, env=self._environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return super().start()

    def _processes(self) -> list[psutil.Process]:
        actions = [self._actions] if self._actions else []
        return [*super()._processes(), *actions]

    def _environment(self) -> dict[str, str]:
        return {**super()._environment(), "ACTION_PORT": str(self._action_port)}
