"""Where rows of words stand in some sentences."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backend.detection.fits import Fits
from backend.detection.phrasebook import NONE, Phrasebook
from backend.reading.arrays import Flags, Numbers
from backend.reading.ranges import ranges
from backend.reading.tokens import Tokens

Ends = NDArray[np.integer[Any]]
HIGH, LOW = 32, (1 << 32) - 1
"""Two numbers in one, so that they are sorted together."""


class RowTable:
    """Where each row that some possible pattern asks for stands in each sentence of a stretch.

    A cell is a sentence and a row; cells are numbered sentence by sentence. `cells` and `places` hold, word by word,
    which cell it falls in and where it stands in the sentence; `first` and `last` where each cell has its first and
    its last word. In an empty cell `first` is beyond every word and `last` is 0, so that it comes neither before nor
    after another. `begins` says where each sentence begins, counted from the beginning of the stretch, and `sizes` how
    many words it has.
    """

    def __init__(self, tokens: Tokens, sentences: range, fits: Fits, book: Phrasebook) -> None:
        begin, end = tokens.begins[sentences.start], tokens.begins[sentences.stop]
        words, all_rows = tokens.places_in_distinct[begin:end], len(book.vocabulary) + 1
        bounds: Numbers = np.array(tokens.begins[sentences.start : sentences.stop + 1]) - begin
        self.begins, self.sizes = bounds[:-1], bounds[1:] - bounds[:-1]
        # Patterns all of whose needed rows stand somewhere in the stretch, and the row of each that stands least often.
        many_and_row = fits.how_often(words, all_rows) << HIGH | np.arange(all_rows)
        needed = book.needed_in_a_row
        rarest = np.minimum.reduceat(many_and_row.take(needed.numbers), needed.starts)
        is_wanted = rarest > LOW
        self._wanted = is_wanted.nonzero()[0]
        # Only rows that these patterns ask for have a column.
        is_asked = np.zeros(all_rows, dtype=bool)
        is_asked[book.rows_in_a_row.numbers.compress(is_wanted.repeat(book.rows_in_a_row.counts))] = True
        asked = is_asked.nonzero()[0]
        self._width = max(len(asked), 1)
        self._column = np.full(all_rows, NONE, dtype=np.int64)
        self._column[asked] = np.arange(len(asked))
        self._rarest = self._column.take(rarest.take(self._wanted) & LOW)
        # Each word falls in the cell of its sentence and of every row that it fits.
        rows, words_in_order = fits.only(is_asked).of_each(words)
        self._columns = self._column.take(rows)
        self._sentences = (tokens.sentences[begin:end] - sentences.start).take(words_in_order)
        self.cells = self._sentences * self._width + self._columns
        kind = np.min_scalar_type(self.sizes.max(initial=0))
        self.places = (np.arange(end - begin) - self.begins.repeat(self.sizes)).astype(kind).take(words_in_order)
        self.first, self.last = self._ends_of_cells(len(sentences) * self._width, kind)

    def _ends_of_cells(self, size: int, kind: np.dtype[Any]) -> tuple[Ends, Ends]:
        first: Ends = np.full(size, np.iinfo(kind).max, dtype=kind)
        first[self.cells[::-1]] = self.places[::-1]
        last: Ends = np.zeros(size, dtype=kind)
        last[self.cells] = self.places
        return first, last

    def pairs(self) -> tuple[Numbers, Numbers]:
        """(pattern, sentence) wherever a sentence holds the row of a pattern that is rarest in this stretch."""
        by_column = np.sort(self._rarest << HIGH | self._wanted) & LOW
        many = np.bincount(self._rarest, minlength=self._width)
        starts = np.cumsum(many) - many
        telling = (many > 0).take(self._columns).nonzero()[0]
        is_first = self.first.take(self.cells.take(telling)) == self.places.take(telling)
        telling = telling.compress(is_first)
        columns = self._columns.take(telling)
        places, numbers = ranges(starts.take(columns), many.take(columns))
        return by_column.take(places), self._sentences.take(telling).take(numbers)

    def places_of(self, cells: Numbers) -> "CellPlaces":
        """Where the words of some cells stand."""
        is_asked = np.zeros(len(self.first) + 1, dtype=bool)
        is_asked[cells] = True
        asked = is_asked.take(self.cells).nonzero()[0]
        return CellPlaces(np.sort(self.cells.take(asked) << HIGH | self.places.take(asked)))

    def cell(self, sentences: Numbers, rows: Numbers) -> Numbers:
        """The number of the cell; of no use for the row NONE."""
        return sentences * self._width + self._column.take(rows)


@dataclass(frozen=True)
class CellPlaces:
    """The places of words, cell by cell."""

    _keys: Numbers
    """(places,): cell and place in one, ascending."""

    def bounds(self, cells: Numbers) -> tuple[Numbers, Numbers]:
        """Which of the places belong to each cell: from start to end."""
        return np.searchsorted(self._keys, cells << HIGH), np.searchsorted(self._keys, cells + 1 << HIGH)

    def at(self, numbers: Numbers) -> Numbers:
        """The places of those numbers."""
        return self._keys.take(numbers) & LOW

    def all(self) -> Numbers:
        """Every place, cell by cell."""
        return self._keys & LOW

    def next(self, cells: Numbers, places: Numbers) -> tuple[Numbers, Flags]:
        """The first place in each cell after another place, and whether there is one."""
        numbers = np.searchsorted(self._keys, cells << HIGH | places, side="right")
        keys = self._keys.take(numbers, mode="clip")
        return keys & LOW, (numbers < len(self._keys)) & (keys >> HIGH == cells)
