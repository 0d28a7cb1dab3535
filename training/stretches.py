"""The stretches that long mails are judged by, as backend.detection.stretches cuts them, in rows for training."""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from backend.detection.stretches import HALF, cost_of
from backend.detection.text_facts import NAMES, as_in_a_mail, text_facts
from backend.detection.weights import Reads
from training.vectors import Flags, Rows, Vectors


@dataclass(frozen=True)
class Stretches:
    """Of some texts. `stretches` and `sentences` stand beside each other: which stretch holds which sentence."""

    stretches: NDArray[np.int64]
    sentences: NDArray[np.int64]
    texts: NDArray[np.int64]
    """(stretches,): the text of each."""
    counts: NDArray[np.int64]
    """(texts,): how many stretches each has; 0 for those that were not asked for."""

    @classmethod
    def of(cls, vectors: Vectors, texts: Flags, reads: Reads) -> "Stretches":
        """Those that a head looks at."""
        wanted = np.flatnonzero(texts[vectors.owner] & vectors.read_by(reads))
        owners = vectors.owner[wanted]
        pairs: list[tuple[int, int]] = []
        counts = np.zeros(len(vectors.texts), dtype=np.int64)
        first = 0
        for rows in np.split(wanted, np.flatnonzero(np.diff(owners)) + 1):
            count = stretches_of(len(rows))
            for place, row in enumerate(rows):
                pairs += ((first + stretch, int(row)) for stretch in _holding(place, count))
            counts[vectors.owner[rows[0]]] = count
            first += count
        stretches, sentences = np.array(pairs).T
        return cls(stretches, sentences, np.repeat(np.arange(len(vectors.texts)), counts), counts)

    def words(self, vectors: Vectors) -> Rows:
        """(stretches, buckets)"""
        return self._gather(len(vectors.owner)) @ vectors.sentences

    def _gather(self, sentences: int) -> Rows:
        ones = np.ones(len(self.stretches), dtype=np.float32)
        return sp.csr_matrix((ones, (self.stretches, self.sentences)), (len(self.texts), sentences))

    def facts(self, vectors: Vectors) -> Rows:
        """(stretches, facts): those of the mail, but for what each stretch has of its own."""
        table = vectors.facts[self.texts].toarray()
        gather = self._gather(len(vectors.owner))
        counts = np.asarray(gather @ vectors.counts).astype(np.int64)
        words = np.bincount(vectors.owner, weights=vectors.counts[:, 0]).astype(np.int64)
        own = text_facts(as_in_a_mail(counts, words[self.texts]))
        is_long = self.counts[self.texts] > 1
        for column, name in enumerate(NAMES):
            table[is_long, vectors.fact_names.index(name)] = own[is_long, column]
        return sp.csr_matrix(table)

    def best(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """(stretches,): the highest score of its sentences."""
        best = np.full(len(self.texts), -np.inf)
        np.maximum.at(best, self.stretches, scores[self.sentences])
        return best

    def of_each_text(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """(texts,): the highest score of its stretches, less what many of them cost."""
        best = np.full(len(self.counts), -np.inf)
        np.maximum.at(best, self.texts, scores)
        return best - np.array([cost_of(max(int(count), 1)) for count in self.counts])


def stretches_of(sentences: int) -> int:
    """How many stretches so many sentences make, the subject counted with them."""
    return max(-(-(sentences - 1) // HALF) - 1, 1)


def _holding(place: int, count: int) -> list[int]:
    """The stretches that hold the sentence at that place; all hold the subject."""
    if place == 0:
        return list(range(count))
    half = (place - 1) // HALF
    return sorted({min(max(half - 1, 0), count - 1), min(half, count - 1)})
