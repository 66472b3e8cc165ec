"""Model of guidance_content/library/categories.yml: the categories parents can browse."""

from __future__ import annotations

from actions.core.content.entry import Entry


class CategoryEntry(Entry):
    """A group of questions; `Faq.category` names it. Shown in the order of the file."""

    title: str
    first: tuple[str, ...] = ()  # ids of the questions that stand first, in order
    description: str  # one sentence: what a parent finds here
