"""Builds the danger reader: the published encoder, with what it was taught, as ONNX graphs.

    python -m scripts.build_safety [--finetuned FILE] [--out FOLDER]

Two were taught, one for messages, one for answers to an open safety question, by
`scripts/finetune_safety.py`; see scripts/build_encoder.py.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from actions.core.safety.labels import HEADS
from actions.core.safety.reader import ANSWERS, GRAPH, SAFETY_MODEL
from scripts.build_encoder import build
from scripts.onnx_graph import Heads

TAUGHT = Path(__file__).resolve().parents[1] / "data" / "safety"
FINETUNED, FINETUNED_ON_ANSWERS = TAUGHT / "finetuned.npz", TAUGHT / "answers.npz"


def main(finetuned: Path = FINETUNED, out: Path = SAFETY_MODEL) -> Path:
    """Writes the reader to `out` and returns that folder."""
    heads = Heads(of_text={head: len(labels) for head, labels in HEADS.items()})
    build(FINETUNED_ON_ANSWERS, out, ANSWERS, heads)
    return build(finetuned, out, GRAPH, heads, also=[ANSWERS])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--finetuned", type=Path, default=FINETUNED)
    parser.add_argument("--out", type=Path, default=SAFETY_MODEL)
    print(f"built {main(parser.parse_args().finetuned, parser.parse_args().out)}")
