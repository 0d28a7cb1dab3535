"""The statistical model: linear weights over hashed n-grams and facts, one head a signal.

Score of a text = bias + sum of the weights of its n-grams / their length as a vector. Sums are kept by sentence, so
that the whole mail, its new part, stretches of it and each sentence are scored from one pass; linear in the length.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from backend.detection.features import WordRow, grams_together
from backend.detection.known_words import KnownWords
from backend.detection.stretches import STRETCH, cost_of, over_stretches
from backend.detection.text_facts import as_in_a_mail, text_counts, text_facts
from backend.detection.weights import Reads, Table, Weights
from backend.detection.word_tables import WordTables
from backend.reading.arrays import Numbers
from backend.reading.ranges import begins_of_runs
from backend.reading.reading import Reading

BLOCK = 4_000
"""Words that are counted together at a time, so that memory stays small."""


@dataclass(frozen=True)
class Scored:
    """A mail's sums, ready to be asked head by head. Sentence 0 is the subject, also an empty one."""

    sums: Table
    """(sentences, columns + 1): weighted n-grams, then their squared length."""
    new_sentences: int
    """The subject and what stands above quoted history."""
    count_text: Callable[[], Numbers]
    """(sentences, 4): what text_facts makes facts of; asked for in long mails only."""
    fact_scores: Table
    """(columns,): of the mail as a whole."""
    weights: Weights
    is_draft: bool = False

    @cached_property
    def scores(self) -> NDArray[np.float64]:
        """(heads,): log-odds of each head; of heads for drafts in drafts only."""
        scores = np.full(len(self.weights.heads), -np.inf)
        for (reads, by_sentence, for_drafts), heads in self.weights.heads_that_read.items():
            if self.is_draft or not for_drafts:
                work = self._of_stretches if by_sentence else self._of_whole
                scores[heads] = work(heads, self._count(reads))
        return scores

    def _of_whole(self, heads: Numbers, count: int) -> Table:
        found: Table = self._of_texts(heads, self.sums[:count].sum(axis=0, keepdims=True))[0]
        return found

    def _of_stretches(self, heads: Numbers, count: int) -> NDArray[np.float64]:
        """The best stretch: its words together, and its most telling sentence."""
        if count not in self._stretches:
            sums = over_stretches(np.add, self.sums, count)
            best = over_stretches(np.maximum, self._by_sentence, count)
            self._stretches[count] = sums, best, self._own_facts(count)
        sums, best, facts = self._stretches[count]
        whole = self._of_texts(heads, sums) + facts.take(heads, axis=1)
        share = self.weights.sentence_shares.take(heads)
        mixed = (1 - share) * whole + share * best.take(heads, axis=1)
        found: NDArray[np.float64] = mixed.max(axis=0) - cost_of(len(mixed))
        return found

    @cached_property
    def _stretches(self) -> dict[int, tuple[Table, Table, NDArray[np.float64]]]:
        """By how many sentences are read: what the stretches sum up to, their best sentences and their own facts."""
        return {}

    def _own_facts(self, count: int) -> NDArray[np.float64]:
        """(stretches, columns): what the facts of each stretch weigh beyond those of the mail."""
        if count <= 1 + STRETCH:
            return np.zeros((1, len(self.weights.step)))
        counts = self.count_text()
        mail, of_each = counts.sum(axis=0, keepdims=True), over_stretches(np.add, counts, count)
        facts = text_facts(np.concatenate([as_in_a_mail(of_each, mail[:, 0]), mail]))
        found: NDArray[np.float64] = (facts[:-1] - facts[-1:]) @ self.weights.of_text_facts
        return found

    def _of_texts(self, heads: Numbers, sums: Table) -> Table:
        """(texts, heads): each with the facts of the whole mail."""
        lengths = np.sqrt(np.maximum(sums[:, -1:], np.float32(1)))
        found: Table = np.divide(sums.take(heads, axis=1), lengths, dtype=np.float32)
        found += self.weights.bias.take(heads) + self.fact_scores.take(heads)
        return found

    def sentences(self, number: int) -> Table:
        """Log-odds of the subject and of each sentence that the head reads, in order."""
        return self._by_sentence[: self._count(self.weights.heads[number].reads), number]

    @cached_property
    def _by_sentence(self) -> Table:
        """(sentences, heads)"""
        columns = self.weights.sentence_columns
        lengths = np.sqrt(np.maximum(self.sums[:, -1:], np.float32(1)))
        found: Table = np.divide(self.sums.take(columns, axis=1), lengths, dtype=np.float32)
        found += self.weights.bias.take(columns)
        return found

    def _count(self, reads: Reads) -> int:
        return {Reads.SUBJECT: 1, Reads.NEW_TEXT: self.new_sentences, Reads.MAIL: len(self.sums)}[reads]


@dataclass(frozen=True)
class Model:
    """Weights, and what they have been worked out for already."""

    weights: Weights

    @cached_property
    def _known_words(self) -> WordTables[KnownWords]:
        return WordTables(lambda: KnownWords(self.weights))

    def score(self, reading: Reading, facts: Mapping[str, float]) -> Scored:
        """Sums a mail up once for all heads."""
        return Scored(
            sums=self._sum_up(word_row(reading), 1 + reading.body.tokens.sentence_count),
            new_sentences=new_sentences(reading),
            count_text=lambda: text_counts(reading),
            fact_scores=self.weights.weigh_facts(facts),
            weights=self.weights,
            is_draft=reading.message.is_draft,
        )

    def _sum_up(self, row: WordRow, count: int) -> Table:
        sums = np.zeros((count, len(self.weights.step) + 1), dtype=np.float32)
        known = self._known_words.of(row.word_numbers, row.numbers)
        sentences, words = row.once_a_sentence()
        if len(sentences):
            starts = begins_of_runs(sentences)
            sums[sentences.take(starts)] = np.add.reduceat(known.sums.values.take(words, axis=0), starts, axis=0)
        for block in _blocks(row.sentences):
            numbers = row.numbers[block]
            grams = grams_together(
                known.forms.values.take(numbers), known.classes.values.take(numbers), row.sentences[block]
            )
            self.weights.add(sums, grams.buckets, grams.owners)
        return sums


def word_row(reading: Reading) -> WordRow:
    """The words that the model looks at: the subject as sentence 0, then the sentences of the body."""
    tokens, subject, body = reading.tokens, reading.subject.tokens, reading.body.tokens
    count = len(subject) + len(body)
    sentences = np.maximum(tokens.sentences[:count] - (subject.sentence_count - 1), 0)
    return WordRow(tokens.numbers[:count], sentences, tokens.word_numbers)


def _blocks(sentences: Numbers) -> Iterator[slice]:
    """Whole sentences together, about BLOCK words at a time; a sentence longer than two blocks is cut."""
    start, count = 0, len(sentences)
    while start < count:
        end = min(start + BLOCK, count)
        if end < count:
            end = min(int(np.searchsorted(sentences, sentences[end - 1], side="right")), start + 2 * BLOCK)
        yield slice(start, end)
        start = end


def new_sentences(reading: Reading) -> int:
    """How many sentences, the subject with them, stand before quoted history."""
    tokens = reading.body.tokens
    first = tokens.first_from(reading.body.history_starts_at)
    return 1 + (tokens[first].sentence if first < len(tokens) else tokens.sentence_count)
