"""What an heir reads is true: paths exist, commands have targets, no page is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

from tests.project.layout import ROOT

GUIDES = sorted((ROOT / "docs" / "contributing").glob("*.md"))
PAGES = [ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
ADDED = {"fact", "faq-topic", "support", "letter", "state", "channel", "language"}
TOP = "actions|rasa_project|guidance_content|scripts|widget|data|tests|docs|docker"
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
LONGEST = 60  # lines of a guide


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def paths_in(text: str) -> set[str]:
    """Whole paths in code marks; those with a blank to fill in (`<topic>`) name no file."""
    found = re.findall(rf"[`( ]((?:{TOP})/[\w./<>-]*)", text)
    return {path.rstrip(".") for path in found if "<" not in path}


def test_there_is_a_guide_for_each_thing_that_can_be_added() -> None:
    assert {path.stem for path in GUIDES} == ADDED


@pytest.mark.parametrize("guide", GUIDES, ids=name)
def test_a_guide_is_short_and_linked(guide: Path) -> None:
    assert len(guide.read_text().splitlines()) <= LONGEST
    assert f"({name(guide)})" in (ROOT / "CONTRIBUTING.md").read_text()


@pytest.mark.parametrize("guide", [ROOT / "CONTRIBUTING.md", *GUIDES], ids=name)
def test_each_path_a_guide_names_exists(guide: Path) -> None:
    assert {path for path in paths_in(guide.read_text()) if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_each_make_command_has_a_target(page: Path) -> None:
    asked = re.findall(r"`(?:\w+=\S+ )?make ([a-z-]+)|^    make ([a-z-]+)", page.read_text(), re.M)
    assert {one or other for one, other in asked} <= TARGETS


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_each_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text())
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def test_every_page_is_in_the_index_of_the_documentation() -> None:
    index = (ROOT / "docs" / "README.md").read_text()
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert {page for page in pages if f"({page})" not in index} == set()


def test_the_glossary_stays_at_ten_words() -> None:
    rows = re.findall(r"^\| (?!here|---)", (ROOT / "docs" / "glossary.md").read_text(), re.M)
    assert len(rows) <= 10


def test_the_version_is_the_changelogs() -> None:
    project = tomli.loads((ROOT / "pyproject.toml").read_text())["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text()
    assert f"[{project['version']}]" in changelog or f"be {project['version']}," in changelog


def test_the_licence_is_named_where_tools_look_for_it() -> None:
    project = tomli.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["license"] == "Apache-2.0"
    assert all((ROOT / file).is_file() for file in project["license-files"])
    assert "Apache License" in (ROOT / "LICENSE").read_text()


def test_hooks_run_what_the_makefile_has() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text()
    commands = re.findall(r"entry: make (\S+)", hooks)
    assert {"lint", "types", "content"} <= set(commands) <= TARGETS
    assert "repo: local" in hooks and "http" not in hooks
