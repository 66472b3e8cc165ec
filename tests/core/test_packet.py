"""The meeting packet: everything for the table, for this child, and nothing that was not told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from actions.core.content.loader import guidance
from actions.core.documents.packet_text import packet_text
from actions.core.facts.case import Case
from actions.core.papers.packet import make_packet
from actions.core.papers.packet_model import CheckList, Drawing
from actions.core.plan.plan import make_plan
from tests.core.any_case import cases
from tests.core.letter_cases import ALL_CASES, TESTS, TODAY, reference_case

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

SECTIONS = (
    "overview", "attendance", "supports", "goals", "questions", "bring", "people", "answers",
    "timeline", "notes", "sources",
)  # fmt: skip
JUNK = ("None", "{", "}", "..", " ,", " .", ",,", "()", "- \n", ": \n", "::")


def text_of(content: Guidance, **known: Any) -> str:
    return packet_text(make_packet(Case.parse_obj(known), content, today=TODAY))


@pytest.mark.parametrize("name", ALL_CASES)
def test_a_reference_case_gives_the_packet_on_file(content: Guidance, name: str) -> None:
    on_file = (TESTS / "packets" / f"{name}.txt").read_text(encoding="utf-8")
    assert packet_text(make_packet(reference_case(name), content, today=TODAY)) == on_file


@pytest.mark.parametrize("name", ALL_CASES)
def test_a_packet_has_all_its_parts_in_order(content: Guidance, name: str) -> None:
    packet = make_packet(reference_case(name), content, today=TODAY)
    assert tuple(section.id for section in packet.sections) == SECTIONS
    assert any(isinstance(block, Drawing) for block in packet.section("attendance").blocks)


def test_the_parent_chooses_the_supports(content: Guidance) -> None:
    case = reference_case("evaluation_anxiety_17_days")
    ids = sorted(content.supports)[:2]
    packet = make_packet(case, content, today=TODAY, supports=ids)
    (checks,) = (b for b in packet.section("supports").blocks if isinstance(b, CheckList))
    assert [item.title for item in checks.items] == [content.supports[one].title for one in ids]


def test_an_unknown_support_is_an_error(content: Guidance) -> None:
    with pytest.raises(KeyError):
        make_packet(Case(), content, today=TODAY, supports=["magic"])


def test_what_was_not_told_has_no_place_in_it(content: Guidance) -> None:
    packet = make_packet(Case(), content, today=TODAY)
    assert [section.id for section in packet.sections] == [
        one for one in SECTIONS if one not in ("supports", "goals")
    ]
    text = packet_text(packet)
    assert "You told me" not in text
    assert "There is no count of missed days yet." in text


def test_a_sensitive_fact_not_approved_leaves_no_trace(content: Guidance) -> None:
    case = reference_case("evaluation_anxiety_17_days")
    text = packet_text(make_packet(case, content, today=TODAY, approved=()))
    assert "you named anxiety" not in text and "named a condition" not in text
    assert "therapist has" not in text.lower()


def test_an_effect_kept_private_changes_neither_the_letter_nor_the_way(content: Guidance) -> None:
    case = Case(severity="occasional", missed_days=2, impacts=("cries all night",))
    plan = make_plan(case, content, today=TODAY)
    assert plan.next_letter is not None and plan.next_letter.kind == "section_504_request"
    text = packet_text(make_packet(case, content, today=TODAY, approved=()))
    assert plan.headline in text and plan.next_letter.step in text
    assert plan.next_letter.title in text.partition("What happens when")[2]
    assert "cries" not in text


def test_answers_fit_what_the_school_has_said(content: Guidance) -> None:
    text = text_of(content, school_response=("interventions_first", "needs_diagnosis"))
    assert "Other steps can go on at the same time." in text
    assert "I can ask without a diagnosis" in text
    assert "Other steps can go on" not in text_of(content)


def test_dates_count_from_the_letter_that_was_sent(content: Guidance) -> None:
    text = packet_text(make_packet(reference_case("no_answer_since_october"), content, today=TODAY))
    assert "This counts from the letter of October 5, 2026" in text
    assert "By November 4, 2026" in text  # 30 calendar days in Ohio


@pytest.mark.parametrize("name", ALL_CASES)
def test_every_source_of_the_packet_is_listed(content: Guidance, name: str) -> None:
    packet = make_packet(reference_case(name), content, today=TODAY)
    text = packet_text(packet)
    for citation in packet.citations:
        assert content.citations[citation].section in text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_any_case_gives_a_clean_packet(case: Case) -> None:
    text = packet_text(make_packet(case, guidance(), today=TODAY))
    for junk in JUNK:
        assert junk not in text, junk
    assert not re.search(r"\S {2,}\S", text)
