"""Encryption of what is stored, and keyed hashes in the place of ids.

All keys come from the operator's one secret by HKDF, each purpose its own. A sealed value opens
only in the place it was sealed for (AES-GCM with the place as associated data): a row copied into
another conversation is unreadable there. Ids are stored as keyed hashes: a chat id names a person.
"""

from __future__ import annotations

import hmac
import json
import os
import tempfile
import zlib
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from actions.settings import settings

NONCE = 12  # bytes, as NIST SP 800-38D recommends for GCM
KEY_BYTES = 32

_AS_JSON = json.JSONEncoder(separators=(",", ":"))


class Unreadable(Exception):
    """A stored value was written under another key, for another place, or has been damaged."""


def signing_key(folder: Path) -> str:
    """HOMEROOM_SECRET, or a random key in the data folder, so that sessions survive a restart."""
    if secret := settings().secret:
        return secret
    path = folder / "signing.key"
    if not path.is_file():
        _make_key(path)
    return path.read_text(encoding="utf-8")


def has_secret(folder: Path) -> bool:
    """Whether there is a secret already; `signing_key` would make one."""
    return bool(settings().secret) or (folder / "signing.key").is_file()


def _make_key(path: Path) -> None:
    """Appears whole or not at all: bot and action server may start at the same moment."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # readable by the owner only
    with os.fdopen(descriptor, "w") as file:
        file.write(os.urandom(KEY_BYTES).hex())
    try:
        os.link(draft, path)
    except FileExistsError:  # the other process was faster; its key counts
        pass
    finally:
        Path(draft).unlink()


class Seal:
    """Seals and opens values under keys of the operator's secret."""

    def __init__(self, secret: str) -> None:
        self._cipher = AESGCM(_derived(secret, "homeroom stored data"))
        self._hash_key = _derived(secret, "homeroom stored ids")

    def hidden(self, *parts: str) -> str:
        """A keyed hash that stands for an id."""
        return hmac.digest(self._hash_key, _joined(parts), "sha256").hex()

    def seal(self, content: bytes, *place: str) -> bytes:
        """The content, compressed and encrypted for one place."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, zlib.compress(content, 6), _joined(place))

    def open(self, sealed: bytes, *place: str) -> bytes:
        """What `seal` was given. Raises `Unreadable`."""
        try:
            opened = self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], _joined(place))
            return zlib.decompress(opened)
        except (InvalidTag, ValueError, zlib.error) as error:
            raise Unreadable(place[0] if place else "") from error

    def seal_json(self, value: Any, *place: str) -> bytes:
        """Any JSON value, sealed."""
        return self.seal(_AS_JSON.encode(value).encode(), *place)

    def open_json(self, sealed: bytes, *place: str) -> Any:
        """What `seal_json` was given. Raises `Unreadable`."""
        return json.loads(self.open(sealed, *place))


def _derived(secret: str, purpose: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(secret.encode())


def _joined(parts: tuple[str, ...]) -> bytes:
    """One unambiguous text: ("a", "bc") and ("ab", "c") must differ."""
    return json.dumps(parts).encode()
