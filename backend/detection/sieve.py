"""Tells which patterns may stand in which sentences, so that few have to be looked for word by word.

For each sentence and row of words the first and the last place is noted; a pattern is possible where each row that it
needs comes after the one before it and not too far off. What passes is nearly always there; what does not never is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import NamedTuple, TypeVar

import numpy as np

from backend.detection.fits import Fits, Flags
from backend.detection.phrasebook import NONE, Phrasebook
from backend.detection.row_table import RowTable
from backend.reading.ranges import Numbers, begins_of_runs
from backend.reading.tokens import Tokens

MOST_WORDS, MOST_SENTENCES = 4_000, 512
"""Sifted at a time, so that the tables stay small. A longer sentence is sifted whole."""
HIGH, LOW = 32, (1 << 32) - 1
"""Two numbers in one, so that they are sorted together."""
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

    def places(self, steps: int) -> list[Sequence[int]]:
        """The places of the words of each of so many steps."""
        return [self.all_places[self.starts[step] : self.ends[step]] for step in range(steps)]


@dataclass(frozen=True)
class Sifted:
    """What is left of the patterns, by their numbers, in order of the sentences."""

    settled: dict[int, list[Match]] = field(default_factory=dict)
    """The only match in its sentence, and certain."""
    open: dict[int, list[Candidate]] = field(default_factory=dict)
    """To be looked for word by word."""


@dataclass
class _Pairs:
    """Patterns and the sentences that may hold them, one entry each."""

    patterns: Numbers
    sentences: Numbers
    is_settled: Flags

    def only(self, these: Flags) -> "_Pairs":
        places = these.nonzero()[0]
        return _Pairs(self.patterns.take(places), self.sentences.take(places), self.is_settled.take(places))


def sift(tokens: Tokens, book: Phrasebook) -> Sifted:
    """All patterns of the book over all sentences. Time is linear in the words."""
    sifted = Sifted()
    fits = Fits.of(tokens.distinct, book.fitting_rows.of(tokens.word_numbers, tokens.numbers_used))
    for stretch in _stretches(tokens):
        table = RowTable(tokens, stretch, fits, book)
        possible = _possible(table, book)
        settled, still_open = possible.only(possible.is_settled), possible.only(~possible.is_settled)
        for pattern, matches in _settled(table, book, stretch, settled):
            sifted.settled.setdefault(pattern, []).extend(matches)
        for pattern, candidates in _open(table, book, stretch, still_open):
            sifted.open.setdefault(pattern, []).extend(candidates)
    return sifted


def _stretches(tokens: Tokens) -> Iterator[range]:
    first, begins = 0, np.array(tokens.begins)
    while first < tokens.sentence_count:
        last = int(np.searchsorted(begins, begins[first] + MOST_WORDS, side="right")) - 1
        last = min(max(last, first + 1), first + MOST_SENTENCES, tokens.sentence_count)
        yield range(first, last)
        first = last


def _possible(table: RowTable, book: Phrasebook) -> _Pairs:
    """Wherever each needed row comes after the one before it and not too far off.

    In order of the patterns and then of the sentences. Settled is where each row stands but once and the pattern
    has nothing else to it: then it is there.
    """
    patterns, sentences = table.pairs()
    cells = table.cell(sentences, book.needed[0, patterns])
    holds = table.first[cells] <= table.begins[sentences] + book.latest_start[patterns]
    is_settled = book.is_plain[patterns] & (table.first[cells] == table.last[cells])
    pairs, found = _Pairs(patterns, sentences, is_settled).only(holds), []
    before = cells[holds]
    for needed, reach in zip(book.needed[1:], book.reach[1:], strict=True):
        is_over = needed.take(pairs.patterns) == NONE
        found.append(pairs.only(is_over))
        pairs, before = pairs.only(~is_over), before[~is_over]
        if not len(pairs.patterns):
            break
        here = table.cell(pairs.sentences, needed.take(pairs.patterns))
        is_after = table.last[here] > table.first[before]
        is_near = table.first[here] <= table.last[before] + reach[pairs.patterns]
        holds = is_after & is_near
        pairs.is_settled &= table.first[here] == table.last[here]
        pairs, before = pairs.only(holds), here[holds]
    return _in_order([*found, pairs])


def _in_order(found: list[_Pairs]) -> _Pairs:
    patterns = np.concatenate([pairs.patterns for pairs in found])
    sentences = np.concatenate([pairs.sentences for pairs in found])
    is_settled = np.concatenate([pairs.is_settled for pairs in found])
    order = np.argsort(patterns, kind="stable")
    return _Pairs(patterns[order], sentences[order], is_settled[order])


def _settled(
    table: RowTable, book: Phrasebook, stretch: range, pairs: _Pairs
) -> Iterator[tuple[int, list[Match]]]:
    """The matches of plain patterns whose rows stand but once."""
    patterns, sentences = pairs.patterns, pairs.sentences
    firsts = table.begin + table.first[table.cell(sentences, book.rows[0, patterns])].astype(np.int64)
    last_rows = book.rows[book.lengths[patterns] - 1, patterns]
    lasts = table.begin + table.last[table.cell(sentences, last_rows)].astype(np.int64)
    numbers = sentences + stretch.start
    yield from _grouped(patterns, zip(numbers.tolist(), firsts.tolist(), lasts.tolist(), strict=True))


def _open(
    table: RowTable, book: Phrasebook, stretch: range, pairs: _Pairs
) -> Iterator[tuple[int, list[Candidate]]]:
    """Where the words of each step stand."""
    patterns, sentences = pairs.patterns, pairs.sentences
    rows = book.rows[:, patterns].T
    cells = np.where(rows == NONE, NONE, table.cell(sentences[:, None], rows))
    is_asked = np.zeros(len(table.first) + 1, dtype=bool)
    is_asked[cells] = True
    asked = np.flatnonzero(is_asked.take(table.cells))
    in_order = np.sort(table.cells.take(asked) << HIGH | table.places.take(asked))
    places = (table.begin + (in_order & LOW)).tolist()
    starts, ends = np.searchsorted(in_order, cells << HIGH), np.searchsorted(in_order, cells + 1 << HIGH)
    numbers = (sentences + stretch.start).tolist()
    yield from _grouped(patterns, map(Candidate, numbers, starts.tolist(), ends.tolist(), repeat(places)))


def _grouped(patterns: Numbers, rows: Iterable[T]) -> Iterator[tuple[int, list[T]]]:
    """The rows of each pattern together; `patterns` ascend."""
    every = list(rows)
    starts = begins_of_runs(patterns)
    bounds = [*starts.tolist(), len(patterns)]
    for pattern, (start, end) in zip(patterns[starts].tolist(), pairwise(bounds), strict=True):
        yield pattern, every[start:end]
