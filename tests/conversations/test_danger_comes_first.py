"""A message about danger is answered first, whatever was asked."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import TAPS, taps_through, up_to_the_names
from tests.parent import Parent

WORDS = "she says she wants to die when the bus comes"


@pytest.mark.parametrize("answered", range(len(TAPS) + 1))
def test_in_every_question_of_the_assessment(parent: Parent, answered: int) -> None:
    parent.opens()
    for title in TAPS[:answered]:
        parent.taps(title)
    parent.says(WORDS)
    assert parent.heard[0].get("crisis")
    assert "988" in parent.text
    assert "Got it" not in parent.text
    assert "What do you think is behind it" not in parent.text


def test_in_a_name_field(parent: Parent) -> None:
    up_to_the_names(taps_through(parent)).says(WORDS)
    assert "988" in parent.text
    assert parent.heard[0].get("crisis")


def test_the_same_again_and_more_danger_get_the_full_message(parent: Parent) -> None:
    first = parent.opens().says(WORDS).text
    again = parent.says(WORDS).text
    assert again != first, "the same words again would not help"
    assert "Call 911" in again and "988" in again
    assert "Safe now" in parent.buttons()
    assert "Poison Control" in parent.says("she has taken a whole bottle of pills").text


def test_going_on_afterwards_begins_gently(parent: Parent) -> None:
    parent.opens().says(WORDS).taps("Safe now").taps("Go on")
    assert parent.heard[0]["crisis"]
    assert "Not going at all" in parent.buttons()


def test_the_questions_go_on_only_when_the_parent_wants(parent: Parent) -> None:
    parent.opens().taps("Most days").says(WORDS).says("lets continue")
    assert "Is your child safe right now?" in parent.text
    parent.says("lets continue")
    assert "About 20" in parent.buttons()


TYPED = {
    "no": "Call 911",
    "no, she is not safe": "Call 911",
    "not sure": "as if it is not safe",
    "im not sure hes in his room": "as if it is not safe",
    "yes": "Do you want to go on",
    "She's asleep, her dad is with her, we locked up the medicine": "Do you want to go on",
    "he is with me": "Do you want to go on",
    "we are in the ER": "ask for a safety plan",
    "ok": "Yes, no, or not sure is enough",
    "what do i say to her tonight": "You could say",
}


@pytest.mark.parametrize(("typed", "says"), TYPED.items())
def test_a_typed_answer_counts_as_a_button(parent: Parent, typed: str, says: str) -> None:
    parent.opens().says(WORDS).says(typed)
    assert says in parent.text
    assert parent.heard[0].get("crisis")
    assert "Not going at all" not in parent.buttons()


def test_what_is_told_in_the_talk_is_no_fact(parent: Parent) -> None:
    parent.opens().taps("Most days").says(WORDS)
    parent.says("the police came and CPS too, he missed 40 days").says("yes he is safe").taps(
        "Go on"
    )
    assert "About 20" in parent.buttons()


def test_facts_beside_it_are_not_lost(parent: Parent) -> None:
    parent.opens().says(f"17 days since september, diagnosed anxiety, and yesterday {WORDS}")
    assert "988" in parent.text
    assert "I kept what you told me about school" in parent.text
    parent.taps("Safe now").taps("Go on").taps("Most days")
    assert "About how many full days" not in parent.question


def test_everyday_despair_is_no_alarm(parent: Parent) -> None:
    parent.opens().says("mornings are killing me")
    assert not any(message.get("crisis") for message in parent.heard)


def test_something_long_past_gets_a_gentle_word_and_the_questions_go_on(parent: Parent) -> None:
    parent.opens().taps("Most days")
    parent.says("last year he was in hospital after a suicide attempt, he's fine now")
    assert parent.heard[0]["crisis"]
    assert "988" in parent.text
    assert "Is your child safe right now" not in parent.text
    assert "About 20" in parent.buttons()


def test_a_long_past_told_first_does_not_keep_the_questions_from_starting(parent: Parent) -> None:
    parent.opens().says("two years ago she was suicidal, she is doing well now")
    assert "988" in parent.text
    assert "Not going at all" in parent.buttons()


def test_a_danger_of_another_kind_gets_its_own_line(parent: Parent) -> None:
    parent.opens().says(WORDS)
    assert "1-800-422-4453" in parent.says("and his uncle has been touching her").text


def test_not_sure_counts_as_not_safe(parent: Parent) -> None:
    parent.opens().says(WORDS).taps("Not sure")
    assert parent.text.index("911") < parent.text.index("988")
    assert "as if it is not safe" in parent.text


def test_spanish_is_answered_in_spanish_to_the_end(parent: Parent) -> None:
    parent.opens().says("mi hija dice que se quiere morir")
    assert "988, opción 2" in parent.text
    parent.taps("No lo sé")
    assert "como si hubiera peligro" in parent.text
    assert "A salvo por ahora" in parent.buttons()


def test_a_student_is_asked_to_come_back_with_an_adult_and_nothing_is_collected(
    parent: Parent,
) -> None:
    parent.opens().says("im 12 and i missed 20 days because of anxiety, ohio")
    assert "made for parents" in parent.text
    parent.taps("A grown-up is with me now").taps("Most days")
    assert "About how many full days" in parent.question


def test_nothing_cheerful_follows_danger(parent: Parent) -> None:
    parent.opens()
    for step in (WORDS, "ok thanks", "it has been so hard", "lets continue", "most days"):
        parent.says(step)
        for cheer in ("!", "Great", "Wonderful", "Perfect", "Glad to help"):
            assert cheer not in parent.text, step


def test_no_word_of_a_crisis_comes_into_the_letter(parent: Parent) -> None:
    parent.opens().says("he hasn't eaten in 3 days and he took my sleeping pills, he wants to die")
    parent.taps("Safe now").taps("Go on")
    for title in TAPS:
        parent.taps(title)
    up_to_the_names(parent.says("Ohio, 7th"))
    for _ in range(4):
        if any(message.get("type") == "letter" for message in parent.heard):
            break
        parent.says("skip")
    letter = str(parent.letter["text"]).lower()
    for word in ("pills", "die", "suicid", "eaten", "sleep"):
        assert word not in letter.replace("studies", ""), word
