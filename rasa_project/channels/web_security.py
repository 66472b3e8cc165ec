"""What a browser may do with the bot: who may embed it, what a page may load, who may call it.

Sessions travel in the Authorization header and nothing lies in cookies, so a foreign page cannot
act in a parent's name: its requests carry no token, and its scripts get no answer to read.
"""

from __future__ import annotations

from collections.abc import Mapping

ALLOWED_METHODS = "GET, POST"
ALLOWED_HEADERS = "Authorization, Content-Type"
YEAR = 365 * 24 * 3600  # seconds


def content_security_policy(origins: tuple[str, ...]) -> str:
    """Own files only, no inline script or style, framed by the page itself or an allowed site."""
    ancestors = " ".join(("'self'", *origins))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {ancestors}"
    )


def security_headers(origins: tuple[str, ...], *, tls: bool) -> dict[str, str]:
    """Headers of every answer, whoever asks. `tls`: browsers are told to insist on it."""
    headers = {
        "Content-Security-Policy": content_security_policy(origins),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }
    if tls:
        headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    return headers


def cors_headers(request_headers: Mapping[str, str], origins: tuple[str, ...]) -> dict[str, str]:
    """What lets a script on an allowed site read the answer; nothing for all the others.

    Never with credentials: there are no cookies to send.
    """
    origin = request_headers.get("origin", "").lower()
    if origin not in origins:
        return {"Vary": "Origin"} if origins else {}
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": ALLOWED_METHODS,
        "Access-Control-Allow-Headers": ALLOWED_HEADERS,
        "Access-Control-Expose-Headers": "Retry-After",
        "Access-Control-Max-Age": "600",
        "Vary": "Origin",
    }
