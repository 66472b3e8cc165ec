"""The two bots that are compared: how each is trained, started, measured and talked to."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import psutil

from scripts.bench.parents import DefaultParent, HomeroomParent, Parent
from scripts.model_file import ROOT
from scripts.quiet import QUIET

FOLDER = ROOT / "build" / "bench"
START_LIMIT = 300  # seconds


class Bot(ABC):
    """A bot in processes of its own."""

    name: str
    text_turns: tuple[str, ...]
    """What a parent types, {name} for the child: a message known by heart is read too quickly."""
    new_parent: Callable[[httpx.AsyncClient], Awaitable[Parent]]

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: psutil.Popen | None = None

    @abstractmethod
    def prepare(self) -> None:
        """Makes what training needs."""

    @abstractmethod
    def train_command(self) -> list[str]:
        """Trains from nothing."""

    @abstractmethod
    def run_command(self) -> list[str]:
        """Starts the bot on `self.port`."""

    @abstractmethod
    def is_ready(self) -> bool:
        """Whether it really answers."""

    @property
    def folder(self) -> Path:
        """Where its commands run."""
        return ROOT

    def train(self) -> float:
        """Trains; gives the seconds it took."""
        self.prepare()
        started = time.monotonic()
        subprocess.run(
            self.train_command(), cwd=self.folder, env=self._environment(), check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return time.monotonic() - started

    def start(self) -> float:
        """Starts; gives the seconds until it answered."""
        started = time.monotonic()
        self.process = psutil.Popen(
            self.run_command(), cwd=self.folder, env=self._environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() - started > START_LIMIT:
                raise RuntimeError(f"{self.name} did not start")
            time.sleep(0.2)
        return time.monotonic() - started

    def stop(self) -> None:
        """Ends all its processes."""
        processes = self._processes()
        for process in processes:
            process.terminate()
        _, alive = psutil.wait_procs(processes, timeout=15)
        for process in alive:
            process.kill()

    def memory(self) -> float:
        """Megabytes of memory that belong to its processes alone (proportional set size)."""
        return sum(float(process.memory_full_info().pss) for process in self._processes()) / 1e6

    def cpu(self) -> float:
        """Seconds of processor time used so far."""
        times = [process.cpu_times() for process in self._processes()]
        return sum(float(used.user + used.system) for used in times)

    def _processes(self) -> list[psutil.Process]:
        if self.process is None:
            return []
        return [self.process, *self.process.children(recursive=True)]

    def _answers(self) -> bool:
        try:
            return self.is_ready()
        except httpx.HTTPError:
            return False

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **QUIET}


class DefaultBot(Bot):
    """What `rasa init` makes, with its default pipeline and policies, over Rasa's REST channel."""

    name = "default"
    text_turns = (
        "hello from {name}",
        "{name} is feeling very sad",
        "no that did not help {name}",
        "{name} is happy now",
        "bye from {name}",
    )
    new_parent = DefaultParent.open

    @property
    def folder(self) -> Path:
        """The fresh project."""
        return FOLDER / "default"

    def prepare(self) -> None:
        """Lets Rasa write its starter project."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        command = [sys.executable, "-m", "rasa", "init", "--no-prompt", "--init-dir", "."]
        # It trains once by itself; that run is not the one measured.
        subprocess.run(
            command, cwd=self.folder, env=self._environment(), check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        shutil.rmtree(self.folder / ".rasa", ignore_errors=True)

    def train_command(self) -> list[str]:
        """The plain command."""
        return [sys.executable, "-m", "rasa", "train", "--force", "--quiet"]

    def run_command(self) -> list[str]:
        """The plain command, on its own port."""
        return [sys.executable, "-m", "rasa", "run", "-p", str(self.port), "-i", "127.0.0.1"]

    def is_ready(self) -> bool:
        """Its REST channel is there and gives an answer."""
        asked = {"sender": "bench-start", "message": "hello"}
        return bool(httpx.post(f"{self.url}/webhooks/rest/webhook", json=asked, timeout=60).json())


class Homeroom(Bot):
    """Homeroom as `make run` starts it, over its web channel."""

    name = "homeroom"
    text_turns = (
        "most days {name} can't go, she missed about 20 days this year",
        "{name} has nurse visits twice a week",
        "{name} has anxiety",
        "{name} was diagnosed by her therapist",
        "what is a 504 plan for {name}?",
    )
    new_parent = HomeroomParent.open

    def prepare(self) -> None:
        """A data folder of its own."""
        shutil.rmtree(FOLDER / "data", ignore_errors=True)
        (FOLDER / "data").mkdir(parents=True)

    def train_command(self) -> list[str]:
        """What `make train` runs."""
        return [sys.executable, "-m", "scripts.train", "--force"]

    def run_command(self) -> list[str]:
        """What `make run` runs."""
        return [sys.executable, "-m", "scripts.serve"]

    def is_ready(self) -> bool:
        """Its own health check says so."""
        return httpx.get(f"{self.url}/health", timeout=5).status_code == 200

    def _environment(self) -> dict[str, str]:
        own = {
            "PORT": str(self.port),
            "HOMEROOM_DATA": str(FOLDER / "data"),
            # The load comes from one address; the limits are measured by tests of their own.
            "HOMEROOM_MESSAGES_PER_MINUTE": "0",
            "HOMEROOM_ADDRESS_PER_MINUTE": "0",
        }
        return {**super()._environment(), **own}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
