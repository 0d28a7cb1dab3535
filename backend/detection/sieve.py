"""Tells which patterns may stand in which sentences, so that few have to be looked for word by word.

For each sentence and row of words the first and the last place is noted; a pattern is possible where each row that it
needs comes after the one before it and not too far off. What passes is nearly always there; what does not never is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

import numpy as np

from backend.detection.fits import Fits
from backend.detection.matches import Match, by_pattern, settled, short
from backend.detection.pairs import Pairs, joined
from backend.detection.phrasebook import NONE, Phrasebook
from backend.detection.row_table import CellPlaces, RowTable
from backend.reading.arrays import Numbers
from backend.reading.tokens import Tokens

MOST_WORDS, MOST_SENTENCES = 4_000, 512
"""Sifted at a time, so that the tables stay small. A longer sentence is sifted whole."""


class Candidate(NamedTuple):
    """A sentence that may hold a pattern, and where the words of each of its steps stand in it, counted from 0."""

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
    """What is left of the patterns, by their numbers."""

    found: dict[int, list[Match]] = field(default_factory=dict)
    """Certain already."""
    open: dict[int, list[Candidate]] = field(default_factory=dict)
    """To be looked for word by word."""


def sift(tokens: Tokens, book: Phrasebook) -> Sifted:
    """All patterns of the book over all sentences. Time is linear in the words."""
    sifted = Sifted()
    fits = Fits.of(tokens.distinct, book.fitting_rows.of(tokens.word_numbers, tokens.distinct))
    for stretch in _stretches(tokens):
        table = RowTable(tokens, stretch, fits, book)
        possible = _possible(table, book)
        unsettled = possible.only(~possible.is_settled)
        cells = _cells(table, book, unsettled)
        places = table.places_of(cells)
        is_short = book.is_short.take(unsettled.patterns)
        certain = (
            settled(table, book, possible.only(possible.is_settled)),
            short(table, book, unsettled.only(is_short), cells.compress(is_short, axis=1), places),
        )
        for pattern, matches in by_pattern(certain, tokens, stretch.start):
            sifted.found.setdefault(pattern, []).extend(matches)
        rest, cells = unsettled.only(~is_short), cells.compress(~is_short, axis=1)
        for pattern, candidate in _open(stretch, rest, cells, places):
            sifted.open.setdefault(pattern, []).append(candidate)
    return sifted


def _stretches(tokens: Tokens) -> Iterator[range]:
    first, begins = 0, np.array(tokens.begins)
    while first < tokens.sentence_count:
        last = int(np.searchsorted(begins, begins[first] + MOST_WORDS, side="right")) - 1
        last = min(max(last, first + 1), first + MOST_SENTENCES, tokens.sentence_count)
        yield range(first, last)
        first = last


def _possible(table: RowTable, book: Phrasebook) -> Pairs:
    """Wherever each needed row comes after the one before it and not too far off.

    Settled is where each row stands but once and the pattern has nothing else to it: then it is there.
    """
    patterns, sentences = table.pairs()
    cells = table.cell(sentences, book.needed[0].take(patterns))
    first = table.first.take(cells)
    holds = first <= book.latest_start.take(patterns)
    is_settled = book.can_settle.take(patterns) & (first == table.last.take(cells))
    pairs, found = Pairs(patterns, sentences, is_settled).only(holds), []
    before = cells.compress(holds)
    for needed, reach in zip(book.needed[1:], book.reach[1:], strict=True):
        is_over = needed.take(pairs.patterns) == NONE
        found.append(pairs.only(is_over))
        pairs, before = pairs.only(~is_over), before.compress(~is_over)
        if not len(pairs.patterns):
            break
        here = table.cell(pairs.sentences, needed.take(pairs.patterns))
        first, last = table.first.take(here), table.last.take(here)
        is_after = last > table.first.take(before)
        is_near = first <= table.last.take(before) + reach.take(pairs.patterns)
        holds = is_after & is_near
        pairs.is_settled &= first == last
        pairs, before = pairs.only(holds), here.compress(holds)
    return _ending_well(joined([*found, pairs]), table, book)


def _ending_well(pairs: Pairs, table: RowTable, book: Phrasebook) -> Pairs:
    """Without those that must end the sentence and cannot, as their last word stands too early."""
    last_rows = book.rows[book.lengths.take(pairs.patterns) - 1, pairs.patterns]
    last = table.last.take(table.cell(pairs.sentences, last_rows))
    return pairs.only(last + 1 + book.latest_end.take(pairs.patterns) >= table.sizes.take(pairs.sentences))


def _cells(table: RowTable, book: Phrasebook, pairs: Pairs) -> Numbers:
    """(most steps, pairs): the cells of all steps, NONE beyond the last."""
    rows = book.rows.take(pairs.patterns, axis=1)
    return np.where(rows == NONE, NONE, table.cell(pairs.sentences, rows))


def _open(stretch: range, pairs: Pairs, cells: Numbers, places: CellPlaces) -> Iterator[tuple[int, Candidate]]:
    """Where the words of each step stand in their sentence."""
    starts, ends = places.bounds(cells.T)
    every_place = places.all().tolist()
    numbers = (pairs.sentences + stretch.start).tolist()
    candidates = map(Candidate, numbers, starts.tolist(), ends.tolist(), repeat(every_place))
    return zip(pairs.patterns.tolist(), candidates, strict=True)
