"""A new model takes the place of the old one only when it is no worse, and never by halves."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from scripts.model_check import AT_LEAST, Figures, shortfalls
from scripts.model_file import ModelRefused, check, swap, write_checksum
from scripts.model_update import replace_unless_worse

GOOD: Figures = dict.fromkeys(AT_LEAST, 1.0)


def project(folder: Path, content: str) -> Path:
    """A project folder with nothing but its model and what belongs to it."""
    model = folder / "rasa_project" / "models" / "homeroom.tar.gz"
    model.parent.mkdir(parents=True)
    (folder / "build" / "spacy_model").mkdir(parents=True)
    (folder / "build" / "spacy_model" / "meta").write_text(content)
    model.write_text(content)
    model.with_name("sources.sha256").write_text(content)
    write_checksum(model)
    return model


@pytest.fixture
def used(tmp_path: Path) -> Path:
    return project(tmp_path / "used", "the old one")


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    return project(tmp_path / "next", "the new one")


def what_is_used(model: Path) -> set[str]:
    check(model)
    spacy = model.parents[2] / "build" / "spacy_model" / "meta"
    return {model.read_text(), spacy.read_text(), model.with_name("sources.sha256").read_text()}


def test_a_better_one_is_put_in_place_with_all_that_belongs_to_it(
    trained: Path, used: Path
) -> None:
    assert replace_unless_worse(trained, GOOD, used) == 0
    assert what_is_used(used) == {"the new one"}
    assert json.loads(used.with_name("figures.json").read_text()) == GOOD


@pytest.mark.parametrize("name", AT_LEAST)
def test_one_that_misses_a_mark_is_refused_with_the_figure(
    name: str, trained: Path, used: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = {**GOOD, name: AT_LEAST[name] - 0.001}
    assert replace_unless_worse(trained, figures, used) == 1
    assert what_is_used(used) == {"the old one"}
    assert f"{name} is {figures[name]:.3f}" in capsys.readouterr().err


def test_one_worse_than_the_one_in_use_is_refused_though_it_passes(
    trained: Path, used: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    used.with_name("figures.json").write_text(json.dumps(GOOD))
    assert replace_unless_worse(trained, {**GOOD, "blind: F1 of facts": 0.95}, used) == 1
    assert what_is_used(used) == {"the old one"}
    assert "0.950; the model in use has 1.000" in capsys.readouterr().err


def test_nothing_speaks_against_one_that_is_as_good() -> None:
    assert shortfalls(GOOD, GOOD) == []


def test_a_figure_that_was_not_measured_does_not_pass() -> None:
    with pytest.raises(KeyError):
        shortfalls({}, {})


def test_a_hair_below_is_no_reason_to_refuse() -> None:
    assert shortfalls({**GOOD, "blind: F1 of facts": 0.992}, GOOD) == []


def test_a_bot_that_starts_in_the_middle_finds_a_model_that_fits(
    trained: Path, used: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After every single step of the swap the model can be loaded."""
    replace, seen = Path.replace, []

    def step(source: Path, target: Path) -> Path:
        moved = replace(source, target)
        check(used)
        seen.append(used.read_text())
        return moved

    monkeypatch.setattr(Path, "replace", step)
    swap(trained, used)
    assert seen == ["the old one", "the new one", "the new one"]
    sums = used.with_name(used.name + ".sha256").read_text().split()
    assert sums == [hashlib.sha256(b"the new one").hexdigest()]


def test_a_new_model_that_was_tampered_with_is_not_taken(trained: Path, used: Path) -> None:
    trained.write_text("something else")
    with pytest.raises(ModelRefused):
        swap(trained, used)
    assert what_is_used(used) == {"the old one"}
