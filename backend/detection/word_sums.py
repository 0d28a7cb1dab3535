"""What each word weighs by itself, for all heads at once: summed up once a word and remembered."""

from collections.abc import Sequence

import numpy as np

from backend.detection.features import grams_of_words
from backend.detection.weights import Table, Weights

MOST_WORDS = 50_000
"""Remembered; when there are more, all are forgotten and gathered anew. Some ten megabytes."""


class WordSums:
    """Sums of the n-grams that a word gives by itself."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._known: dict[str, bytes] = {}

    def of(self, words: Sequence[str]) -> Table:
        """(words, columns + 1): weights by column, then the squared length. Safe to call from several threads."""
        known = self._known
        rows = [known.get(word) for word in words]
        missing = [word for word, row in zip(words, rows, strict=True) if row is None]
        if missing:
            made = dict(zip(missing, self._work_out(missing), strict=True))
            rows = [row if row is not None else made[word] for word, row in zip(words, rows, strict=True)]
            self._remember(made)
        width = len(self._weights.step) + 1
        return np.frombuffer(b"".join(row or b"" for row in rows), dtype=np.float32).reshape(-1, width)

    def _work_out(self, words: Sequence[str]) -> list[bytes]:
        table = np.zeros((len(words), len(self._weights.step) + 1), dtype=np.float32)
        grams = grams_of_words(words)
        self._weights.add(table, grams.buckets, grams.owners)
        return [row.tobytes() for row in table]

    def _remember(self, made: dict[str, bytes]) -> None:
        if len(self._known) + len(made) > MOST_WORDS:
            self._known = {}
        self._known.update(list(made.items())[:MOST_WORDS])
