"""Builds the sentence model from the published weights: an ONNX graph, weights in bytes (int8).

No torch: the graph is written node by node (scripts/onnx_graph.py).
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load

from actions.core.understanding.sentences import SENTENCE_MODEL, weights_file
from scripts.onnx_graph import minilm_graph

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the published model.safetensors."""


class UnknownWeights(Exception):
    """The weights are not those that were published."""


def main() -> None:
    """Writes the model. Raises UnknownWeights rather than build from other weights."""
    content = weights_file().read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise UnknownWeights(f"{weights_file()} is not the model we know; install it again")
    published = load(content)
    SENTENCE_MODEL.parent.mkdir(parents=True, exist_ok=True)
    write_graph(published, SENTENCE_MODEL)


def write_graph(weights: dict[str, Any], out: Path) -> Path:
    """Writes the encoder with these weights to `out`, in bytes."""
    whole, made = out.with_suffix(".whole"), out.with_suffix(".made")
    onnx.save(minilm_graph(weights), str(whole))
    quantize_dynamic(str(whole), str(made), weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    made.replace(out)
    return out


if __name__ == "__main__":
    main()
