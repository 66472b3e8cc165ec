"""One message in, one understanding out: what wins over what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from actions.core.content.loader import guidance
from actions.core.understanding.understand import Models, Understanding, understand

if TYPE_CHECKING:
    from spacy.language import Language

    from actions.core.content.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def models(nlp: Language, vocabulary: Vocabulary, spelling: Any) -> Models:
    """Spelling alone is enough here."""
    return Models(nlp, spelling, vocabulary, guidance().calendar)


def read(says: str, models: Models) -> Understanding:
    return understand(says, models=models, today=date(2026, 11, 24))


def test_a_crisis_comes_before_everything(models: Models) -> None:
    read_as = read("she says she wants to die, she has missed 12 days", models)
    assert (read_as.intent, read_as.topic) == ("crisis", None)
    assert read_as.crisis is not None
    assert read_as.as_json()["crisis"] == {
        "kind": read_as.crisis.kind,
        "level": read_as.crisis.level,
    }


def test_facts_and_no_question_inform(models: Models) -> None:
    read_as = read("hi my son is 9 and has missed 12 days, theres no 504 or iep", models)
    assert read_as.intent == "inform"
    assert read_as.facts == {"age": 9, "missed_days": 12, "plan_status": "none"}


def test_a_question_keeps_its_topic_and_the_facts_beside_it(models: Models) -> None:
    read_as = read(
        "my daughter is in 7th grade in ohio and has missed 20 days since october, "
        "what is the difference between an iep and a 504?",
        models,
    )
    assert (read_as.intent, read_as.topic) == ("faq", "iep_vs_504")
    assert read_as.facts["missed_days"] == 20
    assert read_as.facts["grade"] == "7"


def test_a_question_about_the_rules_tells_no_fact(models: Models) -> None:
    read_as = read("can a child with ADHD get an IEP?", models)
    assert (read_as.intent, read_as.topic, read_as.facts) == ("faq", "can_get_iep", {})


def test_what_is_not_for_us_is_out_of_scope(models: Models) -> None:
    for says in ("who won the game last night", "asdf qwer zxcv", "🙂", ""):
        assert read(says, models).intent == "out_of_scope", says


def test_as_json_holds_only_what_is_known(models: Models) -> None:
    assert read("thank you", models).as_json() == {
        "intent": "thanks",
        "topic": None,
        "crisis": None,
        "facts": {},
    }
