"""Builds the spaCy pipeline and trains both models, when something they learn from changed.

python -m scripts.train [--force]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from scripts.model_file import MODEL, ROOT, ModelRefused, check, write_checksum
from scripts.quiet import QUIET, show_progress

MODELS = MODEL.parent
STAMP = MODELS / "sources.sha256"
LOGS = ROOT / "build" / "training"
SOURCES = (
    "rasa_project/config.yml",
    "rasa_project/domain",
    "rasa_project/components",
    "data",
    "guidance_content/vocabulary",
    "actions/core/understanding",
    "actions/core/encoder",
    "actions/core/reading",
    "actions/core/safety",
    "scripts/build_spacy.py",
    "scripts/build_clauses.py",
    "scripts/build_encoder.py",
    "scripts/build_reading.py",
    "scripts/build_safety.py",
    "scripts/build_sentences.py",
    "scripts/e5_weights.py",
    "scripts/onnx_graph.py",
    "uv.lock",
)
"""Everything the spaCy pipeline and the models are made from."""
_KINDS = (".py", ".yml", ".txt", ".npz", ".json")
LEARNED = (["build_safety"], ["build_reading"], ["build_clauses"])

# --force: Rasa's cache does not notice a rebuilt spaCy pipeline under the same name.
RASA_TRAINING = (
    *("rasa_cli", "train", "--force", "--quiet", "--data", "data"),
    *("--config", "rasa_project/config.yml", "--domain", "rasa_project/domain"),
    *("--out", str(MODELS), "--fixed-model-name", MODEL.name.removesuffix(".tar.gz")),
)


def sources_digest() -> str:
    """A SHA-256 over names and contents of SOURCES; changes when the model must be trained anew."""
    digest = hashlib.sha256()
    for path in _source_files():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether the trained model was made from the sources as they are now."""
    try:
        check(MODEL)
    except ModelRefused:
        return False
    return (
        (ROOT / "build" / "spacy_model").is_dir()
        and STAMP.is_file()
        and STAMP.read_text() == sources_digest()
    )


def train() -> None:
    """Builds and trains; ends the program with the log when that fails."""
    digest = sources_digest()
    STAMP.unlink(missing_ok=True)
    started = time.monotonic()
    _step("Building spaCy pipeline and sentence models", ["build_spacy"], ["build_sentences"])
    _step("Learning (about a minute)", *LEARNED, RASA_TRAINING)
    write_checksum(MODEL)
    STAMP.write_text(digest)
    print(f"• Trained in {time.monotonic() - started:.0f} s", file=sys.stderr)


def _step(what: str, *commands: Sequence[str]) -> None:
    """Runs modules of scripts/ side by side; ends the program when one of them fails."""
    LOGS.mkdir(parents=True, exist_ok=True)
    started = {module: _start(module, arguments) for module, *arguments in commands}
    show_progress(what, list(started.values()))
    for module, process in started.items():
        if process.returncode != 0:
            log = (LOGS / module).read_text()
            sys.exit(f"{log}\n✗ scripts.{module} failed; the lines above say why.")


def _start(module: str, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"scripts.{module}", *arguments]
    with (LOGS / module).open("w") as output:
        return subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **QUIET}
        )


def _source_files() -> list[Path]:
    paths = [ROOT / source for source in SOURCES]
    files = [path for path in paths if path.is_file()]
    for folder in (path for path in paths if path.is_dir()):
        files += [path for path in folder.rglob("*") if path.suffix in _KINDS]
    return sorted(files)


def main() -> None:
    """Trains when needed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="train even if nothing changed")
    if parser.parse_args().force or not is_current():
        train()


if __name__ == "__main__":
    main()
