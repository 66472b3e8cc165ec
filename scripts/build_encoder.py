"""Builds the fine-tuned encoder as ONNX graphs, with the pieces and embeddings they need.

The fine-tuned weights are low-rank (LoRA) matrices to be added to the encoder's own, its biases
and norms, and the heads. Nothing is learned here; it takes some ten seconds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from actions.core.encoder.encoder import SIGNS, TOKENIZER, WORDS
from actions.core.encoder.files import write_checksums
from scripts.e5_weights import DIMENSIONS, LAYERS, MATRICES, UNKNOWN, Published, published
from scripts.onnx_graph import Heads, encoder_graph

NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def build(graphs: Mapping[str, Path], out: Path, heads: Heads, *, also: Sequence[str] = ()) -> Path:
    """Writes the encoder with these heads to `out` and returns that folder.

    `graphs`: name of each graph -> its fine-tuned weights. `also`: further files in that folder
    that belong to the model and get a checksum.
    """
    encoder = published()
    out.mkdir(parents=True, exist_ok=True)
    for graph, finetuned in graphs.items():
        with np.load(finetuned, allow_pickle=False) as arrays:
            weights = _weights(encoder, dict(arrays), [*heads.of_pieces, *heads.of_text])
        _write_graph(weights, heads, out / graph)
    kept = _latin(encoder.pieces)
    np.save(out / WORDS, encoder.packed_words()[kept])
    _write_tokenizer(encoder, kept, out)
    write_checksums(out, [*graphs, WORDS, TOKENIZER, SIGNS, *also])
    return out


def from_command_line(what: str, main: Callable[[Path, Path], Path], *given: Path) -> None:
    """Runs a `main` that builds. `given`: weights and folder where the command names none."""
    parser = argparse.ArgumentParser(description=what)
    for option, path in zip(("--finetuned", "--out"), given, strict=True):
        parser.add_argument(option, type=Path, default=path)
    arguments = parser.parse_args()
    print(f"built {main(arguments.finetuned, arguments.out)}")


def _weights(
    encoder: Published, finetuned: Mapping[str, Any], heads: Sequence[str]
) -> dict[str, Any]:
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
    for head in heads:
        weights[f"{head}.weight"] = finetuned[f"{head}.w"].astype(np.float32)
        weights[f"{head}.bias"] = finetuned[f"{head}.b"].astype(np.float32)
    return weights


def _write_graph(weights: dict[str, Any], heads: Heads, out: Path) -> None:
    whole, made = out.with_suffix(".whole"), out.with_suffix(".made")
    onnx.save(encoder_graph(weights, LAYERS, heads), str(whole))
    # The heads are small and decide; they stay as they are.
    quantize_dynamic(
        str(whole), str(made), weight_type=QuantType.QInt8, per_channel=True,
        nodes_to_exclude=[f"head_{head}" for head in (*heads.of_pieces, *heads.of_text)],
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
