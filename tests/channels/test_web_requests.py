"""The web channel as a browser, a foreign page and a flood meet it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from rasa_project.channels.payloads import ERASE
from tests.channels.web_server import running
from tests.parent import Parent

SCHOOL = "https://school.example"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The channel's address. It takes five messages of one conversation a minute."""
    settings = {
        "HOMEROOM_MESSAGES_PER_MINUTE": "5",
        "HOMEROOM_ADDRESS_PER_MINUTE": "60",
        "HOMEROOM_TRUSTED_PROXY": "127.0.0.1",
        "HOMEROOM_EMBED_ORIGINS": SCHOOL,
        "HOMEROOM_TLS": "1",
    }
    with running(tmp_path_factory.mktemp("web"), **settings) as address:
        yield address


@pytest.fixture
def parent(url: str, request: pytest.FixtureRequest) -> Iterator[Parent]:
    """A parent at an address of her own, behind the trusted proxy."""
    with Parent(url, address=f"203.0.113.{hash(request.node.name) % 250}") as someone:
        yield someone


def test_the_sixth_message_in_a_minute_is_asked_to_wait(parent: Parent) -> None:
    for number in range(5):
        assert parent.says(f"message {number}").status == 200
    parent.says("message 6")
    assert parent.status == 429
    assert "wait a minute" in parent.text
    assert 0 < int(parent.headers["retry-after"]) <= 60


def test_danger_gets_help_lines_also_beyond_the_limit(parent: Parent) -> None:
    for _ in range(6):
        parent.says("he took the whole bottle of pills")
    assert parent.heard[0]["crisis"]
    assert "911" in parent.text


def test_one_addresss_flood_of_sessions_is_stopped_and_another_address_is_not(url: str) -> None:
    def session(address: str) -> int:
        headers = {"X-Forwarded-For": f"198.51.100.1, {address}"}
        return httpx.post(f"{url}/webhooks/web/session", headers=headers).status_code

    statuses = [session("192.0.2.1") for _ in range(70)]
    assert statuses[:60] == [200] * 60
    assert set(statuses[60:]) == {429}
    assert session("192.0.2.2") == 200


def test_a_body_beyond_any_message_is_refused_before_it_is_read(parent: Parent) -> None:
    assert parent.says("a" * 200_000).status == 413
    assert "10,000" in parent.text
    assert parent.says("hello").status == 200


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 50_000, b'{"text": 1e999}', b"null"])
def test_a_body_that_is_no_message_gets_a_kind_refusal(parent: Parent, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {parent.token}", "Content-Type": "application/json"}
    reply = parent.http.post("/webhooks/web/message", content=body, headers=headers)
    assert reply.status_code == 400
    assert reply.json()["messages"][0]["text"]


@pytest.mark.parametrize("turn_id", [7, "", "a" * 65, "a b", "../x", ["a"], "é"])
def test_a_message_id_of_another_form_is_refused(parent: Parent, turn_id: object) -> None:
    assert parent.sends({"text": "hello", "id": turn_id}).status == 400


def preflight(url: str, origin: str) -> httpx.Response:
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    return httpx.options(f"{url}/webhooks/web/message", headers=headers)


def test_a_site_the_operator_named_may_call_from_its_own_page(url: str) -> None:
    reply = preflight(url, SCHOOL)
    assert reply.status_code in (200, 204)
    assert reply.headers["access-control-allow-origin"] == SCHOOL
    assert "Authorization" in reply.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in reply.headers


def test_no_other_site_may(url: str) -> None:
    assert "access-control-allow-origin" not in preflight(url, "https://evil.example").headers
    headers = {"Origin": "https://evil.example"}
    reply = httpx.post(f"{url}/webhooks/web/session", headers=headers)
    assert "access-control-allow-origin" not in reply.headers


@pytest.mark.parametrize("path", ["/", "/privacy", "/widget/page.css", "/webhooks/web/history"])
def test_every_answer_carries_the_policy(url: str, path: str) -> None:
    headers = httpx.get(f"{url}{path}").headers
    assert f"frame-ancestors 'self' {SCHOOL}" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["strict-transport-security"].startswith("max-age=")
    assert "set-cookie" not in headers


def test_the_privacy_notice_is_a_page_without_a_script(url: str) -> None:
    page = httpx.get(f"{url}/privacy").text
    assert "<script" not in page
    assert "delete my data" in page
    assert "30 days" in page


def test_the_history_of_nobody_is_refused(url: str) -> None:
    assert httpx.get(f"{url}/webhooks/web/history").status_code == 401


def test_a_page_that_has_asked_by_itself_has_everything_erased(parent: Parent) -> None:
    assert parent.sends({"erase": True}).status == 200
    assert parent.text == ERASE  # what the button in the chat sends


@pytest.mark.parametrize("body", [{"erase": False}, {"erase": "yes"}, {"erase": 1}])
def test_anything_but_a_plain_wish_to_erase_is_no_message(
    parent: Parent, body: dict[str, object]
) -> None:
    assert parent.sends(body).status == 400
