"""Text messages and WhatsApp through Twilio: signed requests in, plain text out."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from twilio.request_validator import RequestValidator

from actions.settings import WrongSettingsError
from actions.storage.database import database
from actions.storage.documents import document_store
from rasa_project.channels.handover import Codes, People
from rasa_project.channels.payloads import ERASE
from rasa_project.channels.twilio.channel import TwilioText
from rasa_project.channels.twilio.settings import twilio_number
from tests.channels.served import Served
from tests.channels.telegram.running_app import ScriptedBot, answers, custom
from tests.channels.telegram.test_talking import HOW_OFTEN, WHAT_IS_HARD

RECORDED = json.loads((Path(__file__).parent / "whatsapp_request.json").read_text())
TOKEN = "0123456789abcdef0123456789abcdef"
SITE = "https://help.example.org"
PAT = RECORDED["form"]["From"]


class FakeTwilio:
    """Takes messages as Twilio's REST API does. `failing`: how many requests go wrong first."""

    def __init__(self) -> None:
        fake = self
        self.sent: list[dict[str, str]] = []
        self.failing = 0

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                fields = {name: values[0] for name, values in parse_qs(body).items()}
                status = fake.take(self.path, fields, self.headers.get("Authorization", ""))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    def take(self, path: str, fields: dict[str, str], authorization: str) -> int:
        if path != "/2010-04-01/Accounts/AC1/Messages.json" or not authorization:
            return 401
        if self.failing:
            self.failing -= 1
            return 503
        if set(fields) != {"To", "From", "Body"} or len(fields["Body"]) > 1600:
            return 400
        self.sent.append(fields)
        return 201

    def texts(self, count: int, to: str = PAT) -> list[str]:
        """The messages to a phone, once there are so many."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            found = [one["Body"] for one in self.sent if one["To"] == to]
            if len(found) >= count:
                return found
            time.sleep(0.05)
        raise AssertionError(f"{len(self.sent)} messages instead of {count}")

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


NEXT = [
    {"title": "I sent it", "payload": "/letter_sent"},
    {"title": "Meeting packet", "payload": "/make_packet"},
]


def script(conversation: str, message: str) -> list[dict[str, Any]]:
    if message == "letter":
        files = {"letter.pdf": b"%PDF", "letter.docx": b"PK"}
        kept = [file.as_json() for file in document_store().keep(conversation, files)]
        letter = {"type": "letter", "title": "The letter", "text": "Dear " * 800, "files": kept}
        return [custom(letter)]
    if message == "short letter":
        kinds = [
            {"kind": "records_request", "title": "Ask for records", "chosen": False},
            {"kind": "evaluation_request", "title": "Ask for an evaluation", "chosen": True},
            {"kind": "truancy_reply", "title": "Answer about truancy", "chosen": False},
        ]
        letter = {"type": "letter", "title": "T", "text": "Dear school", "kinds": kinds}
        return [custom(letter), {"text": "What next?", "buttons": NEXT}]
    known = {
        "hello": [{"text": "Hi."}, HOW_OFTEN],
        '/answer{"severity": "weekly"}': [WHAT_IS_HARD],
        "delete my data": [
            {"text": "Shall I erase it?", "buttons": [{"title": "Yes, erase", "payload": ERASE}]}
        ],
        ERASE: [{"text": "Done."}, custom({"type": "forget"})],
    }
    return answers(known)(conversation, message)


@pytest.fixture
def twilio() -> Iterator[FakeTwilio]:
    fake = FakeTwilio()
    yield fake
    fake.close()


@pytest.fixture
def bot() -> ScriptedBot:
    return ScriptedBot(script)


@pytest.fixture
def phone(
    twilio: FakeTwilio, bot: ScriptedBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[httpx.Client]:
    """Twilio's side of the webhook."""
    for name, value in {
        "HOMEROOM_DATA": str(tmp_path),
        "TWILIO_ACCOUNT_SID": "AC1",
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_NUMBER": RECORDED["form"]["To"],
        "TWILIO_WEBHOOK_URL": SITE,
        "TWILIO_API_BASE": twilio.url,
    }.items():
        monkeypatch.setenv(name, value)
    with (
        Served(TwilioText.from_credentials(None), bot.handle) as server,
        httpx.Client(base_url=server.url, trust_env=False, timeout=30) as client,
    ):
        yield client


def brings(phone: httpx.Client, form: dict[str, str], signature: str | None = None) -> int:
    """Twilio brings a message."""
    if signature is None:
        url = f"{SITE}/webhooks/twilio/webhook"
        signature = RequestValidator(TOKEN).compute_signature(url, form)
    headers = {"X-Twilio-Signature": signature}
    return phone.post("/webhooks/twilio/webhook", data=form, headers=headers).status_code


def texts(phone: httpx.Client, body: str, sid: str = "", who: str = PAT) -> int:
    """A parent sends a text message."""
    sid = sid or f"SM{time.monotonic_ns()}"
    return brings(phone, {**RECORDED["form"], "Body": body, "MessageSid": sid, "From": who})


def test_a_recorded_request_with_its_signature_is_answered(
    phone: httpx.Client, twilio: FakeTwilio, bot: ScriptedBot
) -> None:
    assert brings(phone, RECORDED["form"], RECORDED["signature"]) == 200
    assert twilio.texts(2)[0] == "Hi."
    assert twilio.sent[0] | {"Body": ""} == {
        "To": PAT,
        "From": RECORDED["form"]["To"],
        "Body": "",
    }
    assert bot.words == [RECORDED["form"]["Body"]]
    assert "555" not in bot.heard[0][0]


