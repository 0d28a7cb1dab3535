"""Patterns beside sentences, in columns."""

from dataclasses import dataclass

from backend.detection.fits import Flags
from backend.reading.ranges import Numbers


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
