"""Each mistake an editor can make is told with its file, its entry and the way to mend it.

broken/<mistake>/ holds the few files that are wrong, laid over the real content, and
expected.txt: what the check must say, one line a fault.
"""

from __future__ import annotations

import shutil
from contextlib import redirect_stderr
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from actions.core.content.__main__ import main
from actions.core.content.errors import ContentError
from actions.core.content.loader import GUIDANCE_ROOT, load_guidance

BROKEN = Path(__file__).parent / "broken"
MISTAKES = sorted(path for path in BROKEN.iterdir() if path.is_dir())


def content_with(folder: Path, *mistakes: Path) -> Path:
    """A copy of the content with these mistakes in it."""
    root = folder / "guidance_content"
    shutil.copytree(GUIDANCE_ROOT, root)
    for mistake in mistakes:
        shutil.copytree(
            mistake, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
        )
    return root


def files(mistake: Path) -> set[str]:
    """What it lays over the content."""
    found = {path.relative_to(mistake).as_posix() for path in mistake.rglob("*") if path.is_file()}
    return found - {"expected.txt"}


@cache
def sets() -> list[list[Path]]:
    """All mistakes, together with others that touch none of their files: a check takes seconds."""
    found: list[list[Path]] = []
    for mistake in MISTAKES:
        free = (some for some in found if not any(files(one) & files(mistake) for one in some))
        home = next(free, None)
        if home is None:
            found.append([mistake])
        else:
            home.append(mistake)
    return found


@cache
def told_of(*mistakes: Path) -> str:
    """What the check says of a copy of the content with these mistakes."""
    with TemporaryDirectory() as folder, redirect_stderr(StringIO()) as said:
        assert main([str(content_with(Path(folder), *mistakes))]) == 1
    return said.getvalue()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: path.name)
def test_the_mistake_is_reported(mistake: Path) -> None:
    expected = (mistake / "expected.txt").read_text(encoding="utf-8").splitlines()
    told = told_of(*next(some for some in sets() if mistake in some))
    if any(line not in told for line in expected):
        told = told_of(mistake)  # what cannot be read keeps wording from being looked at
    for line in expected:
        assert line in told, told


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    root = content_with(tmp_path, BROKEN / "unknown_key", BROKEN / "unknown_citation")
    with pytest.raises(ContentError) as error:
        load_guidance(root)
    assert {"bad_key", "bad_citation"} <= {problem.entry for problem in error.value.problems}


def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "guidance_content"
    shutil.copytree(GUIDANCE_ROOT, root)
    (root / "assessment" / "routes.yml").unlink()
    assert main([str(root)]) == 1
    assert "assessment/routes.yml: this file is missing" in capsys.readouterr().err
