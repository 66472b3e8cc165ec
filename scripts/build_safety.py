"""Builds the danger reader: the published encoder, with what it was taught, as an ONNX graph.

    python -m scripts.build_safety [--finetuned FILE] [--out FOLDER]

`scripts/finetune_safety.py` writes the fine-tuned weights: low-rank (LoRA) matrices to be added to
the encoder's own, its biases and norms, and the heads. Nothing is learned here; it takes some ten
seconds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from actions.core.safety.labels import HEADS
from actions.core.safety.reader import (
    GRAPH,
    SAFETY_MODEL,
    SIGNS,
    TOKENIZER,
    WORDS,
    write_checksums,
)
from scripts.e5_weights import DIMENSIONS, LAYERS, MATRICES, UNKNOWN, Published, published
from scripts.onnx_graph import danger_graph

FINETUNED = Path(__file__).resolve().parents[1] / "data" / "safety" / "finetuned.npz"

NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def main(finetuned: Path = FINETUNED, out: Path = SAFETY_MODEL) -> Path:
    """Writes the reader to `out` and returns that folder."""
    encoder = published()
    with np.load(finetuned, allow_pickle=False) as arrays:
        weights = graph_weights(encoder, dict(arrays))
    out.mkdir(parents=True, exist_ok=True)
    _write_graph(weights, out / GRAPH)
    kept = _latin(encoder.pieces)
    np.save(out / WORDS, encoder.packed_words()[kept])
    _write_tokenizer(encoder, kept, out)
    write_checksums(out)
    return out


def graph_weights(encoder: Published, finetuned: Mapping[str, Any]) -> dict[str, Any]:
    """The weights of the graph, float32: the published ones with what was taught."""
    weights: dict[str, Any] = {
        "embeddings.position_embeddings.weight": encoder.weight("emb.pos", -1, DIMENSIONS),
        "embeddings.token_type_embeddings.weight": encoder.weight("emb.type", -1, DIMENSIONS),
        "embeddings.LayerNorm.weight": finetuned["emb.ln.w"].astype(np.float32),
        "embeddings.LayerNorm.bias": finetuned["emb.ln.b"].astype(np.float32),
    }
    for layer in range(LAYERS):
        for short, (name, wide, narrow) in MATRICES.items():
            key, full = f"l{layer}.{short}", f"encoder.layer.{layer}.{name}"
            added = finetuned[f"{key}.up"].astype(np.float32) @ finetuned[f"{key}.down"].astype(
                np.float32
            )
            weights[f"{full}.weight"] = encoder.weight(f"{key}.w", wide, narrow) + added
            weights[f"{full}.bias"] = finetuned[f"{key}.b"].astype(np.float32)
        for short, name in NORMS.items():
            for part, long in (("w", "weight"), ("b", "bias")):
                value = finetuned[f"l{layer}.{short}.{part}"].astype(np.float32)
                weights[f"encoder.layer.{layer}.{name}.{long}"] = value
    for head in HEADS:
        weights[f"{head}.weight"] = finetuned[f"{head}.w"].astype(np.float32)
        weights[f"{head}.bias"] = finetuned[f"{head}.b"].astype(np.float32)
    return weights


def _write_graph(weights: dict[str, Any], out: Path) -> None:
    whole, made = out.with_suffix(".whole"), out.with_suffix(".made")
    sizes = {head: len(labels) for head, labels in HEADS.items()}
    onnx.save(danger_graph(weights, LAYERS, sizes), str(whole))
    # The heads are small and decide; they stay as they are.
    quantize_dynamic(
        str(whole), str(made), weight_type=QuantType.QInt8, per_channel=True,
        nodes_to_exclude=[f"head_{head}" for head in HEADS],
    )  # fmt: skip
    whole.unlink()
    made.replace(out)


def _latin(pieces: list[str]) -> list[int]:
    """Ids of the pieces that English, Spanish and emoji are written with.

    The others would take two hundred megabytes; a text is cut into the same pieces without them.
    """
    return [id_ for id_, piece in enumerate(pieces) if id_ <= UNKNOWN or all(map(_is_latin, piece))]


def _is_latin(sign: str) -> bool:
    return sign < "\u0250" or "\u2000" <= sign < "\u2c00" or sign >= "\U0001f000"


def _write_tokenizer(encoder: Published, kept: list[int], out: Path) -> None:
    encoder.tokenizer(kept).save(str(out / TOKENIZER))
    signs = json.dumps({str(sign): read for sign, read in encoder.signs.items()})
    (out / SIGNS).write_text(signs, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--finetuned", type=Path, default=FINETUNED)
    parser.add_argument("--out", type=Path, default=SAFETY_MODEL)
    print(f"built {main(parser.parse_args().finetuned, parser.parse_args().out)}")
