"""Patterns beside sentences, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backend.reading.arrays import Flags, Numbers


@dataclass
class Pairs:
    """Patterns and the sentences that may hold them, one entry each."""

    patterns: Numbers
    sentences: Numbers
    is_settled: Flags
    """Nothing is left to look at: the pattern stands there, once."""

    def __len__(self) -> int:
        """How many."""
        return len(self.patterns)

    def only(self, these: Flags) -> "Pairs":
        """Some of them."""
        places = these.nonzero()[0]
        return Pairs(self.patterns.take(places), self.sentences.take(places), self.is_settled.take(places))


def joined(found: Sequence[Pairs]) -> Pairs:
    """All of them, one after the other."""
    return Pairs(
        np.concatenate([pairs.patterns for pairs in found]),
        np.concatenate([pairs.sentences for pairs in found]),
        np.concatenate([pairs.is_settled for pairs in found]),
    )
