"""Starts the action server: rasa-sdk with logs that stay silent about parents, on loopback.

    python -m scripts.action_server --port 5055

It has no access control, so it listens on loopback unless SANIC_HOST names another address: in a
private network of containers, never in public.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys

from rasa_sdk.endpoint import create_app
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from actions import quiet_logs
from actions.core.safety import warm_up
from actions.framing import refuse_bad_framing
from actions.settings import WrongSettingsError, settings
from actions.storage.opening import CannotOpen, open_database
from scripts.quiet import QUIET

MAX_BODY = 4_000_000  # bytes: a whole conversation with our domain is a tenth of it
logger = logging.getLogger(__name__)


def main() -> None:
    """Serves until it is stopped."""
    quiet_logs.install()
    os.environ.update({**QUIET, **os.environ})
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-p", "--port", type=int, default=5055)
    options = parser.parse_args()
    try:
        told = settings()
        logging.basicConfig(level=told.log_level, format="%(asctime)s %(levelname)s %(message)s")
        open_database()
    except (WrongSettingsError, CannotOpen) as error:
        sys.exit(f"✗ {error}")
    app = _app()
    app.run(
        told.action_host,
        options.port,
        access_log=False,
        workers=told.action_workers,
    )


def _app() -> Sanic:
    app: Sanic = create_app("actions", cors_origins=None)
    app.config.REQUEST_MAX_SIZE = MAX_BODY
    refuse_bad_framing(app)
    app.error_handler.add(Exception, _without_words)
    app.register_listener(_ready, "after_server_start")
    return app


async def _without_words(_: Request, error: Exception) -> HTTPResponse:
    """The SDK would send the whole conversation back, and Rasa would log it."""
    logger.error("A request failed: %s", type(error).__name__)
    return json({"error": type(error).__name__}, status=getattr(error, "status_code", 500))


async def _ready(*_: object) -> None:
    warm_up()  # so that the first message need not wait for the safety check
    quiet_logs.close()


if __name__ == "__main__":
    main()
