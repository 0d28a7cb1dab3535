"""Which rows of words a written word fits; each written word is worked out once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from backend.detection.word_tables import Growing
from backend.reading.token import lemma

Rows = dict[str, set[int]]
NO_ROWS: set[int] = set()
MOST_ROWS = np.iinfo(np.uint16).max


class Vocabulary:
    """Numbers the rows of words that patterns ask for, and tells for one written word which of them it fits."""

    def __init__(self, rows: Iterable[frozenset[str]]) -> None:
        self.number_of = {row: number for number, row in enumerate(dict.fromkeys(rows))}
        if len(self.number_of) > MOST_ROWS:
            raise ValueError(f"more than {MOST_ROWS} different rows of words in the rules")
        self._exact: Rows = {}
        self._by_form: Rows = {}
        self._stems: Rows = {}
        self._endings: Rows = {}
        for row, number in self.number_of.items():
            for word in row:
                self._add(word, number)
        self._stem_lengths = sorted(set(map(len, self._stems)))
        self._ending_lengths = sorted(set(map(len, self._endings)))

    def __len__(self) -> int:
        """How many rows."""
        return len(self.number_of)

    def _add(self, word: str, number: int) -> None:
        if word.startswith("=") and not word.endswith("*"):
            self._exact.setdefault(word[1:], set()).add(number)
        elif word.startswith("*"):
            self._endings.setdefault(word[1:], set()).add(number)
        elif word.endswith("*"):
            self._stems.setdefault(word[:-1].removeprefix("="), set()).add(number)
        else:
            for form in (word, lemma(word)):
                self._by_form.setdefault(form, set()).add(number)

    def fits(self, word: str) -> list[int]:
        """The numbers of the rows, one of which a folded word is, ascending."""
        return sorted(set().union(*self._fitting(word)))

    def _fitting(self, word: str) -> Iterator[set[int]]:
        """The rows that each way of fitting gives."""
        yield self._exact.get(word, NO_ROWS)
        for cut in self._stem_lengths:
            yield self._stems.get(word[:cut], NO_ROWS)
        for form in {word, lemma(word)}:
            yield self._by_form.get(form, NO_ROWS)
            for cut in self._ending_lengths:
                yield self._endings.get(form[-cut:], NO_ROWS)


class FittingRows:
    """The rows that each word fits, one word after the other (a WordTable)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.rows = Growing(np.uint16)
        self.starts = Growing(np.int64)
        self.counts = Growing(np.int64)

    def __len__(self) -> int:
        """How many words."""
        return len(self.counts)

    def extend(self, words: Sequence[str]) -> None:
        """Works out the next words."""
        fits = list(map(self._vocabulary.fits, words))
        counts = np.fromiter(map(len, fits), dtype=np.int64, count=len(fits))
        self.starts.extend(len(self.rows) + np.cumsum(counts) - counts)
        self.rows.extend(np.fromiter(chain.from_iterable(fits), dtype=np.uint16))
        self.counts.extend(counts)
