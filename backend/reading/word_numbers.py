"""Every word has a number, the same one each time, so that what is known of words can stand in tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from threading import Lock

import numpy as np

from backend.reading.ranges import begins_of_runs
from backend.reading.written_words import Keys, Places, WrittenWords

MOST_WORDS = 50_000
"""Numbered; when there are more, all are forgotten and numbered anew, and the tables with them."""
MOST_NEW = 5_000
"""Words of one mail that are added to those of others."""
UNKNOWN = -1


class WordNumbers:
    """Numbers words in the order that they are met. Safe to ask from several threads."""

    def __init__(self) -> None:
        self.words: list[str] = []
        """By their numbers; a long one as far as LONGEST_WORD."""
        self._known = _Known.of(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))
        self._lock = Lock()

    def of(self, written: WrittenWords) -> Places:
        """(words,): the number of each. Words that begin alike for so long have the same."""
        order = np.argsort(written.keys)
        keys = written.keys.take(order)
        begins = begins_of_runs(keys)
        different = keys.take(begins)
        numbers = self._known.numbers_of(different)
        if len(numbers) and numbers.min() == UNKNOWN:
            numbers = self._with_new(different, np.minimum.reduceat(order, begins), written)
        found = np.empty(len(keys), dtype=np.int64)
        found[order] = numbers.repeat(np.diff(begins, append=len(keys)))
        return found

    def count_new(self, written: WrittenWords) -> int:
        """How many of the words have no number yet."""
        return int(np.count_nonzero(self._known.numbers_of(np.unique(written.keys)) == UNKNOWN))

    def _with_new(self, keys: Keys, places: Places, written: WrittenWords) -> Places:
        """Their numbers, after those that have none have got one. `places`: where each stands first."""
        with self._lock:
            numbers = self._known.numbers_of(keys)
            new = (numbers == UNKNOWN).nonzero()[0]
            new = new.take(np.argsort(places.take(new)))
            numbers[new] = len(self.words) + np.arange(len(new))
            self.words += written.spelled(places.take(new).tolist())
            self._known = self._known.with_more(keys.take(new), numbers.take(new))
        return numbers


class _Known:
    """Keys in order, and the number of each; never changed, so that it is read without a lock."""

    def __init__(self, keys: Keys, numbers: Places) -> None:
        self._keys, self._numbers = keys, numbers

    @classmethod
    def of(cls, keys: Keys, numbers: Places) -> "_Known":
        """One entry more at the end, for keys beyond all others."""
        order = np.argsort(keys)
        return cls(np.append(keys.take(order), np.uint64(0)), np.append(numbers.take(order), UNKNOWN))

    def numbers_of(self, keys: Keys) -> Places:
        """(keys,): UNKNOWN where there is none. Quickest when the keys ascend."""
        at = np.searchsorted(self._keys[:-1], keys)
        return np.where(self._keys.take(at) == keys, self._numbers.take(at), UNKNOWN)

    def with_more(self, keys: Keys, numbers: Places) -> "_Known":
        """These and others."""
        return _Known.of(np.append(self._keys[:-1], keys), np.append(self._numbers[:-1], numbers))


@dataclass(frozen=True, eq=False)
class NumberedWords:
    """Words of a folded text in order, with their numbers."""

    written: WrittenWords
    numbers: Places = field(repr=False)
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
