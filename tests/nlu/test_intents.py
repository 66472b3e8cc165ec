"""Two older sets of short messages, and the examples themselves.

held_out.yml served to find what the examples lacked; unseen.yml was written afterwards. Some labels
moved when topics were split (truancy and truancy court, for one).
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, process

from actions.core.content.loader import guidance
from actions.core.understanding.examples import read_examples
from actions.core.understanding.understand import Models, understand
from scripts.nlu_report.messages import TODAY
from tests.nlu.wording import bare, label

HERE = Path(__file__).parent
EXAMPLES = read_examples()
FLOORS = {"held_out": 0.95, "unseen": 0.92}
TOO_CLOSE = 95  # of 100; "thank you" and "thank u" are
FEWEST, FEWEST_OF_FREQUENT = 15, 25
FREQUENT = (
    "inform",
    "out_of_scope",
    "correct_fact",
    "frustrated",
    "make_letter",
    "faq/can_get_iep",
    "faq/iep_vs_504",
    "faq/school_says_no",
    "faq/timelines",
    "faq/truancy_court",
    "faq/common_accommodations",
    "faq/morning_words",
)


def messages(name: str) -> list[tuple[str, str]]:
    content = yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
    return [(message["text"], message["label"]) for message in content]


@pytest.mark.parametrize("name", FLOORS)
def test_messages_never_learnt_are_understood(name: str, models: Models) -> None:
    wrong = []
    for text, wanted in messages(name):
        read_as = understand(text, models=models, today=TODAY)
        if label(read_as) != wanted:
            wrong.append(f"{text!r}: {label(read_as)}, not {wanted}")
    share = 1 - len(wrong) / len(messages(name))
    assert share >= FLOORS[name], f"{share:.3f} of {name}\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", FLOORS)
def test_no_held_out_message_is_among_the_examples(name: str) -> None:
    learnt = [bare(text) for text, _ in EXAMPLES]
    leaked = [
        text
        for text, _ in messages(name)
        if (near := process.extractOne(bare(text), learnt, scorer=fuzz.ratio))
        and near[1] >= TOO_CLOSE
    ]
    assert leaked == []


def test_every_intent_is_learnt_from_enough_examples() -> None:
    labels = [label for _, label in EXAMPLES]
    assert [label for label in set(labels) if labels.count(label) < FEWEST] == []
    assert [label for label in FREQUENT if labels.count(label) < FEWEST_OF_FREQUENT] == []
    assert labels.count("inform") >= 200
    assert labels.count("out_of_scope") >= 200


def test_every_faq_topic_has_an_answer_and_examples() -> None:
    learnt = {label.removeprefix("faq/") for _, label in EXAMPLES if label.startswith("faq/")}
    assert learnt == set(guidance().faq)


def test_no_example_is_given_twice() -> None:
    texts = [text.lower() for text, _ in EXAMPLES]
    assert len(set(texts)) == len(texts)
