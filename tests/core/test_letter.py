"""Whole letters, as a parent would read them, and what a letter says for which facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from actions.core.documents.text import as_text
from actions.core.facts.case import Case
from actions.core.letter.choice import KINDS
from actions.core.letter.draft import draft_letter
from actions.core.letter.model import FactTable
from tests.core.letter_cases import ALL_CASES, TESTS, TODAY, reference_case

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance


def text_of(content: Guidance, kind: str | None = None, **known: Any) -> str:
    return as_text(draft_letter(Case.parse_obj(known), content, today=TODAY, kind=kind))


def golden(name: str) -> str:
    return (TESTS / "letters" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ALL_CASES)
def test_a_reference_case_gives_the_letter_on_file(content: Guidance, name: str) -> None:
    letter = draft_letter(reference_case(name), content, today=TODAY)
    assert as_text(letter) == golden(name)


def test_a_refusal_gives_the_notice_letter_on_file(content: Guidance) -> None:
    case = reference_case("evaluation_anxiety_17_days").copy(
        update={"school_response": ("said_no_out_loud", "interventions_first", "attendance_only")}
    )
    letter = draft_letter(case, content, today=TODAY)
    assert as_text(letter) == golden("prior_written_notice_after_spoken_no")


def test_with_nearly_nothing_known_the_letter_still_stands(content: Guidance) -> None:
    assert text_of(content, triggers=("mornings",)) == golden("nearly_nothing_known")


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_sentence_says_what_is_asked(content: Guidance, kind: str) -> None:
    letter = draft_letter(Case(), content, today=TODAY, kind=kind)
    assert letter.blocks[0].text.startswith("I am asking for ")


def test_unknown_names_are_blanks_only_where_the_parent_writes_by_hand(content: Guidance) -> None:
    letter = draft_letter(Case(), content, today=TODAY)
    body = as_text(letter).split(letter.salutation)[1].split(letter.closing)[0]
    assert "____" not in body
    assert "Student: ____________" in as_text(letter)


def test_diagnosed_suspected_and_awaited_conditions_are_kept_apart(content: Guidance) -> None:
    text = text_of(
        content,
        child_name="Maya Torres",
        conditions=("anxiety", "adhd", "autism", "depression", "ocd"),
        condition_statuses={
            "anxiety": "diagnosed",
            "adhd": "suspected",
            "autism": "waiting",
            "depression": "none",
        },
        conditions_ruled_out=("ocd",),
        provider="therapist",
    )
    assert "A therapist has diagnosed Maya with anxiety." in text
    assert "I think that ADHD may be part of this, though there is no diagnosis yet." in text
    assert "We are waiting for an appointment or for results about autism." in text
    assert "I am concerned about depression." in text
    assert "OCD" not in text


def test_a_provider_who_only_suspects_is_not_said_to_have_diagnosed(content: Guidance) -> None:
    text = text_of(
        content, conditions=("anxiety",), condition_status="suspected", provider="Dr. Lee"
    )
    assert "Dr. Lee thinks that anxiety may be part of this" in text
    assert "has diagnosed" not in text


def test_guesses_are_printed_as_about_and_rates_with_their_unit(content: Guidance) -> None:
    rows = dict(
        fact_rows(
            content,
            missed_days=12,
            late_arrivals=3,
            early_pickups=1,
            per={"late_arrivals": "week"},
            estimated=("missed_days", "late_arrivals"),
            period="Since October",
        )
    )
    assert rows == {
        "Full days missed": "About 12 school days since October",
        "Late arrivals": "About 3 times a week",
        "Early pickups": "Once",
    }


def test_a_share_is_printed_only_when_the_numbers_allow_it(content: Guidance) -> None:
    other = {"late_arrivals": 1, "nurse_visits": 1}
    rows = fact_rows(content, missed_days=10, enrolled_days=40, **other)
    assert rows[0][1] == "10 school days, out of 40 so far (about 25 percent)"
    impossible = fact_rows(content, missed_days=50, enrolled_days=40, **other)
    assert impossible[0][1] == "50 school days"


def test_trouble_without_a_number_is_told_without_a_number(content: Guidance) -> None:
    known = {"part_day_problems": ("late_arrivals",), "severity": "most_days"}
    rows = fact_rows(content, triggers=("sleep",), **known)
    assert rows[0] == ("Late arrivals", "This happens; school records can show how often")
    assert "There have also been late arrivals" in text_of(content, **known)


def test_zero_is_no_fact_to_put_in_a_letter(content: Guidance) -> None:
    text = text_of(content, missed_days=0, nurse_visits=0)
    assert "Full days missed" not in text and "has missed" not in text
    assert "nurse visits" not in text.lower()


def test_three_facts_make_a_table_and_two_are_said_in_sentences(content: Guidance) -> None:
    two = {"missed_days": 4, "late_arrivals": 2, "period": "this month"}
    assert "My child has missed 4 school days this month. My child has come in late twice." in (
        text_of(content, **two)
    )
    assert len(fact_rows(content, **two, nurse_visits=3)) == 3


@pytest.mark.parametrize(
    ("relationship", "sentence", "signed"),
    [
        ("parent", "for my child, Sam Lee (", "\nParent\n"),
        ("guardian", "I am the legal guardian of Sam.", "\nLegal guardian\n"),
        ("foster_parent", "I am the foster parent of Sam.", "\nFoster parent\n"),
        ("other", "the person who makes school decisions for Sam", "Pat Lee\n\nCopy to"),
    ],
)
def test_the_writer_says_who_they_are(
    content: Guidance, relationship: str, sentence: str, signed: str
) -> None:
    text = text_of(content, relationship=relationship, child_name="Sam Lee", parent_name="Pat Lee")
    assert sentence in text
    assert signed in text


def test_a_long_name_is_never_cut(content: Guidance) -> None:
    assert "Right now, Mary Ann Smith " in text_of(
        content, child_name="Mary Ann Smith", impacts=("falling_behind",)
    )


def test_words_the_parent_brought_are_printed_as_they_are(content: Guidance) -> None:
    text = text_of(
        content,
        conditions=("Ehlers-Danlos syndrome",),
        impacts=("no sleep",),
        provider="Dr. Wu",
        condition_status="diagnosed",
    )
    assert "Dr. Wu has diagnosed my child with Ehlers-Danlos syndrome." in text
    assert "Right now, my child is dealing with no sleep." in text


def test_a_truancy_warning_is_answered_without_blame(content: Guidance) -> None:
    text = text_of(content, plan_status="iep", school_response=("truancy_warning",))
    assert "The school has warned of truancy steps. I want to solve this too." in text


def test_a_child_who_is_being_evaluated_keeps_that_evaluation(content: Guidance) -> None:
    text = text_of(content, plan_status="being_evaluated")
    assert "evaluation that has begun should go on" in text
    assert "I may still ask" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_law_in_a_letter_is_cited_once(content: Guidance, kind: str) -> None:
    case = reference_case("evaluation_anxiety_17_days")
    letter = draft_letter(case, content, today=TODAY, kind=kind)
    assert letter.citations
    for citation in letter.citations:
        assert as_text(letter).count(f"({content.citations[citation].section})") <= 1


def fact_rows(content: Guidance, **known: Any) -> tuple[tuple[str, str], ...]:
    letter = draft_letter(Case.parse_obj(known), content, today=TODAY)
    return next(block.rows for block in letter.blocks if isinstance(block, FactTable))
