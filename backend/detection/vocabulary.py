"""Which rows of words a written word fits; each written word is worked out once."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from backend.reading.token import LONGEST_WORD, lemma

MOST_WORDS_KNOWN = 50_000
"""Remembered; when there are more, all are forgotten and gathered anew."""
NUMBER = np.dtype(np.uint16)
"""Of a row."""
Rows = dict[str, set[int]]
NO_ROWS: set[int] = set()
TOO_MANY = np.iinfo(NUMBER).max


class _KnownWords(dict[str, bytes]):
    """Answers from memory without a call of Python; what is missing is worked out."""

    def __init__(self, work_out: Callable[[str], bytes]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> bytes:
        found = self._work_out(word)
        if len(word) <= LONGEST_WORD:
            if len(self) >= MOST_WORDS_KNOWN:
                self.clear()
            self[word] = found
        return found


class Vocabulary:
    """Numbers the rows of words that patterns ask for, and tells for one written word which of them it fits."""

    def __init__(self, rows: Iterable[frozenset[str]]) -> None:
        self.number_of = {row: number for number, row in enumerate(dict.fromkeys(rows))}
        if len(self.number_of) > TOO_MANY:
            raise ValueError(f"more than {TOO_MANY} different rows of words in the rules")
        self._exact: Rows = {}
        self._by_form: Rows = {}
        self._stems: Rows = {}
        self._endings: Rows = {}
        for row, number in self.number_of.items():
            for word in row:
                self._add(word, number)
        self._stem_lengths = sorted(set(map(len, self._stems)))
        self._ending_lengths = sorted(set(map(len, self._endings)))
        self._known = _KnownWords(self._work_out)

    def fits(self, words: Iterable[str]) -> list[bytes]:
        """For each folded word the numbers of the rows, one of which it is: an array of NUMBER, as bytes."""
        return list(map(self._known.__getitem__, words))

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

    def _work_out(self, word: str) -> bytes:
        return np.array(sorted(set().union(*self._fitting(word))), dtype=NUMBER).tobytes()

    def _fitting(self, word: str) -> Iterator[set[int]]:
        """The rows that each way of fitting gives."""
        yield self._exact.get(word, NO_ROWS)
        for cut in self._stem_lengths:
            yield self._stems.get(word[:cut], NO_ROWS)
        for form in {word, lemma(word)}:
            yield self._by_form.get(form, NO_ROWS)
            for cut in self._ending_lengths:
                yield self._endings.get(form[-cut:], NO_ROWS)
