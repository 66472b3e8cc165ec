"""What the operator sets in the environment. docs/telegram.md explains it.

TELEGRAM_BOT_TOKEN     the token from @BotFather; without it the channel is off
TELEGRAM_WEBHOOK_URL   this site's public https address; without it the bot polls
TELEGRAM_API_BASE      another Bot API server (default: https://api.telegram.org)
"""

from __future__ import annotations

import os
from dataclasses import dataclass

API_BASE = "https://api.telegram.org"
WEBHOOK_PATH = "/webhooks/telegram/webhook"


@dataclass(frozen=True)
class Settings:
    """A Telegram bot of the operator's."""

    token: str
    base: str
    site: str | None  # public address; None: long polling

    @property
    def webhook(self) -> str | None:
        """Where Telegram is to bring its updates."""
        return f"{self.site}{WEBHOOK_PATH}" if self.site else None


def telegram_settings() -> Settings | None:
    """The settings, or None when there is no token: then the channel is off."""
    token = os.environ.get("TELEGRAM_BOT_TOKEN", "").strip()
    if not token:
        return None
    base = (os.environ.get("TELEGRAM_API_BASE") or API_BASE).rstrip("/")
    site = os.environ.get("TELEGRAM_WEBHOOK_URL", "").strip().rstrip("/")
    return Settings(token, base, site.removesuffix(WEBHOOK_PATH) or None)
