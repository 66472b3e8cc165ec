"""What clients send as JSON, read the same way by request and over the live connection."""

from __future__ import annotations

import json
import re
from typing import Any

Body = dict[str, Any]

HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
"""One of the two halves in which JSON may write an emoji. A client that cuts a text by its length
leaves one over, and no database, hash or signature takes it."""

UNREADABLE_CHARACTER = "\ufffd"


def read_body(sent: str | bytes | None) -> Body | None:
    """The JSON object that was sent, each half of a character replaced; None when it is none."""
    try:
        body = _mended(json.loads(sent or "null"))
    except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
        return None
    return body if isinstance(body, dict) else None


def typed_text(body: Body | None) -> str:
    """What the parent typed, if anything."""
    text = body.get("text") if body else None
    return text if isinstance(text, str) else ""


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return HALF_A_CHARACTER.sub(UNREADABLE_CHARACTER, value)
    if isinstance(value, list):
        return [_mended(inner) for inner in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(inner) for key, inner in value.items()}
    return value
