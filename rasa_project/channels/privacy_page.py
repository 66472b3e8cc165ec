"""The privacy notice as a page of its own, without a script."""

from __future__ import annotations

from html import escape

from actions.core.content.loader import Guidance

PAGE = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>{title}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="referrer" content="no-referrer">
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="/widget/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/widget/theme.css">
  <link rel="stylesheet" href="/widget/text-page.css">
</head>
<body>
  <main>
    <h1>{title}</h1>
{sections}
    <p><a href="/">{back}</a></p>
  </main>
</body>
</html>
"""


def privacy_page(content: Guidance, keep_days: int) -> str:
    """The whole notice as HTML."""
    words = content.chat.words["privacy_page"]
    sections = (
        f"    <h2>{escape(section.title)}</h2>\n"
        f"    <p>{escape(section.text.format(days=keep_days))}</p>"
        for section in content.privacy.values()
    )
    return PAGE.format(
        title=escape(words["title"]), back=escape(words["back"]), sections="\n".join(sections)
    )
