"""Limits of the web servers we start; an operator may set others in the environment."""

from __future__ import annotations

LIMITS = {
    # The longest message has 10,000 characters; JSON may need six bytes for one.
    "SANIC_REQUEST_MAX_SIZE": "131072",
    "SANIC_WEBSOCKET_MAX_SIZE": "131072",
    "SANIC_REQUEST_MAX_HEADER_SIZE": "16384",
    # Seconds. A slow sender or a forgotten connection must not hold a place for long.
    "SANIC_REQUEST_TIMEOUT": "20",
    "SANIC_RESPONSE_TIMEOUT": "60",
    "SANIC_KEEP_ALIVE_TIMEOUT": "30",
    # Connections that wait to be accepted.
    "SANIC_BACKLOG": "128",
}
