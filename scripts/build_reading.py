"""Builds the message reader: the published encoder, with what it was taught, as an ONNX graph.

    python -m scripts.build_reading [--finetuned FILE] [--out FOLDER]

`scripts/finetune_reading.py` writes the fine-tuned weights; see scripts/build_encoder.py.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from actions.core.reading.labels import OF_PIECES, OF_TEXT, read_labels
from actions.core.reading.reader import GRAPH, LABELS, READING_MODEL
from scripts.build_encoder import build, from_command_line
from scripts.onnx_graph import Heads

TAUGHT = Path(__file__).resolve().parents[1] / "data" / "reading"
FINETUNED = TAUGHT / "finetuned.npz"


def main(finetuned: Path = FINETUNED, out: Path = READING_MODEL) -> Path:
    """Writes the reader to `out` and returns that folder."""
    labels = read_labels(TAUGHT / LABELS)
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(TAUGHT / LABELS, out / LABELS)
    heads = Heads(of_text=labels.sizes(OF_TEXT), of_pieces=labels.sizes(OF_PIECES))
    return build({GRAPH: finetuned}, out, heads, also=[LABELS])


if __name__ == "__main__":
    from_command_line(__doc__ or "", main, FINETUNED, READING_MODEL)
