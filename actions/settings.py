"""Every setting of the operator's, read from the environment here and nowhere else.

Each field of `Settings` has its variable, parser, default and meaning; the tables in
docs/deploy.md, docs/telegram.md and docs/text-messages.md are tested against them. An empty
variable counts as unset. Nothing is read on import. The processes we start call `settings()` first,
and end with one message that names every variable they cannot use.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from actions import setting_parsers as parsers

ROOT = Path(__file__).resolve().parents[1]


class WrongSettingsError(ValueError):
    """Names every variable that cannot be used and what is wrong with it; holds no secret."""


def _setting(
    variable: str,
    parser: Callable[[str], Any],
    default: Any,
    meaning: str,
    *,
    secret: bool = False,
) -> Any:
    """A field. `meaning` stands in the docs; a secret in no repr and no message."""
    metadata = {"variable": variable, "parser": parser, "meaning": meaning, "secret": secret}
    return field(default=default, repr=not secret, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    """What the operator set."""

    port: int = _setting("PORT", parsers.port_number, 5005, "the bot's port")
    host: str = _setting("HOST", str, "127.0.0.1", "the address it listens on")
    data: Path = _setting(
        "HOMEROOM_DATA", Path, ROOT / "var", "database, signing key, logs; back it up, guard it"
    )
    database: str | None = _setting(
        "HOMEROOM_DATABASE", parsers.database_address, None,
        "`postgresql://user:password@host/name`, instead of SQLite in the data folder",
        secret=True,
    )  # fmt: skip
    secret: str | None = _setting(
        "HOMEROOM_SECRET", str, None,
        "what sessions are signed and data encrypted with, instead of `signing.key` in the data "
        "folder",
        secret=True,
    )  # fmt: skip
    keep_days: int = _setting(
        "HOMEROOM_KEEP_DAYS", parsers.count, 30, "days an unused conversation is kept"
    )
    time_zone: str = _setting(
        "HOMEROOM_TIME_ZONE", parsers.time_zone, "America/New_York",
        "whose day it is until a family names its state, and in the counts of `homeroom stats`: "
        "a name like `America/Chicago`",
    )  # fmt: skip
    embed_origins: tuple[str, ...] = _setting(
        "HOMEROOM_EMBED_ORIGINS", parsers.origins, (),
        "sites that may show the chat: `https://school.example https://pta.example`",
    )  # fmt: skip
    tls: bool = _setting(
        "HOMEROOM_TLS", parsers.switch, False,
        "a TLS proxy stands in front: browsers are told to insist on it",
    )  # fmt: skip
    trusted_proxies: tuple[parsers.Network, ...] = _setting(
        "HOMEROOM_TRUSTED_PROXY", parsers.networks, (),
        "addresses or networks of proxies whose `X-Forwarded-For` is believed",
    )  # fmt: skip
    messages_per_minute: int = _setting(
        "HOMEROOM_MESSAGES_PER_MINUTE", parsers.limit, 40,
        "messages a minute in one conversation; 0 turns the limit off",
    )  # fmt: skip
    requests_per_minute: int = _setting(
        "HOMEROOM_ADDRESS_PER_MINUTE", parsers.limit, 600,
        "requests a minute from one address, which a school may share; 0 turns the limit off",
    )  # fmt: skip
    live_connections: int = _setting(
        "HOMEROOM_LIVE_CONNECTIONS", parsers.limit, 2000,
        "WebSocket connections open at once in one process, about 30 kB each; who comes later is "
        "answered by request; 0 turns the limit off",
    )  # fmt: skip
    metrics: tuple[str, int] | None = _setting(
        "HOMEROOM_METRICS", parsers.host_and_port, None,
        "address for Prometheus, `127.0.0.1:9105`; counts and times only, but keep it private",
    )  # fmt: skip
    redis: str | None = _setting(
        "HOMEROOM_REDIS", parsers.redis_address, None,
        "`redis://host:6379`, for several bot processes ([scaling.md](scaling.md))",
        secret=True,
    )  # fmt: skip
    tensorflow: bool = _setting(
        "HOMEROOM_TENSORFLOW", parsers.switch, False,
        "leaves TensorFlow in (slower start, twice the memory, nothing gained)",
    )  # fmt: skip
    actions: str = _setting(
        "HOMEROOM_ACTIONS", parsers.one_of("inside", "apart"), "inside",
        "where actions run: `inside` the bot's process, or `apart` in an action server",
    )  # fmt: skip
    action_host: str = _setting(
        "SANIC_HOST", str, "127.0.0.1", "the address the action server listens on"
    )
    action_workers: int = _setting(
        "ACTION_SERVER_SANIC_WORKERS", parsers.count, 1, "processes of the action server"
    )
    log_level: str = _setting(
        "LOG_LEVEL", parsers.one_of("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"), "INFO",
        "logs hold no words of parents at any level",
    )  # fmt: skip
    dev: bool = _setting(
        "DEV", parsers.switch, False,
        "opens Rasa's REST channel as well; for a developer's own machine only",
    )  # fmt: skip
    telegram_token: str | None = _setting(
        "TELEGRAM_BOT_TOKEN", str, None,
        "the token from @BotFather, without which the channel is off; keep it secret",
        secret=True,
    )  # fmt: skip
    telegram_site: str | None = _setting(
        "TELEGRAM_WEBHOOK_URL", parsers.web_address, None,
        "this site's public address (`https://help.example.org`): Telegram then brings messages to "
        "`/webhooks/telegram/webhook` instead. Let the proxy pass that path",
    )  # fmt: skip
    telegram_api: str = _setting(
        "TELEGRAM_API_BASE", parsers.web_address, "https://api.telegram.org",
        "another Bot API server, for one of your own or for tests",
    )  # fmt: skip
    twilio_account: str | None = _setting(
        "TWILIO_ACCOUNT_SID", str, None, "the account", secret=True
    )
    twilio_token: str | None = _setting(
        "TWILIO_AUTH_TOKEN", str, None,
        "the account's token, without which the channel is off; keep it secret",
        secret=True,
    )  # fmt: skip
    twilio_number: str | None = _setting(
        "TWILIO_NUMBER", str, None, "the sender: `+15551234567`, or `whatsapp:+15551234567`"
    )
    twilio_site: str | None = _setting(
        "TWILIO_WEBHOOK_URL", parsers.web_address, None,
        "this site's public https address, as Twilio calls it",
    )  # fmt: skip
    twilio_api: str = _setting(
        "TWILIO_API_BASE", parsers.web_address, "https://api.twilio.com",
        "another server, for tests",
    )  # fmt: skip


VARIABLES: tuple[str, ...] = tuple(one.metadata["variable"] for one in fields(Settings))
WANTED_BY_TWILIO = ("TWILIO_ACCOUNT_SID", "TWILIO_NUMBER", "TWILIO_WEBHOOK_URL")
UNSTRIPPED = "HOMEROOM_SECRET"
"""Its spaces count: without them it would be another secret, which opens nothing."""


def settings() -> Settings:
    """The settings of this process. Raises WrongSettingsError.

    The environment is looked at each time and parsed again only when it has changed.
    """
    return _parsed(tuple(os.environ.get(variable, "") for variable in VARIABLES))


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings an environment holds. Raises WrongSettingsError."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for one in fields(Settings):
        text = _text(environment, one.metadata["variable"])
        try:
            if text:
                values[one.name] = one.metadata["parser"](text)
        except ValueError as error:
            shown = "" if one.metadata["secret"] else f"={text}"
            problems.append(f"{one.metadata['variable']}{shown} {error}.")
    problems += _half_set_up(environment)
    if problems:
        raise WrongSettingsError("\n  ".join(["The settings cannot be used:", *problems]))
    return Settings(**values)


def data_folder() -> Path:
    """The folder that holds everything a parent told us; made on first use, for the owner only."""
    return _made(settings().data)


def database_url() -> str:
    """SQLAlchemy's address of the database: SQLite in the data folder unless the operator says."""
    told = settings()
    return told.database or f"sqlite:///{_made(told.data).resolve() / 'homeroom.db'}"


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@lru_cache(maxsize=4)
def _parsed(told: tuple[str, ...]) -> Settings:
    return read_settings(dict(zip(VARIABLES, told, strict=True)))


def _text(environment: Mapping[str, str], variable: str) -> str:
    text = environment.get(variable, "")
    return text if variable == UNSTRIPPED else text.strip()


def _half_set_up(environment: Mapping[str, str]) -> list[str]:
    """What is wrong with settings that need each other."""
    missing = [name for name in WANTED_BY_TWILIO if not _text(environment, name)]
    if not _text(environment, "TWILIO_AUTH_TOKEN") or not missing:
        return []
    return [f"Twilio also needs {', '.join(missing)}; see docs/text-messages.md."]
