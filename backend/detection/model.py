"""The statistical model: linear weights over hashed n-grams and facts, one head a signal.

Score of a stretch of text = bias + sum of the weights of its n-grams / their length as a vector. Sums are kept by
sentence, so that the whole mail, its new part and each sentence are scored from one pass; linear in the length.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.detection.features import BITS, BUCKETS, Grams, grams_of
from backend.detection.weights import Head, Reads, Table, Weights
from backend.reading.reading import PartText, Reading
from backend.reading.token import Token

BLOCK = 800
"""Words that are counted at a time, so that memory stays small."""


@dataclass(frozen=True)
class Sums:
    """Of each sentence: weighted n-grams (sentences, columns) and squared length (sentences,)."""

    scores: Table
    lengths: Table

    def up_to(self, count: int) -> "Sums":
        """The first sentences."""
        return Sums(self.scores[:count], self.lengths[:count])


@dataclass(frozen=True)
class Scored:
    """A mail's sums, ready to be asked head by head."""

    subject: Sums
    body: Sums
    new_sentences: int
    fact_scores: Table
    weights: Weights

    def score(self, number: int) -> float:
        """Log-odds of the head of that number."""
        head = self.weights.heads[number]
        whole = self._whole(number, head)
        if not head.sentence_share:
            return whole
        found = self.sentences(number)
        best = float(found.max()) if len(found) else whole
        return (1 - head.sentence_share) * whole + head.sentence_share * best

    def sentences(self, number: int) -> Table:
        """Log-odds of the subject and of each sentence that the head reads, in order."""
        column = number + (len(self.weights.heads) if self.weights.heads[number].sentence_share else 0)
        body = self._read_by(self.weights.heads[number])
        scores = np.concatenate([self.subject.scores, body.scores])[:, column]
        lengths = np.concatenate([self.subject.lengths, body.lengths])
        found = scores / np.sqrt(np.maximum(lengths, 1.0)) + self.weights.bias[column]
        return np.asarray(np.where(lengths > 0, found, self.weights.bias[column]), dtype=np.float32)

    def _whole(self, number: int, head: Head) -> float:
        body = self._read_by(head)
        score = self.subject.scores[:, number].sum() + body.scores[:, number].sum()
        length = self.subject.lengths.sum() + body.lengths.sum()
        return float(score / np.sqrt(max(length, 1.0)) + self.weights.bias[number] + self.fact_scores[number])

    def _read_by(self, head: Head) -> Sums:
        if head.reads is Reads.SUBJECT:
            return self.body.up_to(0)
        return self.body if head.reads is Reads.MAIL else self.body.up_to(self.new_sentences)


def score(reading: Reading, facts: Mapping[str, float], weights: Weights) -> Scored:
    """Sums a mail up once for all heads."""
    body = sum_up(reading.body, weights)
    known = [value * weights.facts[name] for name, value in facts.items() if name in weights.facts]
    return Scored(
        subject=_as_one(sum_up(reading.subject, weights)),
        body=body,
        new_sentences=_sentences_before(reading.body, len(body.lengths)),
        fact_scores=np.sum(known, axis=0) if known else np.zeros(len(weights.step), dtype=np.float32),
        weights=weights,
    )


def sum_up(text: PartText, weights: Weights) -> Sums:
    """Sums by sentence; an n-gram counts once a sentence."""
    count = text.tokens[-1].sentence + 1 if text.tokens else 0
    sums = Sums(np.zeros((count, len(weights.step)), dtype=np.float32), np.zeros(count, dtype=np.float32))
    for block in _blocks(text.tokens):
        sentences, rows = distinct(grams_of(block), weights)
        if len(sentences):
            starts = np.flatnonzero(np.diff(sentences, prepend=-1))
            steps = np.add.reduceat(weights.table[rows], starts, axis=0, dtype=np.float32)
            sums.scores[sentences[starts]] += steps * weights.step
            sums.lengths[sentences[starts]] += np.add.reduceat(weights.rarity[rows] ** 2, starts)
    return sums


def distinct(grams: Grams, weights: Weights) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(sentence, row) of every n-gram that training has kept, each once a sentence, in order of sentence."""
    rows = weights.row_of[grams.buckets].astype(np.int64)
    known = rows > 0
    keys = np.sort(grams.sentences[known] * BUCKETS + rows[known])
    if len(keys) > 1:
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    return keys >> BITS, keys & (BUCKETS - 1)


def _blocks(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Whole sentences together, about BLOCK words at a time; a sentence longer than two blocks is cut."""
    start = 0
    while start < len(tokens):
        end = min(start + BLOCK, len(tokens))
        while end < len(tokens) and end < start + 2 * BLOCK and tokens[end].sentence == tokens[end - 1].sentence:
            end += 1
        yield tokens[start:end]
        start = end


def _as_one(sums: Sums) -> Sums:
    """A subject counts as one sentence, also an empty one."""
    return Sums(sums.scores.sum(axis=0, keepdims=True), sums.lengths.sum(keepdims=True))


def _sentences_before(body: PartText, count: int) -> int:
    """How many sentences stand before quoted history."""
    first = bisect_left(body.tokens, body.history_starts_at, key=lambda token: token.start)
    return body.tokens[first].sentence if first < len(body.tokens) else count
