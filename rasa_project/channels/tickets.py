"""Signed tickets: session tokens, button signatures and download links, all made by the server.

A ticket is text plus a signature under the operator's key, each purpose with a salt of its own, so
that a signature for one thing opens nothing else.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime
from functools import lru_cache
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from actions.clock import now
from actions.storage.documents import DOCUMENT_LIFETIME

SESSION_LIFETIME = 365 * 24 * 3600
"""Seconds a session token works. What was told goes earlier, when it is long unused."""


KNOWN_TICKETS = 2048
"""Tickets whose signatures need not be worked out again; their age always is."""


class Tickets:
    """Makes and checks tickets under one key."""

    def __init__(self, key: str) -> None:
        self._sessions = URLSafeTimedSerializer(key, salt="session")
        self._documents = URLSafeTimedSerializer(key, salt="document")
        self._button_key = hmac.digest(key.encode(), b"button", "sha256")

    def new_session(self) -> str:
        """A token for a conversation with a fresh random id (128 bits)."""
        return self.session(f"web-{secrets.token_hex(16)}")

    def session(self, conversation: str) -> str:
        """A token for a conversation that already has an id."""
        return self._dumped(self._sessions, conversation)

    def conversation(self, token: str) -> str | None:
        """The conversation id in a session token, or None when it is forged or too old."""
        found: str | None = self._loaded(self._sessions, token, SESSION_LIFETIME)
        return found

    def button(self, conversation: str, payload: str) -> str:
        """The signature that lets this conversation, and no other, send the payload."""
        signed = f"{conversation}\0{payload}".encode()
        return urlsafe_b64encode(hmac.digest(self._button_key, signed, "sha256")).decode()

    def is_button(self, conversation: str, payload: str, signature: str) -> bool:
        """Whether the payload was offered to this conversation."""
        ours = self.button(conversation, payload)
        return hmac.compare_digest(ours.encode(), signature.encode())

    def document(self, conversation: str, document: str, name: str) -> str:
        """A link ticket to one file of this conversation."""
        return self._dumped(self._documents, [conversation, document, name])

    def document_of(self, ticket: str) -> list[str] | None:
        """[conversation, document, name] of a link ticket, or None when forged or expired."""
        found: list[str] | None = self._loaded(self._documents, ticket, DOCUMENT_LIFETIME)
        return found

    @staticmethod
    def _dumped(serializer: URLSafeTimedSerializer, value: object) -> str:
        dumped = serializer.dumps(value)
        return dumped if isinstance(dumped, str) else dumped.decode()

    @staticmethod
    def _loaded(serializer: URLSafeTimedSerializer, ticket: str, lifetime: int) -> Any:
        """The value, when the signature is ours and not too old.

        A ticket from the future is one from before the clock was set back: it counts.
        """
        try:
            value, made_at = _opened(serializer, ticket)
        except (BadSignature, UnicodeEncodeError):  # a header may hold any bytes
            return None
        age = now() - made_at
        return value if age.total_seconds() <= lifetime else None


@lru_cache(KNOWN_TICKETS)
def _opened(serializer: URLSafeTimedSerializer, ticket: str) -> tuple[Any, datetime]:
    """What a ticket holds and when it was made. Raises BadSignature when it is not ours."""
    value, made_at = serializer.loads(ticket, return_timestamp=True)
    return value, made_at
