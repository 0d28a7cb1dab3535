"""Matches that columns of places tell without a look at single words: nearly all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from backend.detection.pairs import Pairs
from backend.detection.phrasebook import NONE, Phrasebook
from backend.detection.row_table import CellPlaces, RowTable
from backend.reading.arrays import Numbers
from backend.reading.ranges import begins_of_runs, ranges
from backend.reading.tokens import Tokens

Match = tuple[int, int, int]
"""Sentence, and where the match begins and ends in the original of its text."""
HIGH = 32
"""Two numbers in one, so that they are sorted together."""


@dataclass(frozen=True)
class Matches:
    """One entry a match, in columns. Sentences and words count from the beginning of the stretch."""

    patterns: Numbers
    sentences: Numbers
    firsts: Numbers
    lasts: Numbers


def settled(table: RowTable, book: Phrasebook, pairs: Pairs) -> Matches:
    """Of plain patterns whose rows stand but once in the sentence."""
    firsts = table.first.take(table.cell(pairs.sentences, book.rows[0].take(pairs.patterns)))
    last_rows = book.rows[book.lengths.take(pairs.patterns) - 1, pairs.patterns]
    lasts = table.last.take(table.cell(pairs.sentences, last_rows))
    begins = table.begins.take(pairs.sentences)
    return Matches(pairs.patterns, pairs.sentences, begins + firsts, begins + lasts)


def short(table: RowTable, book: Phrasebook, pairs: Pairs, cells: Numbers, places: CellPlaces) -> Matches:
    """Of plain patterns of one or two words: from every place of the first word to the nearest one of the second.

    `cells`: (steps, pairs), NONE beyond the last.
    """
    starts, ends = places.bounds(cells[0])
    at, number = ranges(starts, ends - starts)
    firsts = places.at(at)
    patterns, sentences = pairs.patterns.take(number), pairs.sentences.take(number)
    lasts, is_there = places.next(cells[1].take(number), firsts)
    is_single = cells[1].take(number) == NONE
    is_near = is_single | (is_there & (lasts - firsts <= book.reach[1].take(patterns)))
    holds = is_near & (firsts <= book.latest_start.take(patterns))
    begins = table.begins.take(sentences)
    columns = (patterns, sentences, begins + firsts, begins + np.where(is_single, firsts, lasts))
    return Matches(*(column.compress(holds) for column in columns))


def by_pattern(found: Iterable[Matches], tokens: Tokens, first_sentence: int) -> Iterator[tuple[int, list[Match]]]:
    """The matches of each pattern, in order of their places."""
    every = [(m.patterns, m.sentences, m.firsts, m.lasts) for m in found]
    patterns, sentences, firsts, lasts = map(np.concatenate, zip(*every, strict=True))
    order = np.argsort(patterns << HIGH | firsts)
    begin = tokens.begins[first_sentence]
    columns = (
        sentences.take(order) + first_sentence,
        tokens.starts.take(firsts.take(order) + begin),
        tokens.ends.take(lasts.take(order) + begin),
    )
    matches = list(zip(*(column.tolist() for column in columns), strict=True))
    patterns = patterns.take(order)
    starts = begins_of_runs(patterns)
    bounds = pairwise([*starts.tolist(), len(patterns)])
    for pattern, (start, end) in zip(patterns.take(starts).tolist(), bounds, strict=True):
        yield pattern, matches[start:end]
