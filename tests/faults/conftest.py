"""A bot of its own for the fault tests: it logs all it can, and its actions fail on demand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.serve import Servers
from tests.conftest import free_port
from tests.parent import Parent


class TalkativeServers(Servers):
    """The servers of `make run` at log level DEBUG, with actions that fail on demand."""

    def start_actions(self) -> None:
        """Starts the action server of tests/faults/failing_action_server.py."""
        port = str(self._actions_port)
        self._run("actions", ["-m", "tests.faults.failing_action_server", "-p", port])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of a running bot here are slow."""
    for item in items:
        if "/faults/" in str(item.path) and "faulty" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.bot)


@pytest.fixture(scope="package")
def faulty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the bot that is treated badly."""
    return tmp_path_factory.mktemp("faulty-bot-data")


@pytest.fixture(scope="package")
def faulty(faulty_data: Path) -> Iterator[TalkativeServers]:
    """The bot that is treated badly."""
    settings = {
        "HOMEROOM_DATA": str(faulty_data),
        "HOMEROOM_MESSAGES_PER_MINUTE": "0",
        "HOMEROOM_ADDRESS_PER_MINUTE": "0",
        "LOG_LEVEL": "DEBUG",
    }
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    servers = TalkativeServers("127.0.0.1", free_port())
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
