"""What the Bot API takes and what it refuses, for the methods that the channel uses."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

TAGS = {"b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}
ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+);)")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
ACTIONS = {"typing", "upload_photo", "upload_document"}
MAX_FILE = 50 * 1024 * 1024

TEXT_PARAMS = {"parse_mode", "link_preview_options", "reply_markup"}
PARAMS: dict[str, tuple[set[str], set[str]]] = {  # required, optional
    "getMe": (set(), set()),
    "getUpdates": (set(), {"offset", "limit", "timeout", "allowed_updates"}),
    "setWebhook": ({"url"}, {"secret_token", "allowed_updates", "max_connections"}),
    "deleteWebhook": (set(), {"drop_pending_updates"}),
    "setMyCommands": ({"commands"}, set()),
    "sendMessage": ({"chat_id", "text"}, TEXT_PARAMS),
    "sendDocument": ({"chat_id", "document"}, {"caption", "parse_mode", "reply_markup"}),
    "sendPhoto": ({"chat_id", "photo"}, {"caption", "parse_mode", "reply_markup"}),
    "sendChatAction": ({"chat_id", "action"}, set()),
    "editMessageText": ({"chat_id", "message_id", "text"}, TEXT_PARAMS),
    "editMessageReplyMarkup": ({"chat_id", "message_id"}, {"reply_markup"}),
    "deleteMessages": ({"chat_id", "message_ids"}, set()),
    "answerCallbackQuery": ({"callback_query_id"}, {"text", "show_alert"}),
    "leaveChat": ({"chat_id"}, set()),
}


class Refusal(Exception):
    """An error answer."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(description: str) -> Refusal:
    """What the Bot API answers to a call that is wrong in itself."""
    return Refusal(400, f"Bad Request: {description}")


def check(method: str, params: dict[str, Any], files: dict[str, tuple[str, bytes]]) -> None:
    """Raises a Refusal for a call that the Bot API would not take."""
    if method not in PARAMS:
        raise Refusal(404, "Not Found")
    required, optional = PARAMS[method]
    given = {*params, *files}
    if missing := required - given:
        raise bad(f"{sorted(missing)[0]} is empty")
    if unknown := given - required - optional:
        raise bad(f"there is no parameter {sorted(unknown)[0]}")
    for field, limit in (("text", 200 if method == "answerCallbackQuery" else 4096),):
        if field in params:
            _check_text(params[field], params.get("parse_mode"), limit, "message")
    if "caption" in params:
        _check_text(params["caption"], params.get("parse_mode"), 1024, "caption")
    if "reply_markup" in params:
        _check_keyboard(params["reply_markup"])
    if method == "setWebhook":
        _check_webhook(params)
    if method == "setMyCommands":
        _check_commands(params["commands"])
    if method == "sendChatAction" and params["action"] not in ACTIONS:
        raise bad("wrong parameter action in request")
    if method == "deleteMessages" and not 1 <= len(params["message_ids"]) <= 100:
        raise bad("too many messages to delete" if params["message_ids"] else "no messages")
    _check_files(method, params, files)


def plain(text: str, parse_mode: str | None) -> str:
    """The text as a person sees it. Raises a Refusal for markup that is not well-formed."""
    if parse_mode is None:
        return text
    if parse_mode != "HTML":
        raise bad("unsupported parse_mode")
    reader = _Markup()
    reader.read(text)
    return reader.seen


class _Markup(HTMLParser):
    """Reads Telegram's HTML, which is stricter than a browser's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = ""
        self._open: list[str] = []

    def read(self, text: str) -> None:
        if ENTITY.search(text):
            raise bad("can't parse entities: an & that is not escaped")
        for sign in re.finditer("<", text):
            if not re.match(r"</?[a-z][a-z-]*(?: [^<>]*)?>", text[sign.start() :]):
                raise bad(f"can't parse entities: Unsupported start tag at {sign.start()}")
        self.feed(text)
        self.close()
        if self._open:
            raise bad(f"can't parse entities: Can't find end tag for {self._open[-1]}")

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in TAGS:
            raise bad(f'can\'t parse entities: Unsupported start tag "{tag}"')
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise bad(f"can't parse entities: Unmatched end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.seen += data


def _check_text(text: Any, parse_mode: str | None, limit: int, what: str) -> None:
    if not isinstance(text, str):
        raise bad(f"{what} must be a string")
    seen = plain(text, parse_mode)
    if not seen.strip():
        raise bad(f"{what} text is empty")
    if len(seen.encode("utf-16-le")) // 2 > limit:
        raise bad(f"{what} is too long")


def _check_keyboard(markup: Any) -> None:
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    if not isinstance(rows, list):
        raise bad("object expected as reply markup")
    buttons = [button for row in rows for button in row]
    if any(not row for row in rows) or any(len(row) > 8 for row in rows) or len(buttons) > 100:
        raise bad("reply markup is too long")
    for button in buttons:
        if set(button) != {"text", "callback_data"} or not button["text"].strip():
            raise bad("can't parse inline keyboard button: Text buttons are unallowed")
        if not 1 <= len(button["callback_data"].encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")


def _check_webhook(params: dict[str, Any]) -> None:
    url = params["url"]
    if not url.startswith(("https://", "http://127.0.0.1:")):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if "secret_token" in params and not SECRET.fullmatch(params["secret_token"]):
        raise bad("secret token contains unallowed characters")


def _check_commands(commands: Any) -> None:
    if not isinstance(commands, list) or not 1 <= len(commands) <= 100:
        raise bad("expected an Array of BotCommand")
    for command in commands:
        if set(command) != {"command", "description"} or not COMMAND.fullmatch(command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def _check_files(method: str, params: dict[str, Any], files: dict[str, tuple[str, bytes]]) -> None:
    for field in ("document", "photo"):
        if field in params:
            raise bad("wrong file identifier/HTTP URL specified")
    for name, content in files.values():
        if not content:
            raise bad("file must be non-empty")
        if len(content) > MAX_FILE:
            raise Refusal(413, "Request Entity Too Large")
        if method == "sendPhoto" and not content.startswith((b"\x89PNG", b"\xff\xd8")):
            raise bad("IMAGE_PROCESS_FAILED")
        if not name:
            raise bad("file must have a name")


def fields(raw: dict[str, str]) -> dict[str, Any]:
    """Form fields as the Bot API reads them: numbers and JSON come as text."""
    return {
        name: value if name in ("text", "caption", "parse_mode") else _value(value)
        for name, value in raw.items()
    }


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
