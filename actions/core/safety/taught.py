"""What was taught beforehand: how the sentence encoder reads danger, and the networks above it.

`python -m scripts.teach_safety` makes the file, from data/safety/ and everyday messages. It holds
differences from the published weights of the encoder (thin matrices of each taught layer, to be
multiplied and added) and the networks' weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from actions.core.safety.learned import Array, Meaning

TAUGHT = Path(__file__).resolve().parents[3] / "data" / "safety" / "taught.npz"

_NETWORK = "network."
_LABELS = "labels"

Arrays = Mapping[str, Any]


def save_taught(path: Path, differences: Arrays, networks: Meaning) -> None:
    """Writes both into one file."""
    arrays = {f"{_NETWORK}{name}": value for name, value in networks.arrays().items()}
    arrays[f"{_NETWORK}{_LABELS}"] = np.array(networks.labels)
    np.savez_compressed(path, **differences, **arrays)


def differences_in(path: Path = TAUGHT) -> dict[str, Array]:
    """What is to be added to the encoder's weights. Raises OSError when there is no such file."""
    return {n: value for n, value in _arrays(path).items() if not n.startswith(_NETWORK)}


def networks_in(path: Path = TAUGHT) -> Meaning:
    """The networks over the vectors. Raises OSError when there is no such file."""
    arrays = {
        name.removeprefix(_NETWORK): value
        for name, value in _arrays(path).items()
        if name.startswith(_NETWORK)
    }
    labels = tuple(str(label) for label in arrays.pop(_LABELS))
    return Meaning(labels, **arrays)


def taught_weights(published: Arrays, differences: Arrays) -> dict[str, Array]:
    """The encoder's weights with what was taught."""
    weights = dict(published)
    for name in weights:
        if name in differences:
            weights[name] = weights[name] + differences[name].astype(np.float32)
        elif f"{name}.left" in differences:
            left, right = (differences[f"{name}.{side}"] for side in ("left", "right"))
            weights[name] = weights[name] + left.astype(np.float32) @ right.astype(np.float32)
    return weights


def _arrays(path: Path) -> dict[str, Any]:
    with np.load(path, allow_pickle=False) as arrays:
        return dict(arrays)
