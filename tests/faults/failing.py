"""All that can go wrong in an action, as one parent meets it, and what the logs may say of it."""

from __future__ import annotations

from contextlib import suppress

import httpx

from tests.faults.conftest import TalkativeServers
from tests.parent import Parent

MARKS = ("Zebulonia", "Quirinus", "Xanthippe")
"""Words that no program of ours contains."""


def fail_and_crash(servers: TalkativeServers, someone: Parent) -> str:
    """All that can go wrong in an action. What the process that ran it logged."""
    someone.opens().says(f"{MARKS[0]} missed 13 days, diagnosed anxiety").taps("Most days")
    question = someone.buttons().keys()
    someone.says("show my summary")  # fails inside our boundary
    assert "went wrong" in someone.text
    someone.says("why do you ask?")  # fails outside of it
    assert someone.text
    with suppress(httpx.TransportError):  # when the bot itself is gone, only the page can say so
        assert someone.says("i have to stop now").status == 503
    servers.processes[servers.acting].wait(timeout=30)
    # The next start begins a new log.
    log = (servers.logs / f"{servers.acting}.log").read_text()
    servers.restart(servers.acting)
    assert someone.says("lets continue").buttons().keys() == question
    return log


def check_log(log: str) -> None:
    """It names the errors and nothing of what they held."""
    assert "Ended by SystemError" in log
    assert "KeyError" in log
    assert MARKS[0] not in log
