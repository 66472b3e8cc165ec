"""What parents read is easy, kind, and promises nothing; and the check that says so works."""

from __future__ import annotations

from statistics import mean

import pytest
import textstat

from actions.core.content import reading
from actions.core.content.loader import Guidance, guidance
from actions.core.content.passages import Passage, passages
from actions.core.content.reading import grade, sentences, spoken
from actions.core.content.wording import MAX_GRADES, wording_faults

ALL = list(passages(guidance()))

MUST_BE_CAUGHT = {
    "promises_a_plan": "Your child will get an IEP.",
    "qualifies": "She qualifies for special education.",
    "is_eligible": "Your child is eligible.",
    "guarantees": "We guarantee that it works.",
    "proven": "A break card is proven to help.",
    "diagnoses": "He has school phobia.",
    "school_refusal_is_a_category": "School refusal is a disability.",
    "blames_the_parent": "You should have called sooner.",
    "blames_the_child": "He is just lazy.",
    "blames_the_school": "The school broke the rules.",
    "school_must_obey_the_doctor": "The school must do what the therapist wrote.",
    "sixty_days_from_the_letter": "It is due within 60 days of your letter.",
    "diagnosis_needed": "You must have a diagnosis first.",
    "steps_first": "You must finish MTSS before that.",
    "stops_truancy": "An IEP stops truancy court.",
    "sign_nothing": "Sign nothing.",
    "federal_meeting_days": "By federal law they meet within 30 days of your request.",
    "homebound_on_request": "You can get homebound if you ask.",
    "legal_advice": "As your lawyer, I would say no.",
    "dont_worry": "Don't worry so much.",
}

MUST_PASS = [
    "No one can guarantee a plan.",
    "A child may not be found eligible for that reason alone.",
    "Ask the team if your child is eligible.",
    "It does not mean that a plan will be given.",
    "You do not need to have a diagnosis to ask.",
    "An IEP does not stop a truancy case.",
    "oppositional defiant disorder",
]


def test_every_forbidden_saying_has_an_example_here(content: Guidance) -> None:
    assert set(content.forbidden) == set(MUST_BE_CAUGHT)


@pytest.mark.parametrize(("rule", "sentence"), MUST_BE_CAUGHT.items())
def test_a_forbidden_saying_is_caught(rule: str, sentence: str, content: Guidance) -> None:
    assert content.forbidden[rule].is_in(sentence)


@pytest.mark.parametrize("sentence", MUST_PASS)
def test_the_honest_saying_next_to_it_is_not(sentence: str, content: Guidance) -> None:
    assert not [rule.id for rule in content.forbidden.values() if rule.is_in(sentence)]


def test_the_passages_hold_every_kind_of_text() -> None:
    files = {passage.file.split("/")[0] for passage in ALL}
    assert files == {
        "supports",
        "goals",
        "faq",
        "library",
        "assessment",
        "meeting",
        "letters",
        "timelines",
        "privacy",
        "chat",
    }
    assert len(ALL) > 400


def test_nothing_is_forbidden_too_long_or_too_hard(content: Guidance) -> None:
    assert wording_faults(content) == []


@pytest.mark.parametrize("audience", ["chat", "letter"])
def test_most_texts_read_well_below_the_limit(audience: str) -> None:
    grades = [grade(one.text) for one in ALL if one.audience == audience]
    measured = [one for one in grades if one is not None]
    assert len(measured) > 30
    assert mean(measured) < MAX_GRADES[audience] - 1


def test_a_hard_text_gets_a_high_grade() -> None:
    hard = (
        "Notwithstanding the aforementioned evaluation, eligibility determinations necessitate "
        "comprehensive interdisciplinary documentation demonstrating educational significance "
        "and specially designed instructional accommodations throughout the academic environment."
    )
    measured = grade(hard * 2)
    assert measured is not None and measured > 15
    assert measured == textstat.flesch_kincaid_grade(spoken(hard * 2))


def test_without_the_grading_library_texts_are_not_graded_but_still_checked(
    content: Guidance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "can_grade", lambda: False)
    assert grade("One two three four five six. " * 20) is None
    assert wording_faults(content) == []


def test_placeholders_and_lists_are_read_as_words_and_sentences() -> None:
    text = "Ask for two things:\n\n- A note for {child}.\n- A call by ___."
    assert sentences(text) == ["Ask for two things:", "A note for Sam.", "A call by Sam."]


def test_the_chat_never_calls_itself_legal_advice(content: Guidance) -> None:
    assert "not legal" in content.assessment.words.disclaimer


def test_a_passage_says_where_it_stands() -> None:
    assert all(isinstance(one, Passage) and one.file and one.entry for one in ALL)
