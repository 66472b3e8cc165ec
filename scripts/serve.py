"""Starts the bot, waits until it really answers, looks after it, and stops it.

    python -m scripts.serve          PORT=5005 HOST=127.0.0.1 DEV=1 HOMEROOM_DATA=var

HOMEROOM_ACTIONS=apart runs the actions in an action server of their own, on loopback.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

import httpx

from actions.settings import WrongSettingsError, data_folder, settings
from scripts.model_file import ROOT
from scripts.quiet import QUIET

START_LIMIT = 180  # seconds; a slow machine needs about a minute
END_LIMIT = 10  # seconds; who has not ended by then is ended
LOOK_EVERY = 5  # seconds
ANSWER_WITHIN = 5  # seconds
SILENT_LIMIT = 6
"""Looks in a row without an answer, about a minute in all, after which the bot is started again.
A bot whose event loop hangs still takes connections, and never ends by itself."""


class Servers:
    """The bot, an action server where they are to run apart, and their way down."""

    def __init__(self, host: str, port: int, *, apart: bool = False) -> None:
        self.host = host
        self.port = port
        self.apart = apart
        self.logs = data_folder() / "logs"
        self.logs.mkdir(mode=0o700, exist_ok=True)
        self._actions_port = _free_port()
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self._silent = 0

    @property
    def url(self) -> str:
        """Where a browser on this machine finds the page."""
        return f"http://{'127.0.0.1' if self.host == '0.0.0.0' else self.host}:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What each process is told."""
        return {
            **os.environ,
            **QUIET,
            "SANIC_HOST": "127.0.0.1",
            "ACTION_ENDPOINT_URL": self._actions_url,
            "HOMEROOM_DATA": str(data_folder()),
        }

    @property
    def _actions_url(self) -> str:
        """Empty: the bot runs its actions in its own process."""
        return f"http://127.0.0.1:{self._actions_port}/webhook" if self.apart else ""

    def start(self) -> None:
        """Starts all; `wait_until_ready` says when they answer."""
        if self.apart:
            self.start_actions()
        self.start_bot()

    def start_actions(self) -> None:
        """Starts the action server, on loopback."""
        self._run("actions", ["-m", "scripts.action_server", "-p", str(self._actions_port)])

    def start_bot(self) -> None:
        """Starts Rasa with our channel."""
        credentials = "credentials.dev.yml" if settings().dev else "credentials.yml"
        self._run(
            "bot",
            ["-m", "scripts.bot", "--port", str(self.port), "--interface", self.host]
            + ["--credentials", f"rasa_project/{credentials}"],
        )

    def wait_until_ready(self) -> None:
        """Returns once the health check says ready. Ends the program when a process dies first."""
        started = time.monotonic()
        print("• Starting the bot ", end="", file=sys.stderr, flush=True)
        while time.monotonic() - started < START_LIMIT:
            self.check_alive()
            if self._health() == 200:
                print(f" {time.monotonic() - started:.0f} s", file=sys.stderr)
                return
            print(".", end="", file=sys.stderr, flush=True)
            time.sleep(1)
        self._die(f"The bot did not answer within {START_LIMIT} s; see {self.logs}")

    def check_alive(self) -> None:
        """Ends the program, with the log's last lines, when one of the processes has ended."""
        for name, process in self.processes.items():
            if process.poll() is not None:
                tail = (self.logs / f"{name}.log").read_text(errors="replace")[-2000:]
                self._die(f"{tail}\n✗ The {name} process ended; its last lines are above.")

    def look_after(self) -> None:
        """One look at running servers. Starts a bot again that has been silent for too long."""
        self.check_alive()
        self._silent = 0 if self._health() else self._silent + 1
        if self._silent < SILENT_LIMIT:
            return
        print("• The bot does not answer any more. Starting it again.", file=sys.stderr, flush=True)
        _end(self.processes["bot"])
        self._silent = 0
        self.start_bot()
        self.wait_until_ready()

    def stop(self) -> None:
        """Ends both and waits until their ports are free again."""
        _end(*self.processes.values())

    def _run(self, name: str, arguments: list[str]) -> None:
        with (self.logs / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches us only, so that we end them in order
            )

    def _health(self) -> int:
        """The status of the bot's health check, 200 when it is ready; 0 when nothing answers."""
        try:
            asked = httpx.get(f"{self.url}/health", timeout=ANSWER_WITHIN, trust_env=False)
            return asked.status_code
        except httpx.HTTPError:
            return 0

    def _die(self, message: str) -> None:
        self.stop()
        sys.exit(f"\n{message}")


def main() -> None:
    """Serves until Ctrl-C."""
    try:
        told = settings()
    except WrongSettingsError as error:
        sys.exit(f"✗ {error}")
    servers = Servers(told.host, told.port, apart=told.actions == "apart")
    _check_port_is_free(servers.host, servers.port)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    try:
        servers.start()
        servers.wait_until_ready()
        print(f"\n  Homeroom is ready: {servers.url}\n  Ctrl-C stops it.\n", flush=True)
        while True:
            servers.look_after()
            time.sleep(LOOK_EVERY)
    except KeyboardInterrupt:
        print("\n• Stopping", file=sys.stderr)
    finally:
        servers.stop()


def _end(*processes: subprocess.Popen[bytes]) -> None:
    """Asks processes to end, and ends who does not."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(timeout=END_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _check_port_is_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(
                f"✗ Port {port} cannot be used ({error.strerror}). Try another: PORT=8080 make run"
            )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
