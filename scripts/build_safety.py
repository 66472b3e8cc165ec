"""Builds the danger reader: the published encoder, with what it was taught, as ONNX graphs.

    python -m scripts.build_safety [--finetuned FILE] [--out FOLDER]

Two were taught, one for messages, one for answers to an open safety question, by
`scripts/finetune_safety.py`; see scripts/build_encoder.py.
"""

from __future__ import annotations

from pathlib import Path

from actions.core.safety.labels import HEADS
from actions.core.safety.reader import ANSWERS, GRAPH, SAFETY_MODEL
from scripts.build_encoder import build, from_command_line
from scripts.onnx_graph import Heads

TAUGHT = Path(__file__).resolve().parents[1] / "data" / "safety"
FINETUNED, FINETUNED_ON_ANSWERS = TAUGHT / "finetuned.npz", TAUGHT / "answers.npz"


def main(finetuned: Path = FINETUNED, out: Path = SAFETY_MODEL) -> Path:
    """Writes the reader to `out` and returns that folder."""
    heads = Heads(of_text={head: len(labels) for head, labels in HEADS.items()})
    return build({GRAPH: finetuned, ANSWERS: FINETUNED_ON_ANSWERS}, out, heads)


if __name__ == "__main__":
    from_command_line(__doc__ or "", main, FINETUNED, SAFETY_MODEL)
