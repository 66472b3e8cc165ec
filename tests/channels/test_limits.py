"""Floods are stopped, parents are not, and the memory for it has an end."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from actions.settings import settings
from rasa_project.channels.limits import REMEMBERED, SlidingWindow, client_address


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_the_limit_is_for_any_minute_and_says_how_long_to_wait(clock: Clock) -> None:
    window = SlidingWindow(3, now=clock)
    assert [window.wait("a") for _ in range(3)] == [0, 0, 0]
    clock.time = 20
    assert window.wait("a") == 40
    clock.time = 60
    assert window.wait("a") == 0


def test_waiting_in_vain_does_not_make_it_longer(clock: Clock) -> None:
    window = SlidingWindow(1, now=clock)
    window.wait("a")
    for clock.time in range(1, 60):
        assert window.wait("a") == 60 - clock.time
    clock.time = 60
    assert window.wait("a") == 0


def test_one_parents_haste_is_not_anothers_wait(clock: Clock) -> None:
    window = SlidingWindow(1, now=clock)
    assert (window.wait("a"), window.wait("a"), window.wait("b")) == (0, 60, 0)


def test_no_limit_counts_nothing(clock: Clock) -> None:
    window = SlidingWindow(0, now=clock)
    assert not any(window.wait("a") for _ in range(1000))
    assert len(window) == 0


def test_memory_has_an_end(clock: Clock) -> None:
    window = SlidingWindow(1, now=clock)
    for number in range(REMEMBERED + 500):
        window.wait(str(number))
    assert len(window) == REMEMBERED


PROXIES = (ip_network("10.0.0.0/8"), ip_network("::1/128"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "1.2.3.4", "203.0.113.9"),  # not from a proxy: made up
        ("10.1.1.1", "198.51.100.7", "198.51.100.7"),
        ("10.1.1.1", "1.2.3.4, 198.51.100.7", "198.51.100.7"),  # the client made up the first
        ("10.1.1.1", "198.51.100.7, 10.2.2.2", "198.51.100.7"),  # two proxies
        ("10.1.1.1", "", "10.1.1.1"),
        ("::1", "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("10.1.1.1", "no address", "?"),
    ],
)
def test_the_address_is_the_last_one_a_trusted_proxy_vouches_for(
    peer: str, forwarded: str, expected: str
) -> None:
    assert client_address(peer, forwarded, PROXIES) == expected


def test_a_limit_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMEROOM_MESSAGES_PER_MINUTE", "many")
    with pytest.raises(ValueError, match="HOMEROOM_MESSAGES_PER_MINUTE"):
        settings()
