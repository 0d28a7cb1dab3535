"""Patterns made ready for search: numbered, and laid out in tables that thousands of them are sifted by at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import numpy as np

from backend.detection.pattern import Pattern
from backend.detection.vocabulary import FittingRows, Vocabulary
from backend.detection.word_tables import WordTables
from backend.reading.arrays import Flags, Numbers

NONE = -1
SHORT = 2
"""Steps of patterns that are matched in columns. All tables are at least so high."""
SIFTED = 4
"""Needed steps that the sieve looks at; what stands so far nearly always goes on."""
ANYWHERE = np.iinfo(np.int64).max // 2


@dataclass(frozen=True, eq=False)
class Ragged:
    """Numbers of each pattern, one pattern after the other; at least one each."""

    numbers: Numbers
    starts: Numbers
    counts: Numbers

    @classmethod
    def of(cls, lists: list[list[int]]) -> "Ragged":
        """One list a pattern."""
        counts = np.fromiter(map(len, lists), dtype=np.int64, count=len(lists))
        numbers = np.fromiter(chain.from_iterable(lists), dtype=np.int64)
        return cls(numbers, np.cumsum(counts) - counts, counts)


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """Some patterns and the rows of words that they ask for. Equal patterns have one number."""

    patterns: tuple[Pattern, ...]
    vocabulary: Vocabulary = field(repr=False)

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> "Phrasebook":
        """Numbers them in order."""
        numbered = tuple({pattern.source: pattern for pattern in patterns}.values())
        rows = (step.words for pattern in numbered for step in pattern.steps)
        return cls(numbered, Vocabulary(rows))

    @cached_property
    def fitting_rows(self) -> WordTables[FittingRows]:
        """The rows that each word fits."""
        return WordTables(lambda: FittingRows(self.vocabulary))

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The number of a pattern by its source."""
        return {pattern.source: number for number, pattern in enumerate(self.patterns)}

    @cached_property
    def _numbers(self) -> dict[tuple[str, ...], frozenset[int]]:
        return {}

    def numbers_of(self, sources: tuple[str, ...]) -> frozenset[int]:
        """The numbers of some patterns that are asked for together, mail after mail."""
        if sources not in self._numbers:
            self._numbers[sources] = frozenset(map(self.number_of.__getitem__, sources))
        return self._numbers[sources]

    @cached_property
    def rows(self) -> Numbers:
        """(most steps, patterns): the rows of all steps, in order; NONE beyond the last."""
        return self._table([[self._row(step.words) for step in pattern.steps] for pattern in self.patterns])

    @cached_property
    def needed(self) -> Numbers:
        """(SIFTED, patterns): the first rows that must be there, in order; NONE beyond the last."""
        return self._table([[self._row(step.words) for step in pattern.needed] for pattern in self.patterns])[
            :SIFTED
        ]

    @cached_property
    def needed_in_a_row(self) -> Ragged:
        """The rows of all needed steps, one after the other."""
        return Ragged.of([[self._row(step.words) for step in pattern.needed] for pattern in self.patterns])

    @cached_property
    def rows_in_a_row(self) -> Ragged:
        """The rows of all steps one after the other."""
        return Ragged.of([[self._row(step.words) for step in pattern.steps] for pattern in self.patterns])

    @cached_property
    def reach(self) -> Numbers:
        """(SIFTED, patterns): how many words after the needed one before it each may stand at most."""
        return self._table([[step.gap + 1 for step in pattern.needed] for pattern in self.patterns])[:SIFTED]

    @cached_property
    def latest_start(self) -> Numbers:
        """(patterns,): how many words may stand before them in their sentence; ANYWHERE for most."""
        starts = (pattern.gap_at_start if pattern.at_start else ANYWHERE for pattern in self.patterns)
        return np.fromiter(starts, dtype=np.int64, count=len(self.patterns))

    @cached_property
    def is_plain(self) -> Flags:
        """(patterns,): true where every step must be there and no step need end the sentence."""
        return np.array(
            [not p.at_end and not any(s.is_optional for s in p.steps) for p in self.patterns], dtype=bool
        )

    @cached_property
    def is_short(self) -> Flags:
        """(patterns,): true for plain ones of few steps."""
        return self.is_plain & (self.lengths <= SHORT)

    @cached_property
    def can_settle(self) -> Flags:
        """(patterns,): true for plain ones that the sieve looks at as a whole."""
        return self.is_plain & (self.lengths <= SIFTED)

    @cached_property
    def latest_end(self) -> Numbers:
        """(patterns,): how many words may stand after the last one in its sentence; ANYWHERE for most."""
        ends = (p.gap_at_end if p.at_end and not p.steps[-1].is_optional else ANYWHERE for p in self.patterns)
        return np.fromiter(ends, dtype=np.int64, count=len(self.patterns))

    @cached_property
    def lengths(self) -> Numbers:
        """(patterns,): how many steps."""
        return np.array([len(pattern.steps) for pattern in self.patterns], dtype=np.int64)

    def _row(self, words: frozenset[str]) -> int:
        return self.vocabulary.number_of[words]

    def _table(self, rows: list[list[int]]) -> Numbers:
        table = np.full((max([SHORT, *map(len, rows)]), len(rows)), NONE, dtype=np.int64)
        for number, row in enumerate(rows):
            table[: len(row), number] = row
        return table
