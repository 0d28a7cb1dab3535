"""Tells which patterns may stand in which sentences, so that few have to be looked for word by word.

For each sentence and row of words the first and the last place is noted; a pattern is possible where each row that it
needs comes after the one before it and not too far off. What passes is nearly always there; what does not never is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from backend.detection.phrasebook import NONE, Phrasebook
from backend.detection.vocabulary import NUMBER
from backend.reading.tokens import Tokens

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
MOST_WORDS, MOST_SENTENCES = 4_000, 512
"""Sifted at a time, so that the tables stay small. A longer sentence is sifted whole."""
NEVER = np.iinfo(np.int32).max


Match = tuple[int, int, int]
"""Sentence, first word and last word."""
T = TypeVar("T")


class Candidate(NamedTuple):
    """A sentence that may hold a pattern, and where the words of each of its steps stand there."""

    sentence: int
    starts: Sequence[int]
    ends: Sequence[int]
    """Of each step: its places are all_places[start:end]."""
    all_places: Sequence[int]

    def places(self) -> list[Sequence[int]]:
        """The places of the words of each step."""
        return [self.all_places[start:end] for start, end in zip(self.starts, self.ends, strict=False)]


@dataclass(frozen=True)
class Sifted:
    """What is left of the patterns, by their numbers, in order of the sentences."""

    settled: dict[int, list[Match]] = field(default_factory=dict)
    """The only match in its sentence, and certain."""
    open: dict[int, list[Candidate]] = field(default_factory=dict)
    """To be looked for word by word."""


def sift(tokens: Tokens, book: Phrasebook) -> Sifted:
    """All patterns of the book over all sentences. Time is linear in the words."""
    sifted = Sifted()
    fits = _Fits.of(tokens.distinct, book)
    for sentences in _stretches(tokens):
        table = _Table(tokens, sentences, fits, book)
        patterns, here, is_settled = table.possible()
        for pattern, matches in table.settled(patterns[is_settled], here[is_settled]):
            sifted.settled.setdefault(pattern, []).extend(matches)
        for pattern, candidates in table.open(patterns[~is_settled], here[~is_settled]):
            sifted.open.setdefault(pattern, []).extend(candidates)
    return sifted


def _grouped(patterns: Numbers, rows: Iterable[T]) -> Iterator[tuple[int, list[T]]]:
    """The rows of each pattern together; `patterns` ascend."""
    every = list(rows)
    starts = np.flatnonzero(np.diff(patterns, prepend=NONE))
    bounds = [*starts.tolist(), len(patterns)]
    for pattern, (start, end) in zip(patterns[starts].tolist(), pairwise(bounds), strict=True):
        yield pattern, every[start:end]


def _stretches(tokens: Tokens) -> Iterator[range]:
    first, begins = 0, tokens.begins
    while first < tokens.sentence_count:
        last = int(np.searchsorted(begins, begins[first] + MOST_WORDS, side="right")) - 1
        last = min(max(last, first + 1), first + MOST_SENTENCES, tokens.sentence_count)
        yield range(first, last)
        first = last


@dataclass(frozen=True)
class _Fits:
    """The rows that each different word of a text fits, one word after the other."""

    rows: Numbers
    counts: Numbers
    """(words,)"""

    @classmethod
    def of(cls, words: Sequence[str], book: Phrasebook) -> "_Fits":
        fits = list(map(book.vocabulary.fits, words))
        counts = np.fromiter(map(len, fits), dtype=np.int64, count=len(fits)) // NUMBER.itemsize
        return cls(np.frombuffer(b"".join(fits), dtype=NUMBER).astype(np.int64), counts)

    def how_often(self, words: Numbers, rows: int) -> Numbers:
        """(rows,): how many of those words fit each row. `words` are numbers of the different words."""
        weights = np.repeat(np.bincount(words, minlength=len(self.counts)), self.counts)
        return np.bincount(self.rows, weights=weights, minlength=rows).astype(np.int64)

    def only(self, is_asked: Flags) -> "_Fits":
        """Without the rows that nobody asks for."""
        keep = is_asked[self.rows]
        ends = np.concatenate([[0], np.cumsum(keep)])
        bounds = np.concatenate([[0], np.cumsum(self.counts)])
        return _Fits(self.rows[keep], np.diff(ends[bounds]))

    def of_each(self, words: Numbers) -> tuple[Numbers, Numbers]:
        """(rows of one word after the other, how many each has)."""
        counts = self.counts[words]
        starts = np.repeat((np.cumsum(self.counts) - self.counts)[words] - (np.cumsum(counts) - counts), counts)
        return self.rows[starts + np.arange(len(starts))], counts


class _Table:
    """Where each row that some possible pattern asks for stands in each sentence of a stretch.

    A cell is a sentence and a row; cells are numbered sentence by sentence.
    """

    def __init__(self, tokens: Tokens, sentences: range, fits: _Fits, book: Phrasebook) -> None:
        begin, end = tokens.begins[sentences.start], tokens.begins[sentences.stop]
        words, all_rows = tokens.numbers[begin:end], len(book.vocabulary) + 1
        self._book = book
        self._first_sentence = sentences.start
        self._begins = np.array(tokens.begins[sentences.start : sentences.stop])
        many = fits.how_often(words, all_rows)
        many[NONE] = NEVER
        self._wanted = np.flatnonzero((many[book.needed] > 0).all(axis=1))
        needed = book.needed[self._wanted]
        rarest = np.take_along_axis(needed, many[needed].argmin(axis=1)[:, None], axis=1)[:, 0]
        is_asked = np.zeros(all_rows, dtype=bool)
        is_asked[book.rows[self._wanted]] = True
        is_asked[NONE] = False
        asked = np.flatnonzero(is_asked)
        self._width = max(len(asked), 1)
        self._column = np.full(all_rows, NONE, dtype=np.int64)
        self._column[asked] = np.arange(len(asked))
        self._rarest = self._column[rarest]
        rows, counts = fits.only(is_asked).of_each(words)
        here = np.repeat(tokens.sentences[begin:end] - sentences.start, counts)
        self._cells = here * self._width + self._column[rows]
        self._places = np.repeat(np.arange(begin, end), counts)
        size = len(sentences) * self._width
        self._last = np.full(size, NONE, dtype=np.int32)
        self._last[self._cells] = self._places
        self._first = np.full(size, NEVER, dtype=np.int32)
        self._first[self._cells[::-1]] = self._places[::-1]

    def settled(self, patterns: Numbers, sentences: Numbers) -> Iterator[tuple[int, list[Match]]]:
        """The matches of plain patterns whose rows stand but once."""
        firsts = self._first[self._cell(sentences, self._book.rows[patterns, 0])]
        lasts = self._last[self._cell(sentences, self._book.rows[patterns, self._book.lengths[patterns] - 1])]
        numbers = sentences + self._first_sentence
        yield from _grouped(patterns, zip(numbers.tolist(), firsts.tolist(), lasts.tolist(), strict=True))

    def open(self, patterns: Numbers, sentences: Numbers) -> Iterator[tuple[int, list[Candidate]]]:
        """Where the words of each step stand."""
        rows = self._book.rows[patterns]
        cells = np.where(rows == NONE, NONE, self._cell(sentences[:, None], rows))
        is_asked = np.zeros(len(self._first) + 1, dtype=bool)
        is_asked[cells] = True
        asked = np.flatnonzero(is_asked[self._cells])
        asked = asked[np.argsort(self._cells[asked], kind="stable")]
        sorted_cells, places = self._cells[asked], self._places[asked].tolist()
        starts, ends = np.searchsorted(sorted_cells, cells), np.searchsorted(sorted_cells, cells, side="right")
        numbers = (sentences + self._first_sentence).tolist()
        yield from _grouped(patterns, map(Candidate, numbers, starts.tolist(), ends.tolist(), repeat(places)))

    def possible(self) -> tuple[Numbers, Numbers, Flags]:
        """(pattern, sentence, is settled) wherever each needed row comes after the one before it and not too far off.

        In order of the patterns and then of the sentences. Settled is where each row stands but once and the pattern
        has nothing else to it: then it is there.
        """
        patterns, sentences = self._pairs()
        needed, reach = self._book.needed, self._book.reach
        cells = self._cell(sentences, needed[patterns, 0])
        fits = (self._first[cells] == self._begins[sentences]) | ~self._book.opens[patterns]
        is_settled = self._book.is_plain[patterns] & (self._first[cells] == self._last[cells])
        patterns, sentences, is_settled = patterns[fits], sentences[fits], is_settled[fits]
        for step in range(1, needed.shape[1]):
            rows = needed[patterns, step]
            here, before = self._cell(sentences, rows), self._cell(sentences, needed[patterns, step - 1])
            is_after = self._last[here] > self._first[before]
            is_near = self._first[here] <= self._last[before] + reach[patterns, step]
            is_beyond = rows == NONE
            fits = is_beyond | (is_after & is_near)
            is_settled = is_settled & (is_beyond | (self._first[here] == self._last[here]))
            patterns, sentences, is_settled = patterns[fits], sentences[fits], is_settled[fits]
        order = np.argsort(patterns, kind="stable")
        return patterns[order], sentences[order], is_settled[order]

    def _pairs(self) -> tuple[Numbers, Numbers]:
        """(pattern, sentence) wherever a sentence holds the row of a pattern that is rarest in this stretch."""
        by_column = self._wanted[np.argsort(self._rarest, kind="stable")]
        many = np.bincount(self._rarest, minlength=self._width)
        starts = np.cumsum(many) - many
        cells = self._cells[self._first[self._cells] == self._places]
        sentences, columns = np.divmod(cells, self._width)
        counts = many[columns]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return by_column[np.repeat(starts[columns], counts) + within], np.repeat(sentences, counts)

    def _cell(self, sentences: Numbers, rows: Numbers) -> Numbers:
        return sentences * self._width + self._column[rows]
