"""Ranges of numbers and runs of equal ones, many at once and without a loop."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from backend.reading.arrays import Numbers


def ranges(starts: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """starts[0], starts[0] + 1, … counts[0] of them, then those from starts[1] on, and so forth.

    And beside each the number of the range that it belongs to.
    """
    numbers = np.repeat(np.arange(len(counts)), counts)
    found = np.arange(len(numbers))
    found += (starts - (np.cumsum(counts) - counts)).take(numbers)
    return found, numbers


def begins_of_runs(numbers: NDArray[np.integer[Any]]) -> Numbers:
    """Where each run of equal numbers begins."""
    is_begin = np.ones(len(numbers), dtype=bool)
    np.not_equal(numbers[1:], numbers[:-1], out=is_begin[1:])
    return is_begin.nonzero()[0]


def distinct(numbers: Numbers) -> Numbers:
    """Each once, ascending; several times quicker than numpy's own."""
    in_order = np.sort(numbers)
    return in_order.take(begins_of_runs(in_order))
