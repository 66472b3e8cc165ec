"""Starts the bot: Rasa with our channels, after everything it stands on has been checked.

    python -m scripts.bot --port 5005 --interface 127.0.0.1

Takes Rasa's own options of `rasa run`, but for the model: only the project's own is loaded, and
Rasa's HTTP API, which could load another, stays off.
"""

from __future__ import annotations

import os
import sys

from actions import quiet_logs
from actions.core.encoder.files import ModelDamaged
from actions.settings import WrongSettingsError, settings
from actions.storage.opening import CannotOpen, open_database
from rasa_project.patches.without_tensorflow import leave_out_tensorflow
from scripts.limits import LIMITS
from scripts.model_file import MODEL, ROOT, ModelRefused, check
from scripts.quiet import QUIET

DEFAULTS = {"--endpoints": "endpoints.yml", "--credentials": "credentials.yml"}
REFUSED = ("--enable-api", "--model", "-m", "--remote-storage", "--auth-token", "--jwt-secret")


def main() -> None:
    """Serves until it is stopped; ends at once, and says why, when it could not work."""
    quiet_logs.install()
    os.environ.update({**QUIET, **LIMITS, "ACTION_ENDPOINT_URL": "", **os.environ})
    options = sys.argv[1:]
    if named := [option for option in options if option.split("=")[0] in REFUSED]:
        sys.exit(f"✗ {named[0]} is not allowed: the bot loads its own model only.")
    try:
        settings()
        check(MODEL)
        open_database()
        _read_models()
    except (WrongSettingsError, ModelRefused, CannotOpen, ModelDamaged) as error:
        sys.exit(f"✗ {error}")
    os.chdir(ROOT)
    _run_rasa(options)


def _read_models() -> None:
    """Reads both taught readers, so that the first message need not wait for them."""
    # Only now: they bring numpy, which takes its threads from the environment as it is loaded.
    from actions.core.reading.reader import message_reader
    from actions.core.safety import warm_up

    warm_up()
    message_reader()


def _run_rasa(options: list[str]) -> None:
    leave_out_tensorflow()  # must come before anything of Rasa
    import rasa.__main__ as rasa  # slow to import, so only after the checks
    import rasa.core.run as server

    from rasa_project.startup import loading, open_to_named_sites, quiet_structlog

    rasa.configure_structlog = quiet_structlog(rasa.configure_structlog)
    server.load_agent_on_start = loading(server.load_agent_on_start)
    server.server.configure_cors = open_to_named_sites(server.server.configure_cors)
    sys.argv = ["rasa", "run", "--model", str(MODEL), *options]
    for option, file in DEFAULTS.items():
        if option not in options:
            sys.argv += [option, str(ROOT / "rasa_project" / file)]
    rasa.main()


if __name__ == "__main__":
    main()
