"""Which rows of words the words of a text fit, in columns."""

from dataclasses import dataclass

import numpy as np

from backend.detection.vocabulary import FittingRows
from backend.reading.arrays import Flags, Numbers
from backend.reading.ranges import ranges


@dataclass(frozen=True)
class Fits:
    """The rows that each different word of a text fits, one word after the other."""

    rows: Numbers
    owners: Numbers
    """Beside each row the place of its word among these."""
    words: int

    @classmethod
    def of(cls, words: Numbers, table: FittingRows) -> "Fits":
        """What stands in the table of some words, given by their numbers."""
        starts, counts = table.starts.values.take(words), table.counts.values.take(words)
        places, owners = ranges(starts, counts)
        return cls(table.rows.values.take(places).astype(np.int64), owners, len(words))

    def how_often(self, words: Numbers, rows: int) -> Numbers:
        """(rows,): how many of some words, given by their places among these, fit each row."""
        weights = np.bincount(words, minlength=self.words).take(self.owners)
        return np.bincount(self.rows, weights=weights, minlength=rows).astype(np.int64)

    def only(self, is_asked: Flags) -> "Fits":
        """Without the rows that nobody asks for."""
        keep = is_asked.take(self.rows)
        return Fits(self.rows.compress(keep), self.owners.compress(keep), self.words)

    def of_each(self, words: Numbers) -> tuple[Numbers, Numbers]:
        """The rows of one word after the other, and beside each the place in `words` that it belongs to."""
        counts = np.bincount(self.owners, minlength=self.words)
        starts = np.cumsum(counts) - counts
        places, numbers = ranges(starts.take(words), counts.take(words))
        return self.rows.take(places), numbers
