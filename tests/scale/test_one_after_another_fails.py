"""Thirty parents talk while a bot, an action server, Redis and the database fail one after another:
nobody loses what she said, nobody is answered twice or with somebody else's facts."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any

import httpx
import pytest
import websockets

from scripts.model_file import ROOT
from tests.scale.parents import Parent, crowd, let_talk
from tests.scale.topology import NGINX, Topology, wait_until

PARENTS = 30
QUIET = 8  # seconds of measuring before anything fails
BETWEEN = 2  # seconds of quiet after each failure
ARTEFACT = ROOT / "test-artifacts" / "recovery.json"


@pytest.fixture(scope="module")
def topology() -> Iterator[Topology]:
    # Not in pytest's own folder: PostgreSQL and nginx's workers run as other users here, and any
    # other run of pytest shuts that folder for them.
    with TemporaryDirectory(prefix="homeroom-scale-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with Topology(Path(folder)) as running:
            yield running


@pytest.fixture(autouse=True, scope="module")
def needs_nginx() -> None:
    """Where everything is checked, a missing nginx is a failure."""
    if not NGINX:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no nginx: scripts/setup.sh test")


def until_all_are_answered(parents: list[Parent]) -> float:
    """Seconds until every parent has got a new answer."""
    before = [parent.answered for parent in parents]
    return wait_until(
        lambda: all(now.answered > then for now, then in zip(parents, before, strict=True)), 120
    )


def failures(topology: Topology) -> list[tuple[str, Callable[[], object]]]:
    """What happens, in this order. Processes that come back are up before the next one fails."""
    return [
        ("a bot killed", lambda: topology.kill("bot0")),
        ("that bot back", lambda: topology.start("bot0") or topology.wait_for("bot0")),
        ("an action server killed", lambda: topology.kill("actions0")),
        ("that action server back", lambda: topology.start("actions0")),
        ("Redis hanging", lambda: topology.hang("redis")),
        ("Redis going on", lambda: topology.go_on("redis")),
        ("Redis killed", lambda: topology.kill("redis")),
        ("Redis back", lambda: topology.start("redis")),
        ("PostgreSQL away for 5 seconds", lambda: topology.restart_postgres(5)),
        ("PostgreSQL hanging for 35 seconds", lambda: topology.hang_postgres(35)),
    ]


def recovered(fail: Callable[[], object], parents: list[Parent]) -> float:
    """Lets something fail; seconds until every parent got a new answer after it."""
    fail()
    took = round(until_all_are_answered(parents), 1)
    time.sleep(BETWEEN)
    return took


def cpu_a_message(topology: Topology, parents: list[Parent]) -> dict[str, float]:
    """CPU milliseconds that a message costs each kind of process while nothing fails."""
    before, answered = topology.cpu(), sum(parent.answered for parent in parents)
    time.sleep(QUIET)
    more = sum(parent.answered for parent in parents) - answered
    after = topology.cpu()
    return {kind: round(1000 * (after[kind] - before[kind]) / more, 1) for kind in after}


def test_the_live_connection_passes_through(topology: Topology) -> None:
    token = httpx.post(f"{topology.url}/webhooks/web/session", trust_env=False).json()["token"]

    async def talk() -> list[dict[str, Any]]:
        url = topology.url.replace("http", "ws") + "/webhooks/web/live"
        async with websockets.connect(url) as line:  # type: ignore[attr-defined]
            await line.send(json.dumps({"token": token}))
            await line.send(json.dumps({"id": "1", "text": "she missed 12 full days"}))
            return [json.loads(await asyncio.wait_for(line.recv(), 30)) for _ in range(3)]

    ready, typing, answer = asyncio.run(talk())
    assert ready == {"ready": True}
    assert typing == {"id": "1", "typing": True}
    assert answer["status"] == 200
    assert "12 full days missed" in answer["messages"][0]["text"]


def test_nobody_loses_anything_while_one_after_another_fails(topology: Topology) -> None:
    stop = Event()
    parents = crowd(topology.url, PARENTS)
    threads = let_talk(parents, stop)
    try:
        wait_until(lambda: all(parent.answered > 2 for parent in parents), 120)
        cpu = cpu_a_message(topology, parents)
        recovery = {name: recovered(fail, parents) for name, fail in failures(topology)}
    finally:
        stop.set()
        for thread in threads:
            thread.join(120)
    _keep(recovery, cpu, parents)
    assert [parent.faults for parent in parents] == [[] for _ in parents]
    assert max(recovery.values()) < 60


def test_only_the_named_paths_are_open(topology: Topology) -> None:
    closed = ("/webhooks/rest/webhook", "/model/parse", "/conversations/x/tracker", "/status")
    found = {path: httpx.get(topology.url + path, trust_env=False).status_code for path in closed}
    assert found == dict.fromkeys(closed, 404)
    assert httpx.get(topology.url + "/health", trust_env=False).status_code == 200


def _keep(recovery: dict[str, float], cpu: dict[str, float], parents: list[Parent]) -> None:
    ARTEFACT.parent.mkdir(exist_ok=True)
    kept = {
        "seconds until all were answered again": recovery,
        "CPU milliseconds a message, with two bots": cpu,
        "messages answered": sum(parent.answered for parent in parents),
        "sent again": sum(parent.retried for parent in parents),
        "longest wait of a parent, s": round(max(parent.worst_wait for parent in parents), 1),
    }
    Path(ARTEFACT).write_text(json.dumps(kept, indent=1))
