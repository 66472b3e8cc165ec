"""All content as one readable page for editors; needs no network and no script."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from actions.core.content.inventory import number_of_entries
from actions.core.content.loader import GUIDANCE_ROOT
from actions.core.content.report import faults
from actions.core.library import library

PAGE = GUIDANCE_ROOT.parent / "build" / "content-preview.html"
TEMPLATE = "preview.html.j2"


def preview(root: Path = GUIDANCE_ROOT) -> str:
    """The page as HTML, faults of the content at its top. Every value is escaped."""
    content, problems = faults(root)
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    return templates.get_template(TEMPLATE).render(
        content=content,
        problems=problems,
        categories=library(content),
        count=number_of_entries(content),
    )


def write_preview(root: Path = GUIDANCE_ROOT, page: Path = PAGE) -> Path:
    """Writes the page and returns where it is."""
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(preview(root), encoding="utf-8")
    return page
