"""Tells which patterns may stand in which sentences, so that few have to be looked for word by word.

For each sentence and row of words the first and the last place is noted; a pattern is possible where each row that it
needs comes after the one before it and not too far off. What passes is nearly always there; what does not never is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from backend.detection.phrasebook import NONE, Phrasebook
from backend.detection.vocabulary import NUMBER
from backend.reading.tokens import Tokens

Numbers = NDArray[np.int64]
MOST_WORDS, MOST_SENTENCES = 4_000, 512
"""Sifted at a time, so that the tables stay small. A longer sentence is sifted whole."""
NEVER = np.iinfo(np.int32).max


class Candidate(NamedTuple):
    """A sentence that may hold a pattern, and where the words of each of its steps stand there."""

    sentence: int
    starts: list[int]
    ends: list[int]
    """Of each step: its places are all_places[start:end]."""
    all_places: list[int]

    def places(self) -> list[list[int]]:
        """The places of the words of each step."""
        return [self.all_places[start:end] for start, end in zip(self.starts, self.ends, strict=True)]


@dataclass(frozen=True)
class _Stretch:
    """Some sentences, and the rows that their words fit, in the order of the words."""

    begins: Numbers
    """(sentences,): the place of the first word of each."""
    rows: Numbers
    places: Numbers
    """(rows,): the word that fits each."""
    sentences: Numbers
    """(rows,): the sentence of each, from 0 within the stretch."""


def candidates(tokens: Tokens, book: Phrasebook) -> dict[int, list[Candidate]]:
    """By number of the pattern, ascending: the sentences, in order, that may hold it. Time is linear in the words."""
    found: dict[int, list[Candidate]] = {}
    for sentences in _stretches(tokens):
        table = _Table(_stretch(tokens, sentences, book), book)
        for pattern, sentence, starts, ends in table.sift():
            candidate = Candidate(sentences.start + sentence, starts, ends, table.all_places)
            found.setdefault(pattern, []).append(candidate)
    return dict(sorted(found.items()))


def _stretches(tokens: Tokens) -> Iterator[range]:
    first, begins = 0, tokens.begins
    while first < tokens.sentence_count:
        last = int(np.searchsorted(begins, begins[first] + MOST_WORDS, side="right")) - 1
        last = min(max(last, first + 1), first + MOST_SENTENCES, tokens.sentence_count)
        yield range(first, last)
        first = last


def _stretch(tokens: Tokens, sentences: range, book: Phrasebook) -> _Stretch:
    begin, end = tokens.begins[sentences.start], tokens.begins[sentences.stop]
    fits = list(map(book.vocabulary.fits, tokens.words[begin:end]))
    counts = np.fromiter(map(len, fits), dtype=np.int64, count=len(fits)) // NUMBER.itemsize
    return _Stretch(
        begins=np.array(tokens.begins[sentences.start : sentences.stop]),
        rows=np.frombuffer(b"".join(fits), dtype=NUMBER).astype(np.int64),
        places=np.repeat(np.arange(begin, end), counts),
        sentences=np.repeat(tokens.sentences[begin:end] - sentences.start, counts),
    )


class _Table:
    """Where each row that some possible pattern asks for stands in each sentence of a stretch."""

    def __init__(self, stretch: _Stretch, book: Phrasebook) -> None:
        self._book = book
        self._begins = stretch.begins
        is_there = np.zeros(len(book.vocabulary) + 1, dtype=bool)
        is_there[stretch.rows] = True
        is_there[NONE] = True
        self._wanted = np.flatnonzero(is_there[book.needed].all(axis=1))
        is_asked = np.zeros(len(book.vocabulary) + 1, dtype=bool)
        is_asked[book.rows[self._wanted]] = True
        asked = np.flatnonzero(is_asked[:-1])
        self._width = max(len(asked), 1)
        self._column = np.full(len(book.vocabulary) + 1, NONE, dtype=np.int64)
        self._column[asked] = np.arange(len(asked))
        columns = self._column[stretch.rows]
        has_column = columns != NONE
        cells = stretch.sentences[has_column] * self._width + columns[has_column]
        places = stretch.places[has_column]
        size = len(stretch.begins) * self._width
        self._last = np.full(size, NONE, dtype=np.int32)
        self._last[cells] = places
        self._first = np.full(size, NEVER, dtype=np.int32)
        self._first[cells[::-1]] = places[::-1]
        by_cell = np.argsort(cells, kind="stable")
        self._cells = cells[by_cell]
        self.all_places: list[int] = places[by_cell].tolist()

    def sift(self) -> Iterator[tuple[int, int, list[int], list[int]]]:
        """(pattern, sentence, starts, ends) of all that may be there, by sentence (see Candidate)."""
        patterns, sentences = self._possible()
        rows = self._book.rows[patterns]
        cells = np.where(rows == NONE, NONE, self._cell(sentences[:, None], rows))
        starts, ends = np.searchsorted(self._cells, cells), np.searchsorted(self._cells, cells, side="right")
        counts = np.count_nonzero(rows != NONE, axis=1)
        columns = (patterns.tolist(), sentences.tolist(), counts.tolist(), starts.tolist(), ends.tolist())
        for pattern, sentence, count, some_starts, some_ends in zip(*columns, strict=True):
            yield pattern, sentence, some_starts[:count], some_ends[:count]

    def _possible(self) -> tuple[Numbers, Numbers]:
        """(pattern, sentence) wherever each needed row comes after the one before it and not too far off."""
        patterns, sentences = self._pairs()
        needed, reach = self._book.needed, self._book.reach
        if len(patterns):
            opens = self._first[self._cell(sentences, needed[patterns, 0])] == self._begins[sentences]
            fits = opens | ~self._book.opens[patterns]
            patterns, sentences = patterns[fits], sentences[fits]
        for step in range(1, needed.shape[1]):
            rows = needed[patterns, step]
            here, before = self._cell(sentences, rows), self._cell(sentences, needed[patterns, step - 1])
            is_after = self._last[here] > self._first[before]
            is_near = self._first[here] <= self._last[before] + reach[patterns, step]
            fits = (rows == NONE) | (is_after & is_near)
            patterns, sentences = patterns[fits], sentences[fits]
        return patterns, sentences

    def _pairs(self) -> tuple[Numbers, Numbers]:
        """(pattern, sentence) wherever a sentence holds the rarest row of a pattern."""
        columns = self._column[self._book.rarest[self._wanted]]
        by_column = self._wanted[np.argsort(columns, kind="stable")]
        many = np.bincount(columns, minlength=self._width)
        starts = np.cumsum(many) - many
        sentences, found = np.divmod(np.flatnonzero(self._last != NONE), self._width)
        counts = many[found]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return by_column[np.repeat(starts[found], counts) + within], np.repeat(sentences, counts)

    def _cell(self, sentences: Numbers, rows: Numbers) -> Numbers:
        return sentences * self._width + self._column[rows]
