"""Many ranges of numbers, one after the other, without a loop."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def ranges(starts: Numbers, counts: Numbers) -> Numbers:
    """starts[0], starts[0] + 1, … counts[0] of them, then those from starts[1] on, and so forth."""
    found: Numbers = np.arange(counts.sum()) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
    return found
