"""What the widget gets: signed buttons, links in the place of files, letters to choose from."""

from __future__ import annotations

from typing import Any

import pytest

from rasa_project.channels.tickets import Tickets
from rasa_project.channels.web_messages import for_widget


@pytest.fixture
def tickets() -> Tickets:
    return Tickets("a key")


def ready(message: dict[str, Any], tickets: Tickets) -> dict[str, Any]:
    return for_widget([message], "web-1", tickets)[0]


def is_signed(button: dict[str, Any], tickets: Tickets) -> bool:
    return tickets.is_button("web-1", button["payload"], button["signature"])


def test_a_button_carries_a_signature_for_its_own_conversation(tickets: Tickets) -> None:
    said = {"type": "text", "text": "?", "buttons": [{"title": "Yes", "payload": "/affirm"}]}
    (button,) = ready(said, tickets)["buttons"]
    assert is_signed(button, tickets)
    assert not tickets.is_button("web-2", button["payload"], button["signature"])


def test_of_several_answers_those_that_add_to_no_list_stand_alone(tickets: Tickets) -> None:
    buttons = [
        {"title": "Noise", "payload": '/answer{"triggers": ["noise"]}'},
        {"title": "Not sure", "payload": "/dont_know"},
    ]
    message = ready({"type": "text", "text": "?", "multi": True, "buttons": buttons}, tickets)
    assert [button["alone"] for button in message["buttons"]] == [False, True]


def test_another_letter_can_be_chosen_by_a_signed_press(tickets: Tickets) -> None:
    kinds = [{"kind": "records_request", "title": "Request for records", "chosen": False}]
    (kind,) = ready({"type": "letter", "kinds": kinds}, tickets)["kinds"]
    assert kind["payload"] == '/choose_letter{"topic": "records_request"}'
    assert is_signed(kind, tickets)
    assert (kind["kind"], kind["chosen"]) == ("records_request", False)


@pytest.mark.parametrize(
    ("fact", "question"),
    [
        ({"field": "state", "sensitive": False}, "state"),
        ({"field": "conditions:anxiety", "sensitive": True}, "letter_approved"),
    ],
)
def test_each_fact_of_a_letter_can_open_its_question_again(
    fact: dict[str, Any], question: str, tickets: Tickets
) -> None:
    (ready_fact,) = ready({"type": "letter", "facts": [fact]}, tickets)["facts"]
    assert ready_fact["change"]["payload"] == f'/correct_fact{{"topic": "{question}"}}'
    assert is_signed(ready_fact["change"], tickets)


def test_each_fact_of_a_review_has_its_signed_button(tickets: Tickets) -> None:
    fact = {"field": "grade", "buttons": [{"title": "Change", "payload": "/correct_fact"}]}
    message = ready({"type": "review", "facts": [fact]}, tickets)
    assert is_signed(message["facts"][0]["buttons"][0], tickets)


def test_a_file_becomes_a_link_that_opens_it_and_nothing_else(tickets: Tickets) -> None:
    file = {"document": "abc", "name": "letter.pdf", "format": "pdf"}
    (linked,) = ready({"type": "files", "files": [file]}, tickets)["files"]
    assert linked["name"] == "letter.pdf"
    ticket = linked["url"].removeprefix("/webhooks/web/documents/")
    assert tickets.document_of(ticket) == ["web-1", "abc", "letter.pdf"]
