"""A Bot API server for tests, as strict as the real one; it also knows documents and photos.

Parents act through `fake.parent(chat)`; a test reads what their chat shows.
"""

from __future__ import annotations

import email.policy
import json
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

from tests.channels.telegram import bot_api_rules as rules
from tests.channels.telegram.bot_api_rules import Refusal, bad

TOKEN = "123456:strict-test-token"
PATIENCE = 30.0  # seconds
LONGEST_POLL = 2.0  # seconds

Message = dict[str, Any]


class FakeBotApi:
    """The server: what the bot calls, and what it knows of chats."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refused: list[tuple[str, str]] = []  # by its rules, not by a fault put in
        self.expected: list[tuple[str, str]] = []
        self.chats: dict[int, list[Message]] = defaultdict(list)
        self.commands: list[dict[str, str]] = []
        self.webhook: dict[str, Any] | None = None
        self.left: list[int] = []
        self._updates: list[dict[str, Any]] = []
        self._queries: dict[str, bool] = {}
        self.toasts: list[str] = []
        self._next_update = 1000
        self._next_message = 1
        self._faults: dict[str, list[Refusal | float | None]] = defaultdict(list)
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def close(self) -> None:
        """Ends the server."""
        self._http.shutdown()
        self._http.server_close()

    def fails(self, method: str, *faults: Refusal | float | None) -> None:
        """The next calls of a method go wrong: with this answer, or after hanging that long.

        None hangs up after the call has taken effect, so that the answer is lost.
        """
        with self.changed:
            self._faults[method] += faults

    def faults_left(self, method: str) -> int:
        """How many of them are still to come."""
        return len(self._faults[method])

    def wait(self, is_so: Callable[[], Any], what: str) -> None:
        """Waits until something has come true."""
        with self.changed:
            if not self.changed.wait_for(is_so, PATIENCE):
                raise AssertionError(f"{what} did not happen within {PATIENCE:.0f} s")

    def made(self, method: str) -> list[dict[str, Any]]:
        """The calls of a method so far."""
        return [params for called, params in self.calls if called == method]

    def update(self, kind: str, content: dict[str, Any], number: int | None = None) -> int:
        """Something happened to the bot. Returns the update's number."""
        with self.changed:
            if number is None:
                self._next_update += 1
                number = self._next_update
            self._updates.append({"update_id": number, kind: content})
            self.changed.notify_all()
        return number

    def repeat(self, number: int, update: dict[str, Any]) -> None:
        """An update comes again."""
        with self.changed:
            self._updates.append({**update, "update_id": number})
            self.changed.notify_all()

    def new_query(self) -> str:
        """The id of a tap."""
        with self.changed:
            query = f"query-{len(self._queries)}"
            self._queries[query] = False
        return query

    def is_answered(self, query: str) -> bool:
        """Whether the tap's waiting sign is gone."""
        return self._queries[query]

    def new_message(self, chat: int, message: Message) -> Message:
        """Puts a message into a chat."""
        with self.changed:
            shown = {"message_id": self._next_message, "chat": _private(chat), **message}
            self._next_message += 1
            self.chats[chat].append(shown)
            self.changed.notify_all()
        return shown

    def pending(self) -> int:
        """How many updates nobody has confirmed."""
        return len(self._updates)

    # What the bot calls

    def call(self, method: str, params: dict[str, Any], files: dict[str, Any]) -> Any:
        """Does what a method does. Raises a Refusal."""
        fault = self._fault(method)
        if isinstance(fault, float):
            time.sleep(fault)
        elif isinstance(fault, Refusal):
            raise fault
        try:
            rules.check(method, params, files)
            with self.changed:
                self.calls.append((method, params))
                result = getattr(self, f"_{method}", self._done)(params, files)
                self.changed.notify_all()
        except Refusal as refusal:
            self.refused.append((method, refusal.description))
            raise
        if fault == "hang up":
            raise ConnectionAbortedError
        return result

    def _fault(self, method: str) -> Any:
        with self.changed:
            if not self._faults[method]:
                return ""
            fault = self._faults[method].pop(0)
            self.changed.notify_all()
        return "hang up" if fault is None else fault

    def _done(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        return True

    def _getMe(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        return {"id": 1, "is_bot": True, "first_name": "Homeroom", "username": "HomeroomTestBot"}

    def _setMyCommands(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        self.commands = params["commands"]
        return True

    def _setWebhook(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        self.webhook = params
        threading.Thread(target=self._bring, daemon=True).start()
        return True

    def _deleteWebhook(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        self.webhook = None
        return True

    def _getUpdates(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        if "offset" in params:
            self._updates = [u for u in self._updates if u["update_id"] >= params["offset"]]
        wait = min(params.get("timeout", 0), LONGEST_POLL)
        self.changed.wait_for(lambda: self._updates, wait)
        return sorted(self._updates[:100], key=lambda update: update["update_id"])

    def _sendMessage(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        text = rules.plain(params["text"], params.get("parse_mode"))
        return self._sent(params, {"text": text})

    def _sendDocument(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        return self._sent(params, {"document": files["document"]})

    def _sendPhoto(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        return self._sent(params, {"photo": files["photo"]})

    def _sent(self, params: dict[str, Any], content: Message) -> Message:
        if "caption" in params:
            content["caption"] = rules.plain(params["caption"], params.get("parse_mode"))
        keyboard = params.get("reply_markup", {}).get("inline_keyboard", [])
        shown = self.new_message(params["chat_id"], {"bot": True, "keyboard": keyboard, **content})
        return {key: shown[key] for key in ("message_id", "chat")}

    def _editMessageText(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        message = self._own(params)
        text = rules.plain(params["text"], params.get("parse_mode"))
        keyboard = params.get("reply_markup", {}).get("inline_keyboard", [])
        return self._edited(message, {"text": text, "keyboard": keyboard})

    def _editMessageReplyMarkup(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        keyboard = params.get("reply_markup", {}).get("inline_keyboard", [])
        return self._edited(self._own(params), {"keyboard": keyboard})

    def _own(self, params: dict[str, Any]) -> Message:
        for message in self.chats[params["chat_id"]]:
            if message["message_id"] == params["message_id"]:
                if message.get("bot"):
                    return message
                raise bad("message can't be edited")
        raise bad("message to edit not found")

    def _edited(self, message: Message, changes: Message) -> Message:
        if all(message.get(key) == value for key, value in changes.items()):
            raise bad("message is not modified")
        message.update(changes)
        return {"message_id": message["message_id"]}

    def _deleteMessages(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        gone = set(params["message_ids"])
        chat = params["chat_id"]
        self.chats[chat] = [m for m in self.chats[chat] if m["message_id"] not in gone]
        return True

    def _answerCallbackQuery(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        query = params["callback_query_id"]
        if self._queries.get(query, True):
            raise bad("query is too old and response timeout expired or query ID is invalid")
        self._queries[query] = True
        self.toasts.append(params.get("text", ""))
        return True

    def _leaveChat(self, params: dict[str, Any], files: dict[str, Any]) -> Any:
        self.left.append(params["chat_id"])
        return True

    def _bring(self) -> None:
        """Brings updates to the webhook, each until it is taken."""
        with httpx.Client(trust_env=False, timeout=10) as http:
            while self.webhook is not None:
                with self.changed:
                    self.changed.wait_for(lambda: self._updates or self.webhook is None, 1)
                    update = self._updates[0] if self._updates and self.webhook else None
                    hook = self.webhook or {}
                if update is None:
                    continue
                headers = {"X-Telegram-Bot-Api-Secret-Token": hook.get("secret_token", "")}
                try:
                    taken = http.post(hook["url"], json=update, headers=headers).is_success
                except httpx.HTTPError:
                    taken = False
                with self.changed:
                    if taken:
                        self._updates.remove(update)
                    else:
                        self.changed.wait(0.2)

    def parent(self, chat: int) -> TelegramParent:
        """A parent in a private chat with the bot."""
        return TelegramParent(self, chat)


class TelegramParent:
    """Types, taps, and looks at the chat."""

    def __init__(self, fake: FakeBotApi, chat: int) -> None:
        self.fake = fake
        self.chat = chat
        self.query = ""

    def types(self, text: str) -> int:
        """Sends words or a command. Returns the update's number."""
        return self.sends({"text": text})

    def sends(self, content: dict[str, Any], kind: str = "message") -> int:
        """Sends any content."""
        sender = {"id": self.chat, "is_bot": False, "first_name": "Pat"}
        message = self.fake.new_message(self.chat, {"from": sender, "date": 0, **content})
        return self.fake.update(kind, message)

    def taps(self, title: str, on: Message | None = None) -> int:
        """Taps a button by its words: of the message, or of the latest that has it."""
        if on is None:
            self.fake.wait(lambda: self._with_button(title), f'a button "{title}"')
            on = self._with_button(title)
        assert on is not None
        data = next(b["callback_data"] for b in buttons(on) if b["text"] == title)
        return self.taps_data(data, on)

    def taps_data(self, data: str, on: Message) -> int:
        """Taps a button that the chat may not show any more."""
        self.query = self.fake.new_query()
        sender = {"id": self.chat, "is_bot": False, "first_name": "Pat"}
        message = {key: on[key] for key in ("message_id", "chat")}
        tap = {"id": self.query, "from": sender, "message": message, "data": data}
        return self.fake.update("callback_query", tap)

    def sees(self, words: str) -> Message:
        """Waits until the chat shows the bot's words. Returns the message."""
        self.fake.wait(lambda: self._with_words(words), f'"{words}" in chat {self.chat}')
        found = self._with_words(words)
        assert found is not None
        return found

    def receives(self, ending: str) -> bytes:
        """Waits for a file with this ending, and opens it."""
        self.fake.wait(lambda: self._file(ending), f"a {ending} file in chat {self.chat}")
        found = self._file(ending)
        assert found is not None
        return found

    @property
    def heard(self) -> list[Message]:
        """What the bot put into the chat."""
        return [message for message in self.fake.chats[self.chat] if message.get("bot")]

    @property
    def texts(self) -> list[str]:
        """The bot's words."""
        return [message["text"] for message in self.heard if "text" in message]

    def _with_button(self, title: str) -> Message | None:
        shown = [m for m in self.heard if any(b["text"] == title for b in buttons(m))]
        return shown[-1] if shown else None

    def _with_words(self, words: str) -> Message | None:
        shown = [m for m in self.heard if words in m.get("text", m.get("caption", ""))]
        return shown[-1] if shown else None

    def _file(self, ending: str) -> bytes | None:
        files = [m[kind] for m in self.heard for kind in ("document", "photo") if kind in m]
        found = [content for name, content in files if name.endswith(ending)]
        return found[-1] if found else None


def buttons(message: Message) -> list[dict[str, str]]:
    """The buttons under a message."""
    return [button for row in message.get("keyboard", []) for button in row]


def titles(message: Message) -> list[str]:
    """Their words."""
    return [button["text"] for button in buttons(message)]


def _private(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "private" if chat > 0 else "group"}


def _handler(fake: FakeBotApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token, _, method = self.path.removeprefix("/bot").partition("/")
            try:
                if token != TOKEN:
                    raise Refusal(401, "Unauthorized")
                params, files = _read(self.headers.get("Content-Type", ""), body)
                answer = {"ok": True, "result": fake.call(method, params, files)}
                status = 200
            except Refusal as refusal:
                answer = {
                    "ok": False,
                    "error_code": refusal.code,
                    "description": refusal.description,
                    "parameters": refusal.parameters,
                }
                status = refusal.code
            except ConnectionAbortedError:
                self.close_connection = True
                return
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            with suppress(ConnectionError):  # the bot has hung up meanwhile
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


def _read(content_type: str, body: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    if content_type.startswith("application/json"):
        return json.loads(body or b"{}"), {}
    if not content_type.startswith("multipart/form-data"):
        return {}, {}
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    parsed = BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
    params: dict[str, str] = {}
    files: dict[str, tuple[str, bytes]] = {}
    for part in parsed.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if (file_name := part.get_filename()) is not None:
            files[name] = (file_name, content)
        else:
            params[name] = content.decode()
    return rules.fields(params), files
