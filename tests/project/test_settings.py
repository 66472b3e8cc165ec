"""Settings come from one place, are told in the docs, and are wrong all at once."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from actions.settings import (
    ROOT,
    VARIABLES,
    Settings,
    WrongSettingsError,
    read_settings,
    settings,
)

PAGES = {"TELEGRAM": "telegram.md", "TWILIO": "text-messages.md"}
"""Where a channel's settings are told; all others stand in deploy.md."""
SECRETS = {
    "HOMEROOM_DATABASE": "postgresql://homeroom:pass-word@db/homeroom",
    "HOMEROOM_SECRET": " pass-word ",
    "HOMEROOM_REDIS": "redis://:pass-word@redis",
    "TELEGRAM_BOT_TOKEN": "1:pass-word",
    "TWILIO_AUTH_TOKEN": "pass-word",
    "TWILIO_ACCOUNT_SID": "AC-pass-word",
}
TWILIO = {"TWILIO_NUMBER": "+15551234567", "TWILIO_WEBHOOK_URL": "https://help.example.org/"}
CODE = [
    path
    for folder in ("actions", "rasa_project", "scripts")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if path != ROOT / "actions" / "settings.py"
]


def row(one: dataclasses.Field[Any]) -> str:
    """The setting's line in the docs."""
    switched_on = "=1" if one.default is False else ""
    meaning = one.metadata["meaning"]
    return f"| `{one.metadata['variable']}{switched_on}` | {meaning} | {shown(one.default)} |"


def shown(default: Any) -> str:
    if isinstance(default, Path):
        return f"`{default.relative_to(ROOT)}/`"
    if default is False:
        return "off"
    return "none" if default in (None, ()) else str(default)


@pytest.mark.parametrize("one", dataclasses.fields(Settings), ids=lambda one: one.name)
def test_a_setting_is_told_in_the_docs_as_it_is(one: dataclasses.Field[Any]) -> None:
    page = PAGES.get(one.metadata["variable"].partition("_")[0], "deploy.md")
    lines = (ROOT / "docs" / page).read_text().splitlines()
    assert row(one) in lines, f"docs/{page} lacks this line (PAGES names a channel's own page)"


@pytest.mark.parametrize("page", ["deploy.md", *PAGES.values()])
def test_the_docs_tell_of_no_setting_that_is_none(page: str) -> None:
    told = re.findall(r"^\| `([A-Z_]+)(?:=1)?` ", (ROOT / "docs" / page).read_text(), re.MULTILINE)
    assert set(told) <= set(VARIABLES)


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_other_module_reads_the_environment(path: Path) -> None:
    assert not re.search(r"getenv|environ\.get|environ\[[^]]+\](?! =)", path.read_text())


def test_nothing_set_means_the_defaults() -> None:
    assert read_settings({}) == Settings()
    assert read_settings(dict.fromkeys(VARIABLES, "  ")) == Settings(secret="  ")


def test_what_is_set_is_read() -> None:
    told = read_settings(
        {
            "HOMEROOM_KEEP_DAYS": " 7 ",
            "HOMEROOM_DATABASE": "postgres://db/homeroom",
            "HOMEROOM_METRICS": "0.0.0.0:9105",
            "HOMEROOM_TRUSTED_PROXY": "127.0.0.1, 10.0.0.0/8",
            "HOMEROOM_TLS": "1",
            "DEV": "0",
            "HOMEROOM_ACTIONS": "apart",
            "LOG_LEVEL": "debug",
            **TWILIO,
        }
    )
    assert told.keep_days == 7
    assert told.database == "postgresql://db/homeroom"
    assert told.metrics == ("0.0.0.0", 9105)
    assert [str(one) for one in told.trusted_proxies] == ["127.0.0.1/32", "10.0.0.0/8"]
    assert told.tls
    assert not told.dev
    assert (told.actions, told.log_level) == ("apart", "DEBUG")
    assert told.twilio_site == "https://help.example.org"


WRONG = {
    "PORT": "70000",
    "HOMEROOM_DATABASE": "mysql://homeroom:pass-word@db",
    "HOMEROOM_KEEP_DAYS": "0",
    "HOMEROOM_TIME_ZONE": "New York",
    "HOMEROOM_EMBED_ORIGINS": "https://school.example *",
    "HOMEROOM_TLS": "perhaps",
    "HOMEROOM_TRUSTED_PROXY": "10.0.0.0/33",
    "HOMEROOM_MESSAGES_PER_MINUTE": "-1",
    "HOMEROOM_METRICS": "127.0.0.1",
    "HOMEROOM_REDIS": "pass-word@redis",
    "HOMEROOM_ACTIONS": "elsewhere",
    "LOG_LEVEL": "LOUD",
    "TELEGRAM_WEBHOOK_URL": "help.example.org",
}


def test_all_wrong_settings_are_named_at_once_and_no_secret_with_them() -> None:
    with pytest.raises(WrongSettingsError) as refused:
        read_settings({**WRONG, "TWILIO_AUTH_TOKEN": "pass-word"})
    said = str(refused.value)
    for variable in (*WRONG, "TWILIO_ACCOUNT_SID", "TWILIO_NUMBER", "TWILIO_WEBHOOK_URL"):
        assert variable in said
    assert "PORT=70000 is not a port number" in said
    assert "pass-word" not in said


def test_no_secret_stands_in_a_repr() -> None:
    told = read_settings({**SECRETS, **TWILIO})
    assert told.secret == SECRETS["HOMEROOM_SECRET"]  # its spaces count
    assert told.telegram_token == "1:pass-word"
    assert "pass-word" not in repr(told)


def test_a_channels_own_settings_show_no_secret_either(monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa_project.channels.telegram.settings import telegram_bot
    from rasa_project.channels.twilio.settings import twilio_number

    for variable, value in {**SECRETS, **TWILIO}.items():
        monkeypatch.setenv(variable, value)
    assert (telegram_bot() and twilio_number()) is not None
    assert "pass-word" not in f"{telegram_bot()!r} {twilio_number()!r}"


def test_settings_cannot_be_changed_and_follow_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOMEROOM_KEEP_DAYS", "9")
    told = settings()
    assert told.keep_days == 9
    assert settings() is told
    with pytest.raises(dataclasses.FrozenInstanceError):
        told.keep_days = 10  # type: ignore[misc]
