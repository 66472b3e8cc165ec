"""Weights in four bits, as the published encoder keeps them and as its embeddings stay on disk."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

BLOCK: Final = 32
"""Values that share one scale."""
BLOCK_BYTES: Final = 2 + BLOCK // 2
"""Bytes of a block: a scale in float16, then two values a byte, the first half in the low bits."""


def dequantized(rows: NDArray[np.uint8]) -> NDArray[np.float32]:
    """float32 values, shape (n, k * BLOCK), of rows of whole blocks, shape (n, k * BLOCK_BYTES)."""
    blocks = rows.reshape(len(rows), -1, BLOCK_BYTES)
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    low, high = blocks[..., 2:] & 15, blocks[..., 2:] >> 4
    values = np.concatenate([low, high], axis=-1).astype(np.float32) - 8
    return np.ascontiguousarray((values * scales).reshape(len(rows), -1), np.float32)
