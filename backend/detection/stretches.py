"""A long mail is judged by its stretches, each read as a mail of its own, so that one decisive sentence stays decisive.

A stretch is the subject and STRETCH sentences in a row; the next one begins half-way into it. A mail of no more
sentences is one stretch. Without this the longer a mail, the less each sentence counts; and what is said a hundred
times over would count the more (docs/decisions/0015).
"""

import math
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=np.generic)
HALF = 3
STRETCH = 2 * HALF
COST = 0.2
"""Log-odds, times the logarithm of the number of stretches; chosen on long mails made of short ones."""


def over_stretches(join: np.ufunc, values: NDArray[T], count: int) -> NDArray[T]:
    """(stretches, columns): sums (np.add) or maxima (np.maximum) of values (sentences, columns), row 0 the subject.

    `count`: how many of the sentences are looked at, the subject with them.
    """
    if count == 1:
        return values[:1]
    halves = join.reduceat(values[1:count], np.arange(0, count - 1, HALF), axis=0)
    stretches = join(halves[:-1], halves[1:]) if len(halves) > 1 else halves
    found: NDArray[T] = join(values[:1], stretches)
    return found


def cost_of(stretches: int) -> float:
    """What a mail of so many stretches has taken from its best one: by chance alone one of many scores high."""
    return COST * math.log(stretches)
