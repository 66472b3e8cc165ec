"""The small grammar of letters."""

from __future__ import annotations

import pytest

from actions.core.letter.words import (
    counted,
    listed,
    lower_first,
    number,
    own_words,
    times,
    with_article,
)


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], None),
        (["math"], "math"),
        (["math", "art"], "math and art"),
        (["math", "art", "gym"], "math, art, and gym"),
        (["drop-off and walking in", "sleep"], "drop-off and walking in; sleep"),
    ],
)
def test_lists_read_as_a_person_would_write_them(items: list[str], text: str | None) -> None:
    assert listed(items) == text


@pytest.mark.parametrize(
    ("value", "text"), [(17.0, "17"), (2.5, "2.5"), (0.25, "0.25"), (100.0, "100")]
)
def test_whole_numbers_have_no_decimals(value: float, text: str) -> None:
    assert number(value) == text


def test_one_day_is_singular_and_the_rest_plural() -> None:
    assert counted(1, "school day") == "1 school day"
    assert counted(0.5, "school day") == "0.5 school days"
    assert counted(17, "school day") == "17 school days"


def test_once_and_twice_are_words() -> None:
    assert [times(value) for value in (1, 2, 3, 2.5)] == ["once", "twice", "3 times", "2.5 times"]


@pytest.mark.parametrize(
    ("provider", "text"),
    [
        ("therapist", "a therapist"),
        ("occupational therapist", "an occupational therapist"),
        ("her therapist", "a therapist"),  # no gendered words for the child
        ("our pediatrician", "a pediatrician"),
        ("the school nurse", "the school nurse"),
        ("Dr. Lee", "Dr. Lee"),
    ],
)
def test_providers_get_the_article_they_need(provider: str, text: str) -> None:
    assert with_article(provider) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, None),
        ("  \n ", None),
        ("...", None),
        ("Oak  Hill\nSchool.", "Oak Hill School"),
        ("Lee , Ann", "Lee, Ann"),
        ("a\x00b\x1b", "a b"),
        ("#eval(1) *x* $y$ <img> @ref", "#eval(1) *x* $y$ <img> @ref"),
    ],
)
def test_own_words_are_kept_but_fit_on_one_line(typed: str | None, kept: str | None) -> None:
    assert own_words(typed) == kept


def test_abbreviations_keep_their_capitals() -> None:
    assert lower_first("ADHD") == "ADHD"
    assert lower_first("Late arrivals") == "late arrivals"
