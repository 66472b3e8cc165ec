"""Shared by all tests: one really running bot, and a parent who talks to it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rasa_project.patches.without_tensorflow import leave_out_tensorflow
from tests.parent import Parent

if TYPE_CHECKING:
    from actions.core.content.loader import Guidance
    from actions.storage.database import Database
    from scripts.serve import Servers
    from tests.channels.telegram.fake_bot_api import FakeBotApi


GROUPS = {
    "/faults/": "own bots",
    "/scale/": "own bots",
    "/conversations/": "bot",
    "/security/test_hostile_names.py": "bot",
    "/widget/test_whole_conversation.py": "bot",
    "/widget/": "browser",
    "/nlu/": "models",
    "/core/understanding/": "models",
}
"""Tests that share something dear to start, in the order they run, and their one process."""

FAST_FOLDERS = ("/core/", "/content/", "/project/")
NOT_FAST = (
    "/core/safety/",
    "/core/understanding/",
    "/core/documents/",
    "/core/test_corrections.py",  # these need what was trained, or a whole program's start
    "/project/test_bench.py",
    "/project/test_commands.py",
    "/project/test_error_pages.py",
    "/project/test_images.py",
    "/project/test_model_update.py",
    "/project/test_readme.py",
)


def pytest_configure() -> None:
    """What loads Rasa in the tests' own process does so as the bot does."""
    leave_out_tensorflow()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long groups first, then file by file, so that both processes end at the same time."""
    items.sort(key=lambda item: _place(str(item.path)))
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(str(item.path))))
        if _is_fast(str(item.path)):
            item.add_marker(pytest.mark.fast)


def _place(path: str) -> int:
    """The shared groups in their order, then all the others."""
    return next((n for n, part in enumerate(GROUPS) if part in path), len(GROUPS))


def _group(path: str) -> str:
    return next((group for part, group in GROUPS.items() if part in path), path)


def _is_fast(path: str) -> bool:
    place = path.rpartition("/tests/")[2]
    return f"/{place}".startswith(FAST_FOLDERS) and not f"/{place}".startswith(NOT_FAST)


@pytest.fixture(scope="session")
def content() -> Guidance:
    """The project's guidance content."""
    from actions.core.content.loader import guidance

    return guidance()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of an embedded database."""
    return tmp_path / "homeroom.db"


@pytest.fixture
def store(path: Path) -> Iterator[Database]:
    """An embedded database of the test's own."""
    from actions.storage.database import Database

    opened = Database(f"sqlite:///{path}", "a secret")
    opened.prepare()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def bot_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The running bot's data folder."""
    return tmp_path_factory.mktemp("bot-data")


@pytest.fixture(scope="session")
def telegram_api() -> Iterator[FakeBotApi]:
    """A strict Bot API that the running bot serves too, by polling."""
    from tests.channels.telegram.fake_bot_api import FakeBotApi

    api = FakeBotApi()
    yield api
    api.close()


@pytest.fixture(scope="session")
def bot_settings(bot_data: Path, telegram_api: FakeBotApi) -> dict[str, str]:
    """The running bot's part of the environment."""
    from tests.channels.telegram.fake_bot_api import TOKEN

    return {
        "HOMEROOM_DATA": str(bot_data),
        "HOMEROOM_MESSAGES_PER_MINUTE": "0",  # a test is faster than a parent
        "HOMEROOM_ADDRESS_PER_MINUTE": "0",
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_BASE": telegram_api.url,
    }


@pytest.fixture(scope="session")
def running_bot(bot_settings: dict[str, str]) -> Iterator[Servers]:
    """A bot and its actions, started as `make run` starts them."""
    from scripts.serve import Servers

    with pytest.MonkeyPatch.context() as environment:
        for name, value in bot_settings.items():
            environment.setenv(name, value)
        servers = Servers("127.0.0.1", free_port())
        try:
            servers.start()
            servers.wait_until_ready()
        except BaseException:
            servers.stop()
            raise
    yield servers
    servers.stop()


@pytest.fixture
def servers(
    running_bot: Servers, bot_settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Servers:
    """That bot, which a test may start again; tests without it never see its settings."""
    for name, value in bot_settings.items():
        monkeypatch.setenv(name, value)
    return running_bot


@pytest.fixture
def bot_url(servers: Servers) -> str:
    """The running bot's address."""
    return servers.url


@pytest.fixture
def parent(bot_url: str) -> Iterator[Parent]:
    """A parent who has just opened the page."""
    with Parent(bot_url) as someone:
        yield someone


def free_port() -> int:
    """A port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
