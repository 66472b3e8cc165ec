"""Signed tickets: session tokens, button signatures and download links, all made by the server.

A ticket is text plus a signature under the operator's key, each purpose with a salt of its own, so
that a signature for one thing opens nothing else.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timezone
from typing import Any

from itsdangerous import BadSignature, Signer, URLSafeTimedSerializer

from actions.storage.documents import DOCUMENT_LIFETIME

SESSION_LIFETIME = 365 * 24 * 3600
"""Seconds a session token works. What was told goes earlier, when it is long unused."""


class Tickets:
    """Makes and checks tickets under one key."""

    def __init__(self, key: str) -> None:
        self._sessions = URLSafeTimedSerializer(key, salt="session")
        self._documents = URLSafeTimedSerializer(key, salt="document")
        self._key = key

    def new_session(self) -> str:
        """A token for a conversation with a fresh random id (128 bits)."""
        return self.session(f"web-{secrets.token_hex(16)}")

    def session(self, conversation: str) -> str:
        """A token for a conversation that already has an id."""
        return self._dumped(self._sessions, conversation)

    def conversation(self, token: str) -> str | None:
        """The conversation id in a session token, or None when it is forged or too old."""
        return self._loaded(self._sessions, token, SESSION_LIFETIME)

    def button(self, conversation: str, payload: str) -> str:
        """The signature that lets this conversation, and no other, send the payload."""
        return self._buttons(conversation).get_signature(payload).decode()

    def is_button(self, conversation: str, payload: str, signature: str) -> bool:
        """Whether the payload was offered to this conversation."""
        return self._buttons(conversation).verify_signature(payload, signature.encode())

    def document(self, conversation: str, document: str, name: str) -> str:
        """A link ticket to one file of this conversation."""
        return self._dumped(self._documents, [conversation, document, name])

    def document_of(self, ticket: str) -> list[str] | None:
        """[conversation, document, name] of a link ticket, or None when forged or expired."""
        return self._loaded(self._documents, ticket, DOCUMENT_LIFETIME)

    def _buttons(self, conversation: str) -> Signer:
        return Signer(self._key, salt=f"button {conversation}", digest_method=hashlib.sha256)

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
            value, made_at = serializer.loads(ticket, return_timestamp=True)
        except BadSignature:
            return None
        age = datetime.now(tz=timezone.utc) - made_at
        return value if age.total_seconds() <= lifetime else None