@pytest.mark.parametrize("change", ["signature", "body", "sender", "more"])
def test_a_request_that_twilio_did_not_sign_is_turned_away(
    phone: httpx.Client, twilio: FakeTwilio, bot: ScriptedBot, change: str
) -> None:
    form, signature = dict(RECORDED["form"]), RECORDED["signature"]
    if change == "signature":
        signature = "AAAA" + signature[4:]
    elif change == "more":
        form["Extra"] = "1"
    else:
        form["Body" if change == "body" else "From"] = "something else"
    assert brings(phone, form, signature) == 403
    assert bot.heard == []


def test_choices_come_by_number_and_several_go_together(
    phone: httpx.Client, twilio: FakeTwilio, bot: ScriptedBot
) -> None:
    texts(phone, "hello")
    assert twilio.texts(2)[1].splitlines()[2:4] == ["A. Most days", "B. Weekly"]
    texts(phone, "b")
    assert twilio.texts(3)[2].splitlines()[2:5] == ["1. Noise", "2. Tests", "3. The bus"]
    texts(phone, "1 and 3")
    assert twilio.texts(4)[3] == "Noted."
    texts(phone, "2")
    twilio.texts(5)
    assert bot.words == [
        "hello",
        '/answer{"severity": "weekly"}',
        '/answer{"triggers": ["noise", "bus"]}',
        "2",
    ]


def test_the_other_letters_are_offered_and_every_number_means_one_choice(
    phone: httpx.Client, twilio: FakeTwilio, bot: ScriptedBot
) -> None:
    texts(phone, "short letter")
    letter, others, following = twilio.texts(3)
    assert letter == "T\n\nDear school"
    assert others.splitlines()[2:4] == ["1. Ask for records", "2. Answer about truancy"]
    assert following.splitlines()[2:4] == ["3. I sent it", "4. Meeting packet"]
    texts(phone, "2")
    twilio.texts(4)
    assert bot.words[-1] == '/choose_letter{"topic": "truancy_reply"}'
    texts(phone, "short letter")
    twilio.texts(7)
    texts(phone, "4")
    twilio.texts(8)
    assert bot.words[-1] == "/make_packet"


def test_the_letter_comes_in_parts_with_links(phone: httpx.Client, twilio: FakeTwilio) -> None:
    texts(phone, "letter")
    parts = twilio.texts(3)
    assert parts[0].startswith("The letter\n\nDear Dear")
    assert all(len(part) <= 1600 for part in parts)
    assert f"letter.pdf: {SITE}/webhooks/web/documents/" in parts[-1]
    assert f"letter.docx: {SITE}/webhooks/web/documents/" in parts[-1]


def test_a_picture_message_gets_a_hint(
    phone: httpx.Client, twilio: FakeTwilio, bot: ScriptedBot
) -> None:
    texts(phone, "")
    assert "only read typed words" in twilio.texts(1)[0]
    assert bot.heard == []


def test_danger_gets_the_help_lines(phone: httpx.Client, twilio: FakeTwilio) -> None:
    texts(phone, "he took the whole bottle of pills")
    assert "911" in twilio.texts(1)[0]


def test_a_message_that_could_not_be_sent_is_sent_again(
    phone: httpx.Client, twilio: FakeTwilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rasa_project.channels.twilio.channel.FIRST_WAIT", 0.05)
    twilio.failing = 2
    texts(phone, "hi there")
    assert twilio.texts(1) == ["Noted."]


def test_two_phones_are_two_conversations(
    phone: httpx.Client, twilio: FakeTwilio, bot: ScriptedBot
) -> None:
    texts(phone, "one")
    texts(phone, "two", who="+15550001111")
    twilio.texts(1)
    twilio.texts(1, to="+15550001111")
    assert len({conversation for conversation, _ in bot.heard}) == 2


def test_after_erasing_the_next_conversation_is_another(
    phone: httpx.Client, twilio: FakeTwilio, bot: ScriptedBot
) -> None:
    for number, body in enumerate(["hi", "delete my data", "1", "hi"], start=1):
        texts(phone, body)
        twilio.texts(number)
    ids = [conversation for conversation, _ in bot.heard]
    assert bot.words[2] == ERASE
    assert ids[0] == ids[1] == ids[2] != ids[3]


def test_a_code_continues_a_conversation_from_elsewhere(
    phone: httpx.Client, twilio: FakeTwilio, bot: ScriptedBot
) -> None:
    code = str(Codes(database()).issue("web-1"))
    texts(phone, code)
    twilio.texts(2)
    assert bot.heard == [("web-1", "/start")]
    people = People("twilio", database())
    assert people.conversation(people.person(PAT)) == "web-1"


def test_half_a_setup_is_said_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", TOKEN)
    for name in ("TWILIO_ACCOUNT_SID", "TWILIO_NUMBER", "TWILIO_WEBHOOK_URL"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(WrongSettingsError, match="TWILIO_ACCOUNT_SID, TWILIO_NUMBER"):
        twilio_number()


def test_without_a_token_the_channel_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWILIO_AUTH_TOKEN", raising=False)
    assert twilio_number() is None
