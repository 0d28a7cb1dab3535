"""Tells which patterns may stand in which sentences, so that few have to be looked for word by word.

For each sentence and row of words the first and the last place is noted; a pattern is possible where each row that it
needs comes after the one before it and not too far off. What passes is nearly always there; what does not never is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.detection.phrasebook import NONE, Phrasebook
from backend.detection.vocabulary import NUMBER
from backend.reading.tokens import Tokens

Numbers = NDArray[np.int64]
MOST_WORDS, MOST_SENTENCES = 4_000, 512
"""Sifted at a time, so that the tables stay small. A longer sentence is sifted whole."""
NEVER = np.iinfo(np.int32).max


@dataclass(frozen=True)
class Stretch:
    """Some sentences and the rows that their words fit."""

    sentences: range
    begins: Numbers
    """(sentences,): the place of the first word of each."""
    rows: Numbers
    places: Numbers
    """(fits,): a row and the place of the word that fits it, in the order of the places."""
    of_fit: Numbers
    """(fits,): the sentence of each, from 0 within the stretch."""


def possible(tokens: Tokens, book: Phrasebook) -> dict[int, list[int]]:
    """By number of the pattern: the sentences, in order, that may hold it. Time is linear in the words."""
    found: dict[int, list[int]] = {}
    for stretch in _stretches(tokens, book):
        patterns, sentences = _sift(stretch, book)
        for pattern, sentence in zip(patterns.tolist(), sentences.tolist(), strict=True):
            found.setdefault(pattern, []).append(sentence)
    return found


def _stretches(tokens: Tokens, book: Phrasebook) -> Iterator[Stretch]:
    first = 0
    while first < tokens.sentence_count:
        last = first + 1
        while (
            last < min(tokens.sentence_count, first + MOST_SENTENCES)
            and tokens.begins[last + 1] - tokens.begins[first] <= MOST_WORDS
        ):
            last += 1
        yield _stretch(tokens, range(first, last), book)
        first = last


def _stretch(tokens: Tokens, sentences: range, book: Phrasebook) -> Stretch:
    begin, end = tokens.begins[sentences.start], tokens.begins[sentences.stop]
    fits = list(map(book.vocabulary.fits, tokens.words[begin:end]))
    rows = np.frombuffer(b"".join(fits), dtype=NUMBER).astype(np.int64)
    counts = np.fromiter(map(len, fits), dtype=np.int64, count=len(fits)) // NUMBER.itemsize
    places = np.repeat(np.arange(begin, end), counts)
    return Stretch(
        sentences=sentences,
        begins=np.array(tokens.begins[sentences.start : sentences.stop]),
        rows=rows,
        places=places,
        of_fit=np.repeat(tokens.sentences[begin:end] - sentences.start, counts),
    )


def _sift(stretch: Stretch, book: Phrasebook) -> tuple[Numbers, Numbers]:
    """(pattern, sentence) of all that may be there, in order of the patterns and then of the sentences."""
    is_there = np.zeros(len(book.vocabulary) + 1, dtype=bool)
    is_there[stretch.rows] = True
    is_there[NONE] = True
    wanted = np.flatnonzero(is_there[book.needed].all(axis=1))
    table = _Table(stretch, book.needed[wanted], len(book.vocabulary))
    patterns, sentences = table.pairs(wanted, book.rarest[wanted])
    for step in range(book.needed.shape[1]):
        rows = book.needed[patterns, step]
        fits = rows == NONE
        if step == 0:
            fits = ~book.opens[patterns] | (table.first(sentences, rows) == stretch.begins[sentences])
        else:
            before, reach = book.needed[patterns, step - 1], book.reach[patterns, step]
            fits |= (table.last(sentences, rows) > table.first(sentences, before)) & (
                table.first(sentences, rows) <= table.last(sentences, before) + reach
            )
        patterns, sentences = patterns[fits], sentences[fits]
    order = np.argsort(patterns, kind="stable")
    return patterns[order], sentences[order] + stretch.sentences.start


class _Table:
    """First and last place of each row that some pattern needs, in each sentence."""

    def __init__(self, stretch: Stretch, needed: Numbers, all_rows: int) -> None:
        is_needed = np.zeros(all_rows + 1, dtype=bool)
        is_needed[needed] = True
        rows = np.flatnonzero(is_needed[:-1])
        self._column = np.full(all_rows + 1, NONE, dtype=np.int64)
        self._column[rows] = np.arange(len(rows))
        self._width = max(len(rows), 1)
        columns = self._column[stretch.rows]
        has_column = columns != NONE
        cells = stretch.of_fit[has_column] * self._width + columns[has_column]
        places = stretch.places[has_column]
        size = len(stretch.sentences) * self._width
        self._last = np.full(size, NONE, dtype=np.int32)
        self._last[cells] = places
        self._first = np.full(size, NEVER, dtype=np.int32)
        self._first[cells[::-1]] = places[::-1]

    def first(self, sentences: Numbers, rows: Numbers) -> NDArray[np.int32]:
        """Where a word of that row stands first in that sentence; NEVER if none does."""
        return self._first[self._cells(sentences, rows)]

    def last(self, sentences: Numbers, rows: Numbers) -> NDArray[np.int32]:
        """Where a word of that row stands last in that sentence; NONE if none does."""
        return self._last[self._cells(sentences, rows)]

    def pairs(self, patterns: Numbers, rows: Numbers) -> tuple[Numbers, Numbers]:
        """(pattern, sentence) wherever a sentence holds the row that stands beside the pattern, by sentence."""
        columns = self._column[rows]
        by_column = np.argsort(columns, kind="stable")
        many = np.bincount(columns, minlength=self._width)
        starts = np.cumsum(many) - many
        sentences, found = np.divmod(np.flatnonzero(self._last != NONE), self._width)
        counts = many[found]
        ends = np.cumsum(counts)
        within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
        return patterns[by_column[np.repeat(starts[found], counts) + within]], np.repeat(sentences, counts)

    def _cells(self, sentences: Numbers, rows: Numbers) -> Numbers:
        return sentences * self._width + self._column[rows]
