"""Daily counts grow, and tell nothing but how often."""

from __future__ import annotations

from datetime import date

from actions.core.usage import usage
from actions.storage.counts import add_counts, counts_since
from actions.storage.database import Database

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def test_counts_of_a_day_add_up(store: Database) -> None:
    add_counts(store, MONDAY, {"turns/web/answered": 3})
    add_counts(store, MONDAY, {"turns/web/answered": 2, "messages/letter": 1})
    assert counts_since(store, MONDAY) == {"turns/web/answered": 5, "messages/letter": 1}


def test_only_days_from_the_first_on_count(store: Database) -> None:
    add_counts(store, MONDAY, {"messages/letter": 4})
    add_counts(store, TUESDAY, {"messages/letter": 1})
    assert counts_since(store, TUESDAY) == {"messages/letter": 1}


def test_usage_says_where_parents_stop() -> None:
    found = usage(
        {
            "turns/web/answered": 90,
            "turns/telegram/trouble": 10,
            "replies/ask_attendance_severity": 40,
            "replies/ask_school_state": 12,
            "replies/out_of_scope": 5,
            "messages/letter": 8,
        }
    )
    assert (found.turns, found.trouble, found.not_understood, found.letters) == (100, 10, 5, 8)
    assert found.asked["attendance_severity"] == 40
    assert found.asked["school_state"] == 12
    assert ("could not answer (trouble)", "10 (10.0%)") in list(found.lines())
