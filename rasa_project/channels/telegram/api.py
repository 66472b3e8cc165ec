"""Calls the Bot API over HTTPS. The errors are told apart by what to do about them.

TelegramError
    Unreachable     no way there, or a fault on Telegram's side: nothing was done, try again later
        Unanswered  the call went out and no answer came: it may have been done
    RateLimited     wait `seconds`, then try again
    Blocked         this person does not want to hear from the bot any more
    Unauthorized    the bot's token is wrong or has been revoked
    BadRequest      Telegram will not do this, however often it is asked
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import Any

import httpx

from rasa_project.channels.telegram.settings import PUBLIC_API

TIMEOUT = 20  # seconds
UPLOAD_TIMEOUT = 60  # seconds
LONGEST_WAIT = 3600  # seconds; no flood limit is longer

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
"""Faults before the call is on its way: it cannot have been done."""


class TelegramError(Exception):
    """A call did not do what it should."""


class Unreachable(TelegramError):
    """No way there, or Telegram says that it failed."""


class Unanswered(Unreachable):
    """Nobody can say whether it was done."""


class RateLimited(TelegramError):
    """Too many calls."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds:.0f} s")
        self.seconds = seconds


class Blocked(TelegramError):
    """The person stopped the bot, or left Telegram."""


class Unauthorized(TelegramError):
    """The token opens nothing."""


class BadRequest(TelegramError):
    """The call is not one that Telegram accepts."""


@dataclass(frozen=True)
class Upload:
    """A file that goes with a call."""

    field: str  # "document" or "photo"
    name: str
    content: bytes


class BotApi:
    """One bot at one Bot API server."""

    def __init__(self, token: str, base: str = PUBLIC_API) -> None:
        # httpx writes every address into the log, and the address holds the token.
        logging.getLogger("httpx").setLevel(logging.WARNING)
        # A proxy of the environment is for the way out, not for a server of the operator's own.
        is_public = base == PUBLIC_API
        limits = httpx.Limits(max_connections=50)
        self._http = httpx.AsyncClient(timeout=TIMEOUT, trust_env=is_public, limits=limits)
        self._address = f"{base}/bot{token}"

    async def call(
        self,
        method: str,
        params: dict[str, Any] | None = None,
        upload: Upload | None = None,
        timeout: float = TIMEOUT,
    ) -> Any:
        """The result of a method. Raises a TelegramError, never with words or the token in it."""
        try:
            answer = await self._http.post(
                f"{self._address}/{method}", **_body(params or {}, upload, timeout)
            )
            body = answer.json()
        except NEVER_LEFT as error:
            raise Unreachable(type(error).__name__) from None
        except (httpx.HTTPError, ValueError) as error:  # not JSON: a proxy's page, not Telegram
            raise Unanswered(type(error).__name__) from None
        if isinstance(body, dict) and body.get("ok") is True:
            return body.get("result")
        raise _error(answer.status_code, body if isinstance(body, dict) else {})

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()


def _body(params: dict[str, Any], upload: Upload | None, timeout: float) -> dict[str, Any]:
    if upload is None:
        return {"json": params, "timeout": timeout}
    fields = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in params.items()
    }
    files = {upload.field: (upload.name, upload.content)}
    return {"data": fields, "files": files, "timeout": UPLOAD_TIMEOUT}


def _error(status: int, body: dict[str, Any]) -> TelegramError:
    code = body.get("error_code", status)
    description = str(body.get("description", ""))[:200]
    if code == 429:
        return RateLimited(_seconds(body))
    if code in (401, 404) and not description.startswith("Not Found: "):
        return Unauthorized(str(code))
    if code == 403:
        return Blocked(description)
    if code in (400, 409, 413):
        return BadRequest(f"{code} {description}")
    return Unreachable(str(code))


def _seconds(body: dict[str, Any]) -> float:
    parameters = body.get("parameters")
    wanted = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return min(float(wanted), LONGEST_WAIT) if isinstance(wanted, int | float) else 1.0
