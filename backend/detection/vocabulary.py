"""Which rows of words a written word fits; each written word is worked out once."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from backend.reading.token import LONGEST_WORD, lemma

MOST_WORDS_KNOWN = 50_000
LONGEST_PIECE = 24
NUMBER = np.dtype(np.uint16)
"""Of a row."""
TOO_MANY = np.iinfo(NUMBER).max


class Vocabulary:
    """Numbers the rows of words that patterns ask for, and tells for one written word which of them it fits."""

    def __init__(self, rows: Iterable[frozenset[str]]) -> None:
        self.number_of = {row: number for number, row in enumerate(dict.fromkeys(rows))}
        if len(self.number_of) > TOO_MANY:
            raise ValueError(f"more than {TOO_MANY} different rows of words in the rules")
        self._rows: dict[str, set[int]] = {}
        for row, number in self.number_of.items():
            for word in row:
                self._rows.setdefault(word, set()).add(number)
        words = set(self._rows)
        self._exact = {word for word in words if word.startswith("=")}
        self._prefixes = {word for word in words if word.endswith("*") and not word.startswith("*")}
        self._suffixes = {word for word in words if word.startswith("*")}
        self._by_form: dict[str, set[str]] = {}
        for word in words - self._exact - self._prefixes - self._suffixes:
            for form in (word, lemma(word)):
                self._by_form.setdefault(form, set()).add(word)
        self._known = lru_cache(maxsize=MOST_WORDS_KNOWN)(self._work_out)

    def fits(self, word: str) -> bytes:
        """The numbers of the rows, one of which a folded word is: an array of NUMBER, as bytes."""
        return self._known(word) if len(word) <= LONGEST_WORD else self._work_out(word)

    def __len__(self) -> int:
        """How many rows."""
        return len(self.number_of)

    def _work_out(self, word: str) -> bytes:
        found = sorted({row for fit in self._fitting(word) for row in self._rows[fit]})
        return np.array(found, dtype=NUMBER).tobytes()

    def _fitting(self, word: str) -> set[str]:
        forms = {word, lemma(word)}
        found = {fit for form in forms for fit in self._by_form.get(form, ())} | ({f"={word}"} & self._exact)
        cuts = range(2, min(len(word), LONGEST_PIECE) + 1)
        found |= {f"{word[:cut]}*" for cut in cuts} & self._prefixes
        found |= {f"*{form[-cut:]}" for form in forms for cut in cuts} & self._suffixes
        return found
