"""The operator's Telegram bot, as docs/telegram.md explains it."""

from __future__ import annotations

from dataclasses import dataclass, field

from actions.settings import Settings, settings

PUBLIC_API = Settings.telegram_api
WEBHOOK_PATH = "/webhooks/telegram/webhook"


@dataclass(frozen=True)
class TelegramBot:
    """A Telegram bot of the operator's."""

    token: str = field(repr=False)
    base: str  # address of the Bot API server
    site: str | None  # public address; None: long polling

    @property
    def webhook(self) -> str | None:
        """Where Telegram is to bring its updates."""
        return f"{self.site}{WEBHOOK_PATH}" if self.site else None


def telegram_bot() -> TelegramBot | None:
    """The bot, or None when there is no token: then the channel is off."""
    told = settings()
    if told.telegram_token is None:
        return None
    site = (told.telegram_site or "").removesuffix(WEBHOOK_PATH) or None
    return TelegramBot(told.telegram_token, told.telegram_api, site)
