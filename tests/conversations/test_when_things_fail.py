"""The action server dies in the middle: a kind word, help lines all the same, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.conftest import free_port
from tests.conversations.simulated.people import open_question
from tests.parent import Parent

if TYPE_CHECKING:
    from scripts.serve import Servers


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """A bot whose actions run in a server of their own, as in a scaled-out deployment."""
    from scripts.serve import Servers

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOMEROOM_DATA", str(tmp_path_factory.mktemp("apart")))
        servers = Servers("127.0.0.1", free_port(), apart=True)
        try:
            servers.start()
            servers.wait_until_ready()
            yield servers
        finally:
            servers.stop()


@pytest.fixture
def parent(servers: Servers) -> Iterator[Parent]:
    """A parent who talks to that bot."""
    with Parent(servers.url) as someone:
        yield someone


@pytest.fixture
def actions_down(servers: Servers) -> Iterator[None]:
    """The action server is killed for the test and started again after it."""
    actions = servers.processes["actions"]
    actions.kill()
    actions.wait()
    yield
    servers.start_actions()
    servers.wait_until_ready()


@pytest.fixture
def halfway(parent: Parent) -> Parent:
    """A parent who has answered two questions."""
    return parent.opens().taps("Most days").taps("About 20")


def bring_back(servers: Servers) -> None:
    servers.start_actions()
    servers.wait_until_ready()


def test_nothing_is_lost_when_the_actions_die_in_the_middle(
    halfway: Parent, servers: Servers
) -> None:
    question = open_question(halfway)
    actions = servers.processes["actions"]
    actions.kill()
    actions.wait()
    try:
        halfway.says("early pickups twice a week")
        assert halfway.status == 503
        assert "send it again" in halfway.text
        assert halfway.http.get("/health").json()["waiting_for"] == "actions"
    finally:
        bring_back(servers)
    halfway.says("lets continue")
    assert open_question(halfway) == question == "attendance_part_days"


def test_a_form_that_cannot_start_gives_no_summary_of_nothing(
    parent: Parent, servers: Servers
) -> None:
    actions = servers.processes["actions"]
    actions.kill()
    actions.wait()
    try:
        parent.says("she missed 17 days")
        assert parent.status == 503
    finally:
        bring_back(servers)
    parent.opens()
    assert "How much is school refusal" in parent.question


def test_help_lines_are_given_while_the_actions_are_down(
    halfway: Parent, actions_down: None
) -> None:
    halfway.says("he took the whole bottle of pills")
    assert halfway.status == 200
    assert halfway.heard[0]["crisis"]
    assert "911" in halfway.text
