"""Patches replace what Rasa really has, in the version they were read against."""

from __future__ import annotations

import pytest
from rasa import __version__
from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig

from rasa_project.patches import RASA_VERSION, PatchDoesNotFitError, replace_attribute
from rasa_project.patches.apply import has_action_server


def test_the_installed_rasa_is_the_one_the_patches_were_read_against() -> None:
    assert __version__ == RASA_VERSION


class Owner:
    """Stands for a class of Rasa's."""

    def kept(self) -> str:
        return "Rasa's"


def test_an_attribute_is_replaced() -> None:
    class Own(Owner):
        pass

    replace_attribute(Own, "kept", lambda _: "ours")
    assert Own().kept() == "ours"
    assert Owner().kept() == "Rasa's"


def test_what_rasa_no_longer_has_stops_the_start_and_is_named() -> None:
    with pytest.raises(PatchDoesNotFitError, match="Owner.gone"):
        replace_attribute(Owner, "gone", None)
    assert not hasattr(Owner, "gone")


@pytest.mark.parametrize(
    ("endpoint", "expected"),
    [(None, False), (EndpointConfig(url=""), False), (EndpointConfig(url="http://a:5055"), True)],
)
def test_actions_run_elsewhere_only_where_a_server_is_named(
    endpoint: EndpointConfig | None, expected: bool
) -> None:
    assert has_action_server(Agent(action_endpoint=endpoint)) is expected
