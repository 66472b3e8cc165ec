"""Somebody else's web site, on another origin and under a strict policy, that embeds the chat."""

from __future__ import annotations

from html import escape

from aiohttp import web
from playwright.sync_api import FrameLocator, Locator, Page

from .app_thread import AppThread
from .fake_server import FakeServer

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lincoln Schools</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/site.css"></head>
<body><main><h1>Lincoln Schools</h1><p>Welcome. <a href="#news">News</a></p>
<div id="chat-here"></div></main>
<script src="{bot}widget/embed.js" defer {options}></script></body></html>"""
SITE_STYLE = """\
* { font-family: fantasy !important; color: red !important; margin: 9px !important }
body { min-height: 1500px }
#chat-here { height: 600px }"""


class HostSite:
    """Serves one page with the line of docs/embedding.md, and a style that spoils everything."""

    def __init__(self) -> None:
        self.bot = ""
        self.options = ""
        app = web.Application()
        app.router.add_get("/", self._page)
        app.router.add_get("/site.css", self._style)
        self._server = AppThread(app)
        self.origin = f"http://localhost:{self._server.port}"

    def embeds(self, bot: str, **options: str) -> None:
        """Put the line on the page, with these data attributes."""
        self.bot = bot
        self.options = " ".join(f'data-{name}="{escape(value)}"' for name, value in options.items())

    def close(self) -> None:
        self._server.close()

    async def _page(self, _: web.Request) -> web.Response:
        own = self.bot.rstrip("/")
        policy = f"default-src 'none'; style-src 'self'; script-src {own}; frame-src {own}"
        html = PAGE.format(bot=self.bot, options=self.options)
        headers = {"Content-Security-Policy": policy}
        return web.Response(text=html, content_type="text/html", headers=headers)

    async def _style(self, _: web.Request) -> web.Response:
        return web.Response(text=SITE_STYLE, content_type="text/css")


class Host:
    """The foreign page with the chat on it."""

    def __init__(self, page: Page, site: HostSite) -> None:
        self.page = page
        self.site = site
        self.requests: list[str] = []
        self.problems: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda line: line.type == "error" and self.problems.append(line.text))

    def open(self, bot: FakeServer, **options: str) -> Host:
        self.site.embeds(bot.url, **options)
        self.page.goto(self.site.origin)
        return self

    @property
    def launcher(self) -> Locator:
        return self.page.get_by_role("button", name="Help with school refusal")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def chat(self) -> FrameLocator:
        return self.page.frame_locator("iframe")
