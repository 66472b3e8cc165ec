"""Whose day it is: the family's, by its state, and the operator's while none is known."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from actions import clock
from actions.cli import main
from actions.core.content.loader import guidance
from actions.settings import WrongSettingsError, settings

EVENING = datetime(2026, 12, 1, 1, 30, tzinfo=timezone.utc)
"""Half past eight in New York, half past three in Honolulu, and already December in UTC."""


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still."""
    monkeypatch.setattr(clock, "now", lambda: EVENING)
    monkeypatch.delenv("HOMEROOM_TIME_ZONE", raising=False)


def test_an_evening_in_new_york_is_not_tomorrow() -> None:
    assert clock.today("NY") == clock.today() == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("at", "state", "day"),
    [
        (datetime(2026, 12, 1, 5, 30), "NY", date(2026, 12, 1)),
        (datetime(2026, 12, 1, 5, 30), "TX", date(2026, 11, 30)),
        (datetime(2026, 12, 1, 7, 30), "CA", date(2026, 11, 30)),
        (datetime(2026, 12, 1, 9, 30), "AK", date(2026, 12, 1)),
        (datetime(2026, 12, 1, 9, 30), "HI", date(2026, 11, 30)),
        (datetime(2027, 7, 1, 6, 30), "AZ", date(2027, 6, 30)),  # no summer time there
        (datetime(2027, 7, 1, 6, 30), "CO", date(2027, 7, 1)),
    ],
)
def test_each_state_has_its_own_day(
    at: datetime, state: str, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: at.replace(tzinfo=timezone.utc))
    assert clock.today(state) == day


@pytest.mark.parametrize("state", [None, "passed"])
def test_without_a_state_it_is_the_operators_day(
    state: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOMEROOM_TIME_ZONE", "Europe/Berlin")
    assert clock.today(state) == date(2026, 12, 1)
    assert clock.today("OH") == date(2026, 11, 30)


@pytest.mark.parametrize("name", ["New York", "America", "../etc/passwd", "EST5EDT4"])
def test_a_name_that_is_no_time_zone_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOMEROOM_TIME_ZONE", name)
    with pytest.raises(WrongSettingsError, match="HOMEROOM_TIME_ZONE"):
        settings()
    assert main(["stats"]) == 2
    assert "HOMEROOM_TIME_ZONE" in capsys.readouterr().err


def test_an_empty_setting_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOMEROOM_TIME_ZONE", "")
    assert clock.today() == date(2026, 11, 30)


def test_every_state_has_a_time_zone_of_the_united_states() -> None:
    zones = {state.time_zone for state in guidance().states.values()}
    assert all(zone.startswith("America/") or zone == "Pacific/Honolulu" for zone in zones)
