"""The chat page as a parent uses it: what is on screen, what can be pressed and typed."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Locator, Page, WebSocket, expect

OWN_LINES = (
    "Failed to load resource",  # what the browser itself notes of a 401 or 503 ...
    "WebSocket connection to",  # ... and of a live connection that was cut
)


class ChatPage:
    """Wraps a browser page. `requests` and `problems` collect what went on behind the screen."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.requests: list[str] = []
        self.sockets: list[WebSocket] = []
        self.live_frames: list[str] = []
        self.problems: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", self._watch)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._note_problem)

    def open(self) -> ChatPage:
        """The page, greeted and ready."""
        self.page.goto(self.url)
        return self.ready()

    def ready(self) -> ChatPage:
        self.log.locator(".item").first.wait_for()
        return self

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def input(self) -> Locator:
        return self.page.get_by_label("Your message")

    @property
    def send(self) -> Locator:
        return self.page.get_by_role("button", name="Send", exact=True)

    @property
    def choices(self) -> Locator:
        return self.log.locator(".choices button")

    @property
    def from_bot(self) -> Locator:
        return self.log.locator(".from-bot")

    @property
    def from_parent(self) -> Locator:
        return self.log.locator(".from-parent")

    @property
    def retry(self) -> Locator:
        return self.button("Try again")

    @property
    def letter(self) -> Locator:
        return self.log.locator(".letter")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def press(self, title: str) -> None:
        self.log.get_by_role("button", name=title, exact=True).click()

    def type(self, text: str) -> None:
        self.input.fill(text)
        self.input.press("Enter")

    def answered(self) -> ChatPage:
        """Waits until the turn under way is over."""
        expect(self.send).to_be_enabled()
        return self

    def _watch(self, socket: WebSocket) -> None:
        self.sockets.append(socket)
        socket.on("framereceived", lambda frame: self.live_frames.append(str(frame)))

    def _note_problem(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(OWN_LINES):
            self.problems.append(message.text)
