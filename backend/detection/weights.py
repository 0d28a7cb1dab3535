"""What training gave: weights of n-grams and facts for each head, and the thresholds above which a head speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import count

import numpy as np
from numpy.typing import NDArray

from backend.detection.text_facts import NAMES
from backend.domain.finding import Signal
from backend.reading.arrays import Numbers
from backend.reading.ranges import begins_of_runs

Table = NDArray[np.float32]


class Reads(StrEnum):
    """Which words a head looks at."""

    MAIL = "mail"
    NEW_TEXT = "new_text"
    SUBJECT = "subject"


class Asked(StrEnum):
    """Which mails a head is asked about."""

    RECEIVED = "received"
    FROM_OUTSIDE = "from_outside"
    FROM_COLLEAGUE = "from_colleague"
    DRAFT = "draft"
    ALL = "all"


@dataclass(frozen=True)
class Head:
    """One thing that the model has learnt to see. Scores are log-odds."""

    name: str
    signal: Signal
    because: str
    """One line of plain Swedish, shown with the sentences that weighed most."""
    reads: Reads
    asked: Asked
    likely: float
    possible: float
    sentence_share: float = 0.0
    """How much the most telling sentence counts against the mail as a whole, 0–1."""


@dataclass(frozen=True)
class Weights:
    """Columns: one for each head's whole mail, then one for the sentences of each head that has a sentence share."""

    heads: tuple[Head, ...]
    row_of: NDArray[np.int32]
    """(buckets,): row in `table` of each n-gram; row 0 stands for those that training has not kept."""
    table: NDArray[np.int8]
    """(rows, columns): weight times rarity, in steps of `step`."""
    step: Table
    rarity: Table
    """(rows,): idf; 0 in row 0."""
    bias: Table
    facts: Mapping[str, Table] = field(default_factory=dict)
    version: str = ""

    @cached_property
    def sentence_columns(self) -> Numbers:
        """(heads,): the column that each weighs sentences by; its only one where it has no sentence share."""
        next_one = count(len(self.heads))
        return np.array([next(next_one) if head.sentence_share else n for n, head in enumerate(self.heads)])

    @cached_property
    def heads_that_read(self) -> Mapping[tuple[Reads, bool, bool], Numbers]:
        """The numbers of the heads by what they read, whether sentence by sentence too, and whether in drafts only."""
        kinds = [(head.reads, head.sentence_share > 0, head.asked is Asked.DRAFT) for head in self.heads]
        return {kind: np.array([n for n, other in enumerate(kinds) if other == kind]) for kind in set(kinds)}

    @cached_property
    def sentence_shares(self) -> NDArray[np.float64]:
        """(heads,)"""
        return np.array([head.sentence_share for head in self.heads])

    @cached_property
    def _fact_numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.facts)}

    @cached_property
    def _fact_table(self) -> Table:
        """(facts, columns)"""
        return np.array(list(self.facts.values()), dtype=np.float32).reshape(len(self.facts), len(self.step))

    @cached_property
    def of_text_facts(self) -> Table:
        """(4, columns): of the facts that each stretch has of its own."""
        none = np.zeros(len(self.step), dtype=np.float32)
        return np.stack([self.facts.get(name, none) for name in NAMES])

    def weigh_facts(self, values: Mapping[str, float]) -> Table:
        """(columns,): what the facts weigh together. Those that training has not kept weigh nothing."""
        known = {self._fact_numbers[name]: value for name, value in values.items() if name in self._fact_numbers}
        rows = self._fact_table.take(list(known), axis=0) if known else self._fact_table[:0]
        return np.array(list(known.values()), dtype=np.float32) @ rows

    def add(self, sums: Table, buckets: Numbers, owners: Numbers) -> None:
        """Adds to the row of each owner what its n-grams weigh, and in the last column their squared length.

        `sums`: (owners, columns + 1); `owners` must ascend. N-grams that training has not kept weigh nothing.
        """
        rows = self.row_of.take(buckets)
        is_kept = rows > 0
        rows, owners = rows.compress(is_kept), owners.compress(is_kept)
        if len(rows):
            starts = begins_of_runs(owners)
            steps = np.add.reduceat(self.table.take(rows, axis=0), starts, axis=0, dtype=np.int32)
            lengths = np.add.reduceat(np.square(self.rarity.take(rows)), starts)
            more = np.empty((len(starts), sums.shape[1]), dtype=np.float32)
            np.multiply(steps, self.step, out=more[:, :-1])
            more[:, -1] = lengths
            sums[owners.take(starts)] += more

    def with_thresholds(self, thresholds: Sequence[tuple[float, float]]) -> "Weights":
        """The same model, speaking from (likely, possible) of each head on."""
        pairs = zip(self.heads, thresholds, strict=True)
        return replace(
            self, heads=tuple(replace(h, likely=likely, possible=maybe) for h, (likely, maybe) in pairs)
        )
