"""Nothing from outside gets what a button would not give."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.conftest import taps_through, up_to_the_names, with_letter
from tests.parent import Parent


@pytest.mark.parametrize(
    "typed",
    [
        '/answer{"severity": "not_attending"}',
        '//answer{"severity": "not_attending"}',
        ' / /answer{"severity": "not_attending"}',
        '\x00/answer{"severity": "not_attending"}',
        '\n/\u00a0/ //answer{"severity": "not_attending"}',
        "/session_start",
        "/back",
    ],
)
def test_a_typed_command_is_only_text(parent: Parent, typed: str) -> None:
    answers = parent.opens().buttons()
    parent.says(typed)
    assert parent.buttons().keys() == answers.keys()  # the first question is still open


def test_a_button_of_another_conversation_does_nothing(parent: Parent, bot_url: str) -> None:
    with Parent(bot_url) as somebody_else:
        button = somebody_else.opens().buttons()["Not going at all"]
    parent.opens().sends({"button": button})
    assert parent.status == 400
    assert "no longer works" in parent.text


def test_a_button_with_another_payload_does_nothing(parent: Parent) -> None:
    button = parent.opens().buttons()["Most days"]
    parent.sends({"button": {**button, "payload": "/restart"}})
    assert parent.status == 400


@pytest.mark.parametrize("token", ["web-1", "default", "x.y.z"])
def test_a_forged_session_is_refused(parent: Parent, token: str) -> None:
    parent.token = token
    assert parent.sends({"text": "hello"}).status == 401


@pytest.mark.parametrize(
    "body", [[], "text", 7, {}, {"text": 7}, {"text": None}, {"button": "x"}, {"button": {}},
             {"start": "yes"}, {"sender": "default", "message": "hi"}]
)  # fmt: skip
def test_a_body_that_is_no_message_gets_a_kind_refusal(parent: Parent, body: Any) -> None:
    assert parent.sends(body).status == 400
    assert parent.text


def test_a_body_that_is_no_json_gets_a_kind_refusal(parent: Parent) -> None:
    headers = {"Authorization": f"Bearer {parent.token}", "Content-Type": "application/json"}
    reply = parent.http.post("/webhooks/web/message", content=b"{", headers=headers)
    assert reply.status_code == 400


def test_text_that_is_too_long_says_so_and_keeps_the_place(parent: Parent) -> None:
    parent.opens().taps("Most days").says("a" * 10_001)
    assert parent.status == 413
    assert "10,000" in parent.text
    assert "On days" in parent.says("17").question


def test_empty_text_gets_a_hint(parent: Parent) -> None:
    assert "empty" in parent.opens().says("   ").text


@pytest.mark.parametrize(
    "path", ["/webhooks/rest/webhook", "/model/parse", "/conversations/x/tracker"]
)
def test_rasas_own_doors_are_closed(parent: Parent, path: str) -> None:
    assert parent.http.post(path, json={"sender": "x", "message": "hi"}).status_code in (404, 405)


def test_a_document_link_with_one_letter_changed_opens_nothing(parent: Parent) -> None:
    with_letter(parent)
    link = parent.letter["files"][0]["url"]
    assert parent.http.get(link).status_code == 200
    other = "a" if link[-5] != "a" else "b"  # the last letter holds bits that mean nothing
    assert parent.http.get(f"{link[:-5]}{other}{link[-4:]}").status_code == 404
    assert parent.http.get("/webhooks/web/documents/../../signing.key").status_code == 404


def test_a_name_that_is_code_stands_in_the_letter_as_it_was_typed_or_not_at_all(
    parent: Parent,
) -> None:
    up_to_the_names(taps_through(parent))
    parent.says("{{ 7*7 }}").says("{{ 7*7 }}").says("#eval Lopez").says("Lincoln $x$ School")
    assert "49" not in parent.letter["text"]
    assert "#eval Lopez" in parent.letter["text"]
    assert parent.downloads("pdf").startswith(b"%PDF")


def test_the_page_and_replies_carry_a_strict_policy(parent: Parent) -> None:
    page = parent.http.get("/")
    assert page.status_code == 200
    assert "homeroom-chat" in page.text
    assert "unsafe-inline" not in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"
