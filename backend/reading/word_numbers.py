"""Every word has a number, the same one each time, so that what is known of words can stand in tables."""

from collections.abc import Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from backend.reading.token import LONGEST_WORD

MOST_WORDS = 50_000
"""Numbered; when there are more, all are forgotten and numbered anew, and the tables with them."""
MOST_NEW = 5_000
"""Words of one mail that are added to those of others."""
Places = NDArray[np.int64]


class WordNumbers:
    """Numbers words in the order that they are met. Safe to ask from several threads."""

    def __init__(self) -> None:
        self.words: list[str] = []
        """By their numbers; a long one as far as LONGEST_WORD."""
        self._number_of = _Numbers(self.words)

    def of(self, words: Sequence[str]) -> Places:
        """(words,): the number of each. Words that begin alike for so long have the same."""
        return np.fromiter(map(self._number_of.__getitem__, words), dtype=np.int64, count=len(words))

    def count_new(self, words: Sequence[str]) -> int:
        """How many of the words have no number yet."""
        return len(set(words).difference(self._number_of))


class _Numbers(dict[str, int]):
    """Looks up without a call of Python; what is missing gets the next number."""

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self._words = words
        self._lock = Lock()

    def __missing__(self, word: str) -> int:
        word = word[:LONGEST_WORD]
        with self._lock:
            number = self.get(word, len(self._words))
            if number == len(self._words):
                self._words.append(word)
                self[word] = number
        return number


class _Current:
    numbers = WordNumbers()


def numbers_for(words: Sequence[str]) -> WordNumbers:
    """The numbers to use for a mail; whoever uses others may go on with them.

    A mail with very many new words gets its own, which go when it goes: they would make others wait, and are
    hardly words.
    """
    if len(_Current.numbers.words) >= MOST_WORDS:
        _Current.numbers = WordNumbers()
    has_many = len(words) > MOST_NEW and _Current.numbers.count_new(words) > MOST_NEW
    return WordNumbers() if has_many else _Current.numbers
