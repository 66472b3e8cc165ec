"""Which letter, why, which private facts, and how to change all of that."""

from __future__ import annotations

from tests.conversations.conftest import drafts, taps_through, with_letter
from tests.parent import Parent


def test_the_letter_that_fits_is_named_with_the_reason(parent: Parent) -> None:
    taps_through(parent).taps("Yes, draft the letter")
    assert "Request for a special education evaluation" in parent.text
    assert "how to start" in parent.text


def test_another_letter_can_be_chosen(parent: Parent) -> None:
    taps_through(parent).taps("Yes, draft the letter").taps("Choose another letter")
    records = next(title for title in parent.buttons() if "record" in title.lower())
    parent.taps(records)
    while "Leave it blank" in parent.buttons() or "Parent" in parent.buttons():
        parent.taps("Parent" if "Parent" in parent.buttons() else "Leave it blank")
    assert parent.letter["kind"] == "records_request"
    assert [one["kind"] for one in parent.letter["kinds"] if one["chosen"]] == ["records_request"]


def test_asking_for_the_letter_again_is_a_yes_to_the_one_offered(parent: Parent) -> None:
    taps_through(parent).says("yes").says("letter please")
    assert "Yes, write this one" not in parent.buttons()


def test_no_private_fact_goes_in_unapproved(parent: Parent) -> None:
    drafts(taps_through(parent), private="None of these")
    assert "anxiety" not in parent.letter["text"].lower()
    private = [fact for fact in parent.letter["facts"] if fact["sensitive"]]
    assert private
    assert not any(fact["in_letter"] for fact in private)


def test_only_the_private_facts_chosen_go_in(parent: Parent) -> None:
    parent.opens().taps("Most days").taps("About 20").taps("None of these")
    parent.chooses("Anxiety", "Depression").taps("Diagnosed").taps("Mornings")
    parent.taps("Falling behind").taps("No plan").says("Ohio, 7th")
    drafts(parent, private="Anxiety (diagnosed)")
    assert "anxiety" in parent.letter["text"].lower()
    assert "depression" not in parent.letter["text"].lower()


def test_approval_can_be_changed_afterwards(parent: Parent) -> None:
    drafts(taps_through(parent), private="None of these").says("change the letter")
    parent.taps("What may go in").taps("All of these")
    assert "anxiety" in parent.letter["text"].lower()


def test_a_new_private_fact_is_asked_about_before_it_goes_in(parent: Parent) -> None:
    with_letter(parent).says("she also has depression").taps("Draft the letter anew")
    assert "Depression (diagnosed)" in parent.buttons()
    parent.taps("None of these")
    assert "depression" not in parent.letter["text"].lower()


def test_change_the_letter_without_one_offers_to_write_it(parent: Parent) -> None:
    taps_through(parent).says("change the letter")
    assert "Yes, draft the letter" in parent.buttons()


def test_the_letter_can_be_asked_for_before_the_questions_are_done(parent: Parent) -> None:
    parent.opens().taps("Most days").says("just write the letter")
    assert "Yes, write this one" in parent.buttons()
