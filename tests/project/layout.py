"""What the project tests read: the domain, the rules and the action classes as they are on disk."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Action

import actions
from actions.core.content.loader import guidance
from actions.responses.buttons import payload

ROOT = Path(__file__).resolve().parents[2]


def domain_files() -> dict[str, dict[str, Any]]:
    """File name -> parsed domain file."""
    folder = ROOT / "rasa_project" / "domain"
    return {path.name: yaml.safe_load(path.read_text()) for path in sorted(folder.glob("*.yml"))}


def gathered(key: str) -> list[Any]:
    """All entries of a domain key over all files, doubles kept."""
    return [entry for domain in domain_files().values() for entry in domain.get(key) or []]


def responses() -> dict[str, list[dict[str, Any]]]:
    """Response name -> its variations."""
    return {
        name: variations
        for domain in domain_files().values()
        for name, variations in (domain.get("responses") or {}).items()
    }


def rules() -> list[dict[str, Any]]:
    """All rules."""
    paths = sorted((ROOT / "data" / "rules").glob("*.yml"))
    return [rule for path in paths for rule in yaml.safe_load(path.read_text())["rules"]]


def steps(key: str) -> set[str]:
    """All values of one kind of step ("intent", "action") in the rules."""
    return {step[key] for rule in rules() for step in rule["steps"] if key in step}


def payloads() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(where it stands, intent, entities) of every button of the chat's content."""
    chat = guidance().chat
    buttons = [(one.id, button) for one in chat.questions.values() for button in one.buttons]
    for where, button in [*buttons, *chat.buttons.items()]:
        intent, brace, rest = payload(button).removeprefix("/").partition("{")
        yield where, intent, json.loads(brace + rest) if brace else {}


def action_classes() -> list[type[Action]]:
    """Every concrete action the action server would offer."""
    for module in pkgutil.walk_packages(actions.__path__, "actions."):
        importlib.import_module(module.name)
    return [one for one in _subclasses(Action) if one.__module__.startswith("actions.")]


def _subclasses(parent: type) -> Iterator[type]:
    for child in parent.__subclasses__():
        if not inspect.isabstract(child):
            yield child
        yield from _subclasses(child)
