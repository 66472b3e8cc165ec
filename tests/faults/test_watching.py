"""A bot that hangs is started again; one that is slow, or says it is not ready, is left alone."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import serve
from tests.conftest import free_port

SILENT_LIMIT = 3


class FakeServers(serve.Servers):
    """Runs a small web server in the place of the bot; its health check is a file."""

    def start_bot(self) -> None:
        """Starts the web server."""
        program = ["-m", "http.server", str(self.port), "--bind", self.host]
        self._run("bot", [*program, "--directory", str(self.logs.parent)])

    @property
    def pid(self) -> int:
        """The process that stands for the bot."""
        return self.processes["bot"].pid

    def look_on(self, times: int) -> None:
        """Several looks in a row."""
        for _ in range(times):
            self.look_after()


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServers]:
    """Running servers that are given up soon."""
    monkeypatch.setenv("HOMEROOM_DATA", str(tmp_path))
    monkeypatch.setattr(serve, "ANSWER_WITHIN", 2)
    monkeypatch.setattr(serve, "END_LIMIT", 0.5)
    monkeypatch.setattr(serve, "SILENT_LIMIT", SILENT_LIMIT)
    (tmp_path / "health").write_text("ready")
    running = FakeServers("127.0.0.1", free_port())
    running.start()
    try:
        running.wait_until_ready()
        yield running
    finally:
        running.stop()


def test_a_bot_that_hangs_is_started_again_and_this_is_said_in_one_line(
    servers: FakeServers, capsys: pytest.CaptureFixture[str]
) -> None:
    hung = servers.processes["bot"]
    hung.send_signal(signal.SIGSTOP)  # its port stays open, it answers nobody and does not end
    servers.look_on(SILENT_LIMIT - 1)
    assert servers.pid == hung.pid
    servers.look_on(1)
    assert servers.pid != hung.pid
    assert hung.poll() is not None
    assert capsys.readouterr().err.count("does not answer any more. Starting it again.\n") == 1
    servers.look_on(SILENT_LIMIT)
    assert "again" not in capsys.readouterr().err


def test_a_bot_that_was_slow_for_a_while_is_left_alone(servers: FakeServers) -> None:
    slow = servers.processes["bot"]
    for _ in range(2):
        slow.send_signal(signal.SIGSTOP)
        servers.look_on(SILENT_LIMIT - 1)
        slow.send_signal(signal.SIGCONT)
        servers.look_on(1)
    assert servers.pid == slow.pid


def test_a_bot_that_says_it_is_not_ready_is_left_alone(
    servers: FakeServers, tmp_path: Path
) -> None:
    """Its actions may be away; starting the bot again would not bring them back."""
    before = servers.pid
    (tmp_path / "health").unlink()
    servers.look_on(2 * SILENT_LIMIT)
    assert servers.pid == before


def test_a_bot_that_ended_ends_the_program(servers: FakeServers) -> None:
    servers.processes["bot"].kill()
    servers.processes["bot"].wait()
    with pytest.raises(SystemExit, match="The bot process ended"):
        servers.look_after()
