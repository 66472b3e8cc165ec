"""Builds the sentence model from the published weights: an ONNX graph, its weights in bytes (int8).

No torch: the graph is written node by node (scripts/onnx_graph.py).
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load

from actions.core.understanding.sentences import SENTENCE_MODEL, weights_file
from scripts.onnx_graph import minilm_graph

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the published model.safetensors."""


class UnknownWeights(Exception):
    """The weights are not those that were published."""


def main(out: Path = SENTENCE_MODEL) -> Path:
    """Writes the model to `out`. Raises UnknownWeights rather than build from other weights."""
    content = weights_file().read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise UnknownWeights(f"{weights_file()} is not the model we know; install it again")
    out.parent.mkdir(parents=True, exist_ok=True)
    whole, made = out.with_suffix(".whole"), out.with_suffix(".made")
    onnx.save(minilm_graph(load(content)), str(whole))
    quantize_dynamic(str(whole), str(made), weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    made.replace(out)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SENTENCE_MODEL)
    print(f"built {main(parser.parse_args().out)}")
