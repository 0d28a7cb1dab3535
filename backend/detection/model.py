"""The statistical model: linear weights over hashed n-grams, one head a signal.

Score of a stretch of sentences = bias + sum of the weights of its n-grams / their length as a vector. Sums are kept by
sentence, so that any stretch is scored from them: the whole mail, each sentence, and every beginning and end of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.detection.features import BUCKETS, Grams, grams_of
from backend.reading.reading import PartText, Reading
from backend.reading.token import Token

BLOCK = 800
Table = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """What training gave. `weights` is (buckets, heads) and holds the rarity of each n-gram (idf) already."""

    heads: tuple[str, ...]
    weights: Table
    rarity: Table
    """Square of the idf, (buckets,); 0 for n-grams that training has not seen twice."""
    bias: Table


@dataclass(frozen=True)
class Sums:
    """Sums by sentence of one text: weights (sentences, heads) and squared length (sentences,)."""

    scores: Table
    lengths: Table

    @property
    def total(self) -> "Sums":
        """The whole text as one stretch."""
        return Sums(self.scores.sum(axis=0, keepdims=True), self.lengths.sum(keepdims=True))


@dataclass(frozen=True)
class Scores:
    """Log-odds by head: the whole mail, its best stretch from an end, and each sentence of the body."""

    whole: Table
    best: Table
    sentences: Table


def score(reading: Reading, weights: Weights) -> Scores:
    """Scores a mail; linear in its length. The subject counts with every stretch of the body."""
    subject = sum_up(reading.subject, weights).total
    body = sum_up(reading.body, weights)
    ends = [_running(subject, body), _running(subject, Sums(body.scores[::-1], body.lengths[::-1]))]
    sentences = _log_odds(subject.scores + body.scores, subject.lengths + body.lengths, weights)
    stretches = np.concatenate([_log_odds(*end, weights) for end in ends] + [sentences])
    alone = _log_odds(subject.scores, subject.lengths, weights)
    whole = _log_odds(subject.scores + body.total.scores, subject.lengths + body.total.lengths, weights)
    return Scores(whole[0], np.concatenate([stretches, alone]).max(axis=0), sentences)


def sum_up(text: PartText, weights: Weights) -> Sums:
    """Sums by sentence; an n-gram counts once a sentence. Block by block, so that memory stays small."""
    count = text.tokens[-1].sentence + 1 if text.tokens else 0
    sums = Sums(np.zeros((count, len(weights.heads)), dtype=np.float32), np.zeros(count, dtype=np.float32))
    for block in _blocks(text.tokens):
        sentences, buckets = distinct(grams_of(block), weights.rarity)
        if len(sentences):
            starts = np.flatnonzero(np.diff(sentences, prepend=-1))
            sums.scores[sentences[starts]] += np.add.reduceat(weights.weights[buckets], starts, axis=0)
            sums.lengths[sentences[starts]] += np.add.reduceat(weights.rarity[buckets], starts)
    return sums


def _blocks(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Whole sentences together, about BLOCK words at a time; a sentence longer than two blocks is cut."""
    start = 0
    while start < len(tokens):
        end = min(start + BLOCK, len(tokens))
        while end < len(tokens) and end < start + 2 * BLOCK and tokens[end].sentence == tokens[end - 1].sentence:
            end += 1
        yield tokens[start:end]
        start = end


def distinct(grams: Grams, rarity: Table) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(sentence, bucket) of every n-gram that training knows, each once a sentence, in order of sentence."""
    known = rarity[grams.buckets] > 0
    keys = np.unique(grams.sentences[known] * BUCKETS + grams.buckets[known])
    return keys // BUCKETS, keys % BUCKETS


def _running(subject: Sums, body: Sums) -> tuple[Table, Table]:
    return subject.scores + np.cumsum(body.scores, axis=0), subject.lengths + np.cumsum(body.lengths)


def _log_odds(scores: Table, lengths: Table, weights: Weights) -> Table:
    return np.asarray(scores / np.sqrt(np.maximum(lengths, 1.0))[:, None] + weights.bias, dtype=np.float32)
