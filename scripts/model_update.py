"""Trains a new model beside the one in use, and puts it in its place only when it is no worse.

    python -m scripts.model_update

Bots that run keep the model they have loaded; restarted one by one they take the new one. A worse
model is refused, with the figures, and nothing changes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.model_check import Figures, shortfalls
from scripts.model_file import MODEL, ROOT, swap
from scripts.quiet import QUIET

NEXT = ROOT / "build" / "next"
"""A copy of the project, where the new model is made."""

FIGURES = "figures.json"
COPIED = (
    *("rasa_project", "data", "guidance_content", "actions", "scripts", "uv.lock"),
    *("tests/nlu", "tests/core/safety"),
)
LEFT_OUT = shutil.ignore_patterns("models", "__pycache__")


def main() -> int:
    """0 when the new model is in place, 1 when it was refused."""
    copy_project()
    try:
        _run("scripts.train", "--force")
        checked = _run("scripts.model_check", may_fail=True)
        new: Figures = json.loads(checked)
        return replace_unless_worse(NEXT / MODEL.relative_to(ROOT), new, MODEL)
    finally:
        shutil.rmtree(NEXT, ignore_errors=True)


def copy_project() -> None:
    """Everything training and checking read, as it is now."""
    shutil.rmtree(NEXT, ignore_errors=True)
    for name in COPIED:
        source, target = ROOT / name, NEXT / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=LEFT_OUT)
        else:
            shutil.copy2(source, target)


def replace_unless_worse(trained: Path, new: Figures, used: Path) -> int:
    """Puts the trained model where the used one is; 1 and the reasons when it is worse."""
    noted = used.with_name(FIGURES)
    old: Figures = json.loads(noted.read_text()) if noted.is_file() else {}
    if against := shortfalls(new, old):
        print("✗ The new model is refused; the one in use stays.", file=sys.stderr)
        print("".join(f"  {one}\n" for one in against), end="", file=sys.stderr)
        return 1
    for folder in sorted(_built(trained).glob("*_model")):
        _replace_folder(folder, _built(used) / folder.name)
    swap(trained, used)
    trained.with_name("sources.sha256").replace(used.with_name("sources.sha256"))
    noted.write_text(json.dumps(new, indent=1) + "\n")
    print("• The new model is in place. Restart the bots one by one.")
    print(json.dumps(new, indent=1))
    return 0


def _built(model: Path) -> Path:
    """Where what was built with a model lies: the spaCy pipeline, and models of sentences."""
    return model.parents[2] / "build"


def _replace_folder(new: Path, used: Path) -> None:
    """For a blink there is neither; a bot that starts just then ends, and starts again."""
    before = used.with_name(f"{used.name}.before")
    shutil.rmtree(before, ignore_errors=True)
    used.parent.mkdir(parents=True, exist_ok=True)
    if used.is_dir():
        used.rename(before)
    new.rename(used)
    shutil.rmtree(before, ignore_errors=True)


def _run(module: str, *options: str, may_fail: bool = False) -> str:
    """Runs one of our commands in the copy; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", module, *options],
        cwd=NEXT, env={**os.environ, **QUIET}, stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    if done.returncode and not (may_fail and done.stdout):
        sys.exit(f"✗ {module} failed; the model in use stays.")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
