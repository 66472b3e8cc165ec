"""The attendance picture: right numbers, everything also in words, and no markup from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from actions.core.content.loader import guidance
from actions.core.facts.case import Case
from actions.core.papers.picture import attendance_chart
from actions.core.papers.picture_svg import (
    BAR_WIDTH,
    FILL,
    attendance_picture_alt,
    attendance_picture_png,
    attendance_picture_svg,
)
from tests.core.any_case import HOSTILE, cases, hostile_words
from tests.core.letter_cases import TODAY, reference_case

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n"


def drawn(content: Guidance, **known: Any) -> ElementTree.Element:
    svg = attendance_picture_svg(Case.parse_obj(known), content, today=TODAY)
    assert svg is not None
    return ElementTree.fromstring(svg)


def words_in(picture: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in picture.iter(f"{SVG}text"))


def test_the_filled_part_of_the_bar_is_the_share_missed(content: Guidance) -> None:
    picture = drawn(content, missed_days=14, enrolled_days=56)
    filled = next(one for one in picture.iter(f"{SVG}rect") if one.get("fill") == FILL)
    assert float(filled.get("width", 0)) == pytest.approx(BAR_WIDTH * 0.25, abs=0.1)
    assert "14 of 56 school days missed, or 25 percent" in words_in(picture)


@pytest.mark.parametrize(
    ("missed", "verdict"), [(5, "This is under"), (6, "This is over"), (20, "This is over")]
)
def test_both_sides_of_the_ten_percent_line(content: Guidance, missed: int, verdict: str) -> None:
    picture = drawn(content, missed_days=missed, enrolled_days=60)
    assert f"{verdict} the 10 percent line" in words_in(picture)


def test_numbers_that_conflict_draw_no_bar(content: Guidance) -> None:
    picture = drawn(content, missed_days=80, enrolled_days=15)
    assert not [one for one in picture.iter(f"{SVG}rect") if one.get("fill") == FILL]
    assert "80 school days missed" in words_in(picture)
    assert "percent" not in words_in(picture)


def test_guesses_rates_and_uncounted_trouble_are_said_as_such(content: Guidance) -> None:
    words = words_in(
        drawn(
            content,
            missed_days=2,
            early_pickups=2,
            per={"missed_days": "week", "early_pickups": "month"},
            estimated=("missed_days",),
            part_day_problems=("nurse_visits", "early_pickups"),
        )
    )
    assert "about 2 school days missed a week" in words
    assert "Early pickups 2 a month" in words
    assert "Nurse visits happens, not counted yet" in words


def test_everything_in_the_picture_is_in_its_text_too(content: Guidance) -> None:
    case = reference_case("section_504_panic_pickups")
    alt = attendance_picture_alt(case, content, today=TODAY)
    assert alt == (
        "School attendance: Jordan. 4 of about 59 school days missed, or about 7 percent. This is "
        "under the 10 percent line that schools call chronic absence. Time: since September. On "
        "days at school: nurse visits: about 3 a week, early pickups: 2 a week."
    )


def test_a_screen_reader_finds_title_and_description(content: Guidance) -> None:
    picture = drawn(content, missed_days=6, enrolled_days=60, child_name="Maya Torres")
    title, description = picture[0], picture[1]
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "School attendance: Maya"
    assert "6 of 60 school days missed" in (description.text or "")


def test_with_nothing_told_there_is_no_picture(content: Guidance) -> None:
    assert attendance_chart(Case(), content, today=TODAY) is None
    assert attendance_picture_svg(Case(), content, today=TODAY) is None
    assert attendance_picture_png(Case(), content, today=TODAY) is None
    assert attendance_picture_alt(Case(), content, today=TODAY) is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(hostile_words()))
def test_any_case_gives_a_picture_of_known_shapes_only(case: Case) -> None:
    svg = attendance_picture_svg(case, guidance(), today=TODAY)
    if svg is None:
        return
    picture = ElementTree.fromstring(svg)
    assert {one.tag for one in picture.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "line", "text")
    }
    assert not [name for one in picture.iter() for name in one.attrib if name.startswith("on")]
    alt = attendance_picture_alt(case, guidance(), today=TODAY)
    assert alt and "None" not in alt


@pytest.mark.parametrize("trick", HOSTILE)
def test_a_messenger_gets_a_png_whatever_the_name(content: Guidance, trick: str) -> None:
    name = trick if trick.isprintable() else "Jo"
    case = Case(child_name=name, missed_days=6, enrolled_days=60)
    png = attendance_picture_png(case, content, today=TODAY)
    assert png is not None and png.startswith(PNG)
    assert int.from_bytes(png[16:20], "big") == 1440
