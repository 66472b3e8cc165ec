"""Every configuration we ship keeps the doors closed that Rasa opens by default."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from actions.settings import read_settings
from tests.project.layout import ROOT

SHIPPED = sorted(
    path
    for pattern in ("docker/**/*", "deploy/**/*", "scripts/*.py", "scripts/*.sh", "Makefile")
    for path in ROOT.glob(pattern)
    if path.is_file() and path.name not in ("bot.py", "advisories.yml")
)
CREDENTIALS = sorted((ROOT / "rasa_project").glob("credentials*.yml"))


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("path", SHIPPED, ids=names(SHIPPED))
def test_nothing_shipped_opens_rasas_http_api_or_another_model(path: Path) -> None:
    text = path.read_text(errors="replace")
    assert "--enable-api" not in text
    assert "RASA_AUTH_TOKEN" not in text
    assert not re.search(r"--(remote-storage|auth-token|jwt-secret)\b", text)


@pytest.mark.parametrize("path", SHIPPED, ids=names(SHIPPED))
def test_nothing_shipped_starts_rasa_past_our_entry_point(path: Path) -> None:
    text = path.read_text(errors="replace")
    assert not re.search(r'"rasa",\s*"run"|rasa run\b(?!`)|-m",? "rasa_sdk"', text)


@pytest.mark.parametrize("path", CREDENTIALS, ids=names(CREDENTIALS))
def test_only_a_developers_own_machine_opens_rasas_rest_channel(path: Path) -> None:
    channels = yaml.safe_load(path.read_text())
    trusting = {"rest", "socketio", "telegram", "twilio", "facebook", "slack", "callback"}
    assert not set(channels) & trusting or path.name == "credentials.dev.yml"


def test_conversations_are_kept_in_our_own_store() -> None:
    endpoints = yaml.safe_load((ROOT / "rasa_project" / "endpoints.yml").read_text())
    store = endpoints["tracker_store"]["type"]
    assert store == "rasa_project.stores.conversations.ConversationStore"


def test_the_action_server_refuses_bodies_without_a_certain_end() -> None:
    from actions.framing import FramedRequest
    from scripts.action_server import _app

    assert _app().request_class is FramedRequest


def test_the_action_server_listens_on_loopback_unless_a_container_says_otherwise() -> None:
    assert read_settings({}).action_host == "127.0.0.1"
    assert '"SANIC_HOST": "127.0.0.1"' in (ROOT / "scripts" / "serve.py").read_text()
    services = yaml.safe_load((ROOT / "docker" / "compose.scale.yml").read_text())["services"]
    assert "ports" not in services["actions"]
