"""Several taps of one question go to the bot as one answer."""

import pytest

from rasa_project.channels.payloads import is_combinable, merged


def test_one_tap_goes_as_it_is() -> None:
    assert merged(["/skip"]) == "/skip"


def test_lists_of_several_taps_are_joined_without_doubles() -> None:
    taps = ['/answer{"triggers": ["noise", "tests"]}', '/answer{"triggers": ["tests", "bus"]}']
    assert merged(taps) == '/answer{"triggers": ["noise", "tests", "bus"]}'


def test_of_single_values_the_last_tap_counts() -> None:
    taps = ['/answer{"severity": "weekly"}', '/answer{"severity": "most_days"}']
    assert merged(taps) == '/answer{"severity": "most_days"}'


def test_a_command_among_answers_is_what_is_meant() -> None:
    assert merged(['/answer{"triggers": ["noise"]}', "/dont_know"]) == "/dont_know"


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ('/answer{"triggers": ["noise"]}', True),
        ('/answer{"triggers": "none"}', False),  # "none of these" stands alone
        ('/answer{"severity": "weekly"}', False),
        ("/dont_know", False),
    ],
)
def test_only_what_adds_to_a_list_can_be_combined(payload: str, expected: bool) -> None:
    assert is_combinable(payload) is expected
