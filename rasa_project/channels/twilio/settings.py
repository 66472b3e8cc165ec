"""The operator's Twilio number, as docs/text-messages.md explains it."""

from __future__ import annotations

from dataclasses import dataclass, field

from actions.settings import settings

WEBHOOK_PATH = "/webhooks/twilio/webhook"


@dataclass(frozen=True)
class TwilioNumber:
    """A Twilio number of the operator's."""

    account: str = field(repr=False)
    token: str = field(repr=False)
    number: str
    site: str
    base: str  # address of Twilio's API

    @property
    def webhook(self) -> str:
        """The address Twilio signs."""
        return f"{self.site}{WEBHOOK_PATH}"

    @property
    def messages(self) -> str:
        """Where messages are sent by."""
        return f"{self.base}/2010-04-01/Accounts/{self.account}/Messages.json"


def twilio_number() -> TwilioNumber | None:
    """The number, or None when there is no token: then the channel is off."""
    told = settings()
    account, token, number = told.twilio_account, told.twilio_token, told.twilio_number
    if account is None or token is None or number is None or told.twilio_site is None:
        return None
    site = told.twilio_site.removesuffix(WEBHOOK_PATH)
    return TwilioNumber(account, token, number, site, told.twilio_api)
