"""Each mistake an editor can make is told with its file, its entry and the way to mend it.

broken/<mistake>/ holds the few files that are wrong, laid over the real content, and
expected.txt: what the check must say, one line a fault.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from actions.core.content.__main__ import main
from actions.core.content.errors import ContentError
from actions.core.content.loader import GUIDANCE_ROOT, load_guidance

BROKEN = Path(__file__).parent / "broken"
MISTAKES = sorted(path for path in BROKEN.iterdir() if path.is_dir())


def content_with(mistake: Path, folder: Path) -> Path:
    """A copy of the content with one mistake in it."""
    root = folder / "guidance_content"
    shutil.copytree(GUIDANCE_ROOT, root)
    shutil.copytree(
        mistake, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
    )
    return root


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: path.name)
def test_the_mistake_is_reported(
    mistake: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = (mistake / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert main([str(content_with(mistake, tmp_path))]) == 1
    told = capsys.readouterr().err
    for line in expected:
        assert line in told, told


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    root = content_with(BROKEN / "unknown_key", tmp_path)
    shutil.copytree(
        BROKEN / "unknown_citation",
        root,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("expected.txt"),
    )
    with pytest.raises(ContentError) as error:
        load_guidance(root)
    assert {"bad_key", "bad_citation"} <= {problem.entry for problem in error.value.problems}


def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "guidance_content"
    shutil.copytree(GUIDANCE_ROOT, root)
    (root / "assessment" / "routes.yml").unlink()
    assert main([str(root)]) == 1
    assert "assessment/routes.yml: this file is missing" in capsys.readouterr().err
