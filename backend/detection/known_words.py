"""What the model knows of each word by itself, worked out once a word and remembered."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backend.detection.features import Numbers, classes_of, forms_of, grams_of_words
from backend.detection.weights import Table, Weights
from backend.reading.token import LONGEST_WORD

MOST_WORDS = 50_000
"""Remembered; when there are more, all are forgotten and gathered anew. Some fifteen megabytes."""


@dataclass(frozen=True)
class Known:
    """One entry a word."""

    sums: Table
    """(words, columns + 1): what its own n-grams weigh, then their squared length."""
    forms: Numbers
    classes: Numbers


class KnownWords:
    """A memory of words, safe to ask from several threads."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        columns = len(weights.step) + 1
        self._record = np.dtype([("sums", np.float32, columns), ("form", np.uint64), ("class", np.uint64)])
        self._known: dict[str, bytes] = {}

    def of(self, words: Sequence[str]) -> Known:
        """What is known of each of the words."""
        known = self._known
        try:
            records = list(map(known.__getitem__, words))
        except KeyError:
            missing = [word for word in words if word not in known]
            made = dict(zip(missing, self._work_out(missing), strict=True))
            records = [made.get(word) or known[word] for word in words]
            self._remember(made)
        table = np.frombuffer(b"".join(records), dtype=self._record)
        return Known(table["sums"], table["form"], table["class"])

    def _work_out(self, words: Sequence[str]) -> list[bytes]:
        records = np.zeros(len(words), dtype=self._record)
        records["form"], records["class"] = forms_of(words), classes_of(words)
        grams = grams_of_words(words, records["form"], records["class"])
        self._weights.add(records["sums"], grams.buckets, grams.owners)
        return [record.tobytes() for record in records]

    def _remember(self, made: dict[str, bytes]) -> None:
        words = {word: record for word, record in made.items() if len(word) <= LONGEST_WORD}
        if len(self._known) + len(words) > MOST_WORDS:
            self._known = {}
        self._known.update(list(words.items())[:MOST_WORDS])
