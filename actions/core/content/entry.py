"""Base of every content entry, and the reading of YAML files into entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError, validator
from pydantic.fields import ModelField

from actions.core.content.errors import Problem

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same safe reading; in C, where built in, it takes a tenth of the time."""


class Strict(BaseModel):
    """A part of an entry. Unknown keys are faults, so that a typo cannot hide."""

    class Config:
        extra = "forbid"
        frozen = True


class Entry(Strict):
    """One piece of guidance."""

    id: str

    @validator("*")
    def _required_lists_hold_something(cls, value: Any, field: ModelField) -> Any:
        # pydantic 1 knows no min_items for tuples.
        if field.required and value == ():
            raise ValueError("name at least one")
        return value


EntryType = TypeVar("EntryType", bound=Entry)


def read_entries(
    root: Path, source: str, model: type[EntryType], problems: list[Problem]
) -> dict[str, EntryType]:
    """All entries of a file or of the files below a folder, by id; faults go to `problems`.

    A file holds one entry (a mapping) or several (a list of mappings).
    """
    entries: dict[str, EntryType] = {}
    for path in _files(root / source):
        file = path.relative_to(root).as_posix()
        for raw in _raw_entries(path, file, problems):
            entry = parse_entry(raw, model, file, problems)
            if entry is None:
                continue
            if entry.id in entries:
                problems.append(Problem(file, entry.id, "this id is used twice; rename one"))
            entries[entry.id] = entry
    return entries


def parse_entry(
    raw: Any, model: type[EntryType], file: str, problems: list[Problem]
) -> EntryType | None:
    """One entry from parsed YAML, or None with its faults added to `problems`."""
    if not isinstance(raw, dict):
        problems.append(Problem(file, "", "an entry must be a list of `key: value` lines"))
        return None
    try:
        return model.parse_obj(raw)
    except ValidationError as error:
        entry_id = str(raw.get("id", ""))
        allowed = ", ".join(model.__fields__)
        for fault in error.errors():
            field = ".".join(str(part) for part in fault["loc"])
            hint = f" (allowed keys: {allowed})" if fault["type"] == "value_error.extra" else ""
            problems.append(Problem(file, entry_id, f"{field}: {fault['msg']}{hint}"))
        return None


def _files(source: Path) -> list[Path]:
    return sorted(source.rglob("*.yml")) if source.is_dir() else [source]


def _raw_entries(path: Path, file: str, problems: list[Problem]) -> Iterator[Any]:
    if not path.is_file():
        problems.append(Problem(file, "", "this file is missing"))
        return
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.YAMLError as error:
        problems.append(Problem(file, "", f"not readable as YAML: {error}"))
        return
    if content is None:
        problems.append(Problem(file, "", "the file is empty"))
        return
    yield from content if isinstance(content, list) else [content]
