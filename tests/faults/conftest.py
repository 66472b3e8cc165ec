"""A bot of its own for the fault tests: it logs all it can, and its actions fail on demand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.serve import Servers
from tests.conftest import free_port
from tests.parent import Parent


class TalkativeServers(Servers):
    """The servers of `make run` at log level DEBUG, with actions that fail on demand."""

    @property
    def acting(self) -> str:
        """The name of the process that runs the actions."""
        return "actions" if self.apart else "bot"

    def restart(self, name: str) -> None:
        """Starts a process that has ended, and waits until all answers again."""
        self.start_actions() if name == "actions" else self.start_bot()
        self.wait_until_ready()

    def _run(self, name: str, arguments: list[str]) -> None:
        if name == self.acting:
            arguments = ["-m", "tests.faults.failing_actions", *arguments[1:]]
        super()._run(name, arguments)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of a running bot here are slow."""
    for item in items:
        used = {"faulty", "apart"}.intersection(getattr(item, "fixturenames", ()))
        if "/faults/" in str(item.path) and used:
            item.add_marker(pytest.mark.bot)


@pytest.fixture(scope="package")
def faulty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the bot that is treated badly."""
    return tmp_path_factory.mktemp("faulty-bot-data")


@pytest.fixture(scope="package")
def faulty(faulty_data: Path) -> Iterator[TalkativeServers]:
    """The bot that is treated badly."""
    with talkative(faulty_data, apart=False) as servers:
        yield servers


@contextmanager
def talkative(data: Path, *, apart: bool) -> Iterator[TalkativeServers]:
    """Running servers, their actions in the bot's own process or in one apart."""
    settings = {
        "HOMEROOM_DATA": str(data),
        "HOMEROOM_MESSAGES_PER_MINUTE": "0",
        "HOMEROOM_ADDRESS_PER_MINUTE": "0",
        "LOG_LEVEL": "DEBUG",
    }
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    servers = TalkativeServers("127.0.0.1", free_port(), apart=apart)
    try:
        servers.start()
        servers.wait_until_ready()
        yield servers
    finally:
        servers.stop()
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@pytest.fixture
def someone(faulty: TalkativeServers) -> Iterator[Parent]:
    """A parent at the bot that is treated badly."""
    with Parent(faulty.url) as parent:
        yield parent
