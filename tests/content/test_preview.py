"""The editors' page: all content, readable without a network, nothing unescaped."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from actions.cli import main
from actions.core.content.loader import GUIDANCE_ROOT, Guidance
from actions.core.content.preview import preview


class Page(HTMLParser):
    """What a reader meets: text, tags, ids and links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.tags = "", set[str]()
        self.ids, self.links = set[str](), set[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        if found.get("id"):
            self.ids.add(str(found["id"]))
        if found.get("href"):
            self.links.add(str(found["href"]))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(preview())


def test_the_page_holds_every_entry(page: Page, content: Guidance) -> None:
    for support in content.supports.values():
        assert support.title in page.words and support.ask in page.words, support.id
    for goal in content.goals.values():
        assert goal.example in page.words, goal.id
    for entry in content.faq.values():
        assert entry.answer in page.words, entry.id
    for state in content.states.values():
        assert state.citation in page.words, state.id
    for line in content.safety.lines.values():
        assert line.reach in page.words, line.id
    for spoken in content.safety.spoken.values():
        assert all(one.message in page.words for one in spoken.replies.values())
    for letter in content.letters.values():
        for group in letter.groups:
            assert all(part.body in page.words for part in group), letter.template.id


def test_sources_come_with_section_and_the_day_they_were_checked(
    page: Page, content: Guidance
) -> None:
    for citation in content.citations.values():
        where = f"{citation.section}, confidence {citation.confidence}"
        assert f"{where}, checked {citation.checked_on}" in page.words, citation.id


def test_every_link_inside_the_page_leads_somewhere(page: Page) -> None:
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert len(inside) > 100
    assert inside <= page.ids


def test_the_page_loads_nothing_and_runs_nothing(page: Page) -> None:
    assert not page.tags & {"script", "img", "link", "iframe", "object"}


def test_markup_in_content_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    root = tmp_path / "guidance_content"
    shutil.copytree(GUIDANCE_ROOT, root)
    file = root / "faq" / "cost.yml"
    evil = "<script>alert(1)</script> & <b>free</b>"
    words = file.read_text(encoding="utf-8").replace("Mediation is free.", evil)
    file.write_text(words, encoding="utf-8")
    page = Page(preview(root))
    assert "script" not in page.tags and "b" not in page.tags
    assert evil in page.words


def test_the_page_of_broken_content_names_the_faults(tmp_path: Path) -> None:
    root = tmp_path / "guidance_content"
    shutil.copytree(GUIDANCE_ROOT, root)
    (root / "citations" / "extra.yml").write_text(
        "- {id: extra, section: s, title: t, says: s, confidence: low, checked_on: 2026-11-24}\n",
        encoding="utf-8",
    )
    assert "1 to mend" in Page(preview(root)).words


def test_the_command_checks_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "check"]) == 0
    assert "all good" in capsys.readouterr().out
    page = tmp_path / "new" / "page.html"
    assert main(["content", "preview", "-o", str(page)]) == 0
    assert capsys.readouterr().out.strip() == str(page)
    assert "<h1>All content</h1>" in page.read_text(encoding="utf-8")


def test_the_command_ends_with_a_fault_in_another_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "guidance_content"
    shutil.copytree(GUIDANCE_ROOT, root)
    (root / "faq" / "cost.yml").unlink()
    assert main(["content", "check", str(root)]) == 1
    assert 'there is no question "cost"' in capsys.readouterr().err
