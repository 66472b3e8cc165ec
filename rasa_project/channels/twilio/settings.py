"""What the operator sets in the environment. docs/text-messages.md explains it.

TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN   the account; without both the channel is off
TWILIO_NUMBER       the sender: "+15551234567" or "whatsapp:+15551234567"
TWILIO_WEBHOOK_URL  this site's public https address, as Twilio calls it
TWILIO_API_BASE     another server (default: https://api.twilio.com)
"""

from __future__ import annotations

import os
from dataclasses import dataclass

API_BASE = "https://api.twilio.com"
WEBHOOK_PATH = "/webhooks/twilio/webhook"


class MissingSetting(Exception):
    """Twilio is half set up."""


@dataclass(frozen=True)
class Settings:
    """A Twilio number of the operator's."""

    account: str
    token: str
    number: str
    site: str
    base: str

    @property
    def webhook(self) -> str:
        """The address Twilio signs."""
        return f"{self.site}{WEBHOOK_PATH}"

    @property
    def messages(self) -> str:
        """Where messages are sent by."""
        return f"{self.base}/2010-04-01/Accounts/{self.account}/Messages.json"


def twilio_settings() -> Settings | None:
    """The settings, or None when there is no account: then the channel is off."""
    if not _get("TWILIO_AUTH_TOKEN"):
        return None
    names = ("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_NUMBER", "TWILIO_WEBHOOK_URL")
    if missing := [name for name in names if not _get(name)]:
        raise MissingSetting(f"Twilio also needs {', '.join(missing)}; see docs/text-messages.md.")
    account, token, number, site = (_get(name) for name in names)
    site = site.rstrip("/").removesuffix(WEBHOOK_PATH)
    return Settings(account, token, number, site, (_get("TWILIO_API_BASE") or API_BASE).rstrip("/"))


def _get(name: str) -> str:
    return os.environ.get(name, "").strip()
