"""`homeroom understand`: what the bot takes from one message, as JSON.

NoModelError            there is no trained model to read intents with
"""

from __future__ import annotations

import json
import sys
import tarfile
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import Any

from actions.cli.understand_rows import read_row
from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.understanding.intents import IntentModel
from actions.core.understanding.spacy_model import SPACY_MODEL, load_spacy
from actions.core.understanding.understand import Models, understand
from actions.settings import ROOT

MODEL = ROOT / "rasa_project" / "models" / "homeroom.tar.gz"
COMPONENT = "HomeroomUnderstanding"


class NoModelError(Exception):
    """The model is missing; the text says how to make it."""


def add_to(commands: Any) -> None:
    """Adds the subcommand."""
    command = commands.add_parser("understand", help="what the bot takes from a message, as JSON")
    command.add_argument("text", nargs="?", help="the message")
    command.add_argument("--stdin", action="store_true", help="one message a line, one JSON a line")
    command.add_argument(
        "--jsonl",
        action="store_true",
        help="rows with their open question, for measuring",
    )
    command.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prints {"intent", "topic", "crisis", "facts"} for each message."""
    if (options.stdin or options.jsonl) == (options.text is not None):
        print("understand: give one TEXT, or --stdin with one text a line", file=sys.stderr)
        return 2
    models = bot_models()
    if options.jsonl:
        for line in sys.stdin:
            print(json.dumps(read_row(json.loads(line), models), default=str), flush=True)
        return 0
    texts = (line.rstrip("\n") for line in sys.stdin) if options.stdin else [options.text]
    for text in texts:
        read = understand(text, models=models, today=today())
        print(json.dumps(read.as_json(), ensure_ascii=False), flush=True)
    return 0


def bot_models() -> Models:
    """The very models the bot runs with: intents from its trained model, spaCy from build/."""
    if not MODEL.is_file() or not SPACY_MODEL.is_dir():
        raise NoModelError("There is no trained model yet. `make train` makes one.")
    with tempfile.TemporaryDirectory() as folder, tarfile.open(MODEL) as archive:
        members = [member for member in archive if COMPONENT in member.name and member.isfile()]
        for member in members:
            content = archive.extractfile(member)
            if content is not None:
                (Path(folder) / Path(member.name).name).write_bytes(content.read())
        intents = IntentModel.load(Path(folder))
    words, year = guidance().vocabulary, guidance().calendar
    return Models(nlp=load_spacy(), intents=intents, vocabulary=words, school_year=year)
