"""What Rasa lets pass with a warning at most: doubles, gaps, and buttons that say nothing."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml

from actions.bridge import SLOT_OF_FIELD
from actions.core.content.loader import Guidance
from actions.core.facts.case import Case
from actions.core.facts.case_file import parse_case
from actions.core.questions import QUESTIONS
from actions.dialogue.incoming import LISTS
from actions.dialogue.open_question import LEFT_TO_RULES, LETTER_QUESTIONS
from scripts.generate import stale
from tests.project.layout import (
    ROOT,
    action_classes,
    domain_files,
    gathered,
    payloads,
    responses,
    rules,
    steps,
)

FORMS = {
    name: form["required_slots"]
    for domain in domain_files().values()
    for name, form in (domain.get("forms") or {}).items()
}


def doubles(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


@pytest.mark.parametrize("key", ["intents", "entities", "slots", "responses", "forms", "actions"])
def test_nothing_in_the_domain_is_there_twice(key: str) -> None:
    assert doubles([next(iter(e)) if isinstance(e, dict) else e for e in gathered(key)]) == []


def test_no_two_actions_share_a_name() -> None:
    assert doubles([one().name() for one in action_classes()]) == []


def test_the_domain_lists_exactly_the_actions_there_are() -> None:
    assert sorted(gathered("actions")) == sorted(one().name() for one in action_classes())


def test_every_intent_has_a_rule() -> None:
    assert set(gathered("intents")) - steps("intent") == set()


def test_every_rule_names_known_intents_and_actions() -> None:
    known = {*gathered("actions"), *responses(), *FORMS}
    assert steps("intent") <= set(gathered("intents"))
    assert steps("action") <= known


def test_an_intent_that_a_form_leaves_to_rules_has_one() -> None:
    assert steps("intent") >= LEFT_TO_RULES


def test_rule_names_are_unique() -> None:
    assert doubles([rule["rule"] for rule in rules()]) == []


def test_the_form_asks_the_questions_of_the_core_in_their_order() -> None:
    assert FORMS["assessment_form"] == [question.id for question in QUESTIONS]


def test_the_letter_form_asks_its_questions_in_their_order() -> None:
    assert FORMS["letter_form"] == list(LETTER_QUESTIONS)


def test_what_follows_from_the_facts_is_written_down() -> None:
    assert not stale(), "run `make generated`"


def test_every_fact_has_a_slot_and_an_entity() -> None:
    assert set(SLOT_OF_FIELD.values()) <= set(gathered("slots"))
    assert set(SLOT_OF_FIELD) == set(Case.__fields__)
    assert set(gathered("entities")) == {*Case.__fields__, "topic", "approved"}


@pytest.mark.parametrize("question", [*FORMS["assessment_form"], *FORMS["letter_form"]])
def test_every_question_has_words_for_each_occasion_and_a_reason(
    question: str, content: Guidance
) -> None:
    words = content.chat.questions[question]
    assert words.ask
    assert words.again
    assert words.back
    assert words.why
    assert words.buttons


@pytest.mark.parametrize(
    ("where", "intent", "entities"), list(payloads()), ids=lambda value: str(value)[:60]
)
def test_every_button_says_something_the_bot_takes(
    where: str, intent: str, entities: dict[str, Any], content: Guidance
) -> None:
    assert intent in gathered("intents")
    if intent == "answer":
        facts = {
            field: [] if value == "none" and field in LISTS else value
            for field, value in entities.items()
        }
        assert parse_case(facts, content)
    elif intent == "faq_topic":
        assert entities["topic"] in content.faq
    else:
        assert set(entities) <= {"topic"}


def test_slots_are_filled_by_our_actions_only() -> None:
    for domain in domain_files().values():
        for name, slot in (domain.get("slots") or {}).items():
            assert slot["mappings"] == [{"type": "custom"}], name


def test_only_our_own_channels_are_open_to_the_public() -> None:
    credentials = yaml.safe_load((ROOT / "rasa_project" / "credentials.yml").read_text())
    assert {name.rpartition(".")[2] for name in credentials} == {
        "WebWidget",
        "Telegram",
        "TwilioText",
    }
    assert all(name.startswith("rasa_project.channels.") for name in credentials)
