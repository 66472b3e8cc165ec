"""Model of guidance_content/privacy/: the privacy notice, section by section."""

from __future__ import annotations

from actions.core.content.entry import Entry


class PrivacySection(Entry):
    """One section. `{days}` stands for the days an unused conversation is kept."""

    title: str
    text: str
