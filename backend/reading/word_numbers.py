"""Every word has a number, the same one each time, so that what is known of words can stand in tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from threading import Lock

import numpy as np

from backend.reading.arrays import Numbers
from backend.reading.known_keys import UNKNOWN, no_keys
from backend.reading.written_words import WrittenWords

MOST_WORDS = 50_000
"""Numbered; when there are more, all are forgotten and numbered anew, and the tables with them."""
MOST_NEW = 5_000
"""Words of one mail that are added to those of others."""


class WordNumbers:
    """Numbers words in the order that they are met. Safe to ask from several threads."""

    def __init__(self) -> None:
        self.words: list[str] = []
        """By their numbers; a long one as far as LONGEST_WORD."""
        self._known = no_keys()
        self._lock = Lock()

    def of(self, written: WrittenWords) -> Numbers:
        """(words,): the number of each. Words that begin alike for so long have the same."""
        numbers = self._known.numbers_of(written.keys)
        new = (numbers == UNKNOWN).nonzero()[0]
        if len(new):
            self._add(written, new)
            numbers[new] = self._known.numbers_of(written.keys.take(new))
        return numbers

    def count_new(self, written: WrittenWords) -> int:
        """How many of the words have no number yet."""
        return int(np.count_nonzero(self._known.numbers_of(np.unique(written.keys)) == UNKNOWN))

    def _add(self, written: WrittenWords, places: Numbers) -> None:
        """Numbers the words of those places that no other thread has numbered meanwhile."""
        keys, firsts = np.unique(written.keys.take(places), return_index=True)
        with self._lock:
            is_new = self._known.numbers_of(keys) == UNKNOWN
            keys, firsts = keys.compress(is_new), firsts.compress(is_new)
            in_order = np.argsort(firsts)
            numbers = np.empty(len(keys), dtype=np.int64)
            numbers[in_order] = len(self.words) + np.arange(len(keys))
            self.words += written.spelled(places.take(firsts.take(in_order)).tolist())
            self._known = self._known.with_more(keys, numbers)


@dataclass(frozen=True, eq=False)
class NumberedWords:
    """Words of a folded text in order, with their numbers."""

    written: WrittenWords
    numbers: Numbers = field(repr=False)
    """(words,)"""
    word_numbers: WordNumbers = field(repr=False)

    def of_each(self, texts: Sequence[str]) -> Iterator["NumberedWords"]:
        """The words of each of the texts that stand one after the other, a sign apart."""
        starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        bounds = np.searchsorted(self.written.starts, starts).tolist()
        for text, start, (first, end) in zip(texts, starts, pairwise(bounds), strict=False):
            words = slice(first, end)
            yield NumberedWords(self.written.part(words, start, text), self.numbers[words], self.word_numbers)


class _Current:
    numbers = WordNumbers()


def numbers_for(written: WrittenWords) -> WordNumbers:
    """The numbers to use for the words of a mail; whoever uses others may go on with them.

    A mail with very many new words gets its own, which go when it goes: they would make others wait, and are
    hardly words.
    """
    if len(_Current.numbers.words) >= MOST_WORDS:
        _Current.numbers = WordNumbers()
    current = _Current.numbers
    has_many = len(written) > MOST_NEW and current.count_new(written) > MOST_NEW
    return WordNumbers() if has_many else current


def numbered(written: WrittenWords) -> NumberedWords:
    """The words of a mail with their numbers."""
    word_numbers = numbers_for(written)
    return NumberedWords(written, word_numbers.of(written), word_numbers)
