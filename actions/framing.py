"""Refuses requests whose body has no certain end, before a byte of the body is read.

Sanic 21.12, the newest that Rasa 3.6 allows, takes the first `Content-Length` as `int()` reads it.
A negative one is never used up: the process goes round for ever and answers nobody again. Of two
lengths, or of a length beside chunks, it believes one, where a proxy in front may believe the
other. A length that is no number at all is a fault 500. RFC 9112 (6.3) asks for 400 in each case.
Nothing of Sanic is replaced: an app may name its own class of requests, and one is made from the
headers just before Sanic looks for the body.
"""

from __future__ import annotations

import re
from typing import Any

from sanic import Sanic
from sanic.compat import Header
from sanic.exceptions import InvalidUsage
from sanic.request import Request

LENGTH = re.compile(r"[0-9]+[ \t]*")


class BadFraming(InvalidUsage):
    """Nobody can tell where the request's body ends. Answered with 400; the connection closes."""


class FramedRequest(Request):
    """A request whose body, if any, has one length or comes in chunks."""

    def __init__(self, url_bytes: bytes, headers: Header, *args: Any, **options: Any) -> None:
        lengths = headers.getall("content-length", [])
        codings = headers.getall("transfer-encoding", [])
        if len(lengths) + len(codings) > 1:
            raise BadFraming("More than one end of the body")
        if not all(map(LENGTH.fullmatch, lengths)) or codings not in ([], ["chunked"]):
            raise BadFraming("No end of the body that can be read")
        super().__init__(url_bytes, headers, *args, **options)


def refuse_bad_framing(app: Sanic) -> None:
    """Refuses such requests; `BadFraming` may be answered as any other exception."""
    app.request_class = FramedRequest
