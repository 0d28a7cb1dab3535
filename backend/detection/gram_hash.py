"""Rows of numbers → buckets: the same bucket for the same row, in training and in use."""

import numpy as np
from numpy.typing import NDArray

from backend.reading.arrays import Keys

_MIX, _ALL = 0x9E3779B97F4A7C15, 0xFFFFFFFFFFFFFFFF
_STEP = np.uint64(0x100000001B3)
_HALF = np.uint64(29)


def hashed(columns: list[Keys], seed: int, bits: int) -> NDArray[np.int64]:
    """(rows,): the bucket, below 2 to the power of `bits`, of what stands beside each other in the columns."""
    mixed = columns[0] ^ np.uint64(seed * _MIX & _ALL)
    for number, column in enumerate(columns):
        if number:
            mixed ^= column
        mixed *= _STEP
        mixed ^= mixed >> _HALF
    mixed *= np.uint64(_MIX)
    mixed >>= np.uint64(64 - bits)
    return mixed.view(np.int64)
