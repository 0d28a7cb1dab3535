"""Keys and the number of each, looked up thousands at a time."""

from dataclasses import dataclass

import numpy as np

from backend.reading.arrays import Keys, Numbers

UNKNOWN = -1
SHIFT = np.uint64(48)
SHELVES = 1 << 16
"""Keys stand on shelves by their first bits; most shelves hold one key or none."""
MOST_NEWCOMERS = 1_000
"""Keys that wait in a row of their own, so that the shelves are not built anew for each mail with a new word."""
NO_KEYS, NO_NUMBERS = np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Shelves:
    """Never changed, so that they are read without a lock."""

    keys: Keys
    """Ascending, and one more at the end that stands for none."""
    numbers: Numbers
    """Of each key, and UNKNOWN at the end."""
    starts: Numbers
    """(SHELVES,): where each shelf begins in `keys`."""
    fullest: int
    """How many keys stand on the fullest shelf."""

    @classmethod
    def of(cls, keys: Keys, numbers: Numbers) -> "Shelves":
        """`keys` ascend."""
        counts = np.bincount((keys >> SHIFT).view(np.int64), minlength=SHELVES)
        ended = np.append(keys, np.uint64(0)), np.append(numbers, UNKNOWN)
        return cls(*ended, np.cumsum(counts) - counts, int(counts.max()))

    def numbers_of(self, keys: Keys) -> Numbers:
        """(keys,): UNKNOWN where there is none. Looks at the first key of each shelf, then at the next ones."""
        numbers = np.full(len(keys), UNKNOWN)
        places, at = np.arange(len(keys)), self.starts.take((keys >> SHIFT).view(np.int64))
        for _ in range(self.fullest):
            is_it = self.keys.take(at) == keys
            numbers[places.compress(is_it)] = self.numbers.take(at.compress(is_it))
            is_other = ~is_it
            places, keys = places.compress(is_other), keys.compress(is_other)
            if not len(places):
                break
            at = np.minimum(at.compress(is_other) + 1, len(self.keys) - 1)
        return numbers

    def with_more(self, keys: Keys, numbers: Numbers) -> "Shelves":
        """These and others; both ascend."""
        return Shelves.of(*_merged(self.keys[:-1], self.numbers[:-1], keys, numbers))


@dataclass(frozen=True, eq=False)
class KnownKeys:
    """Shelves, and newcomers that have no place there yet. Never changed either."""

    shelves: Shelves
    keys: Keys
    """(newcomers,): ascending."""
    numbers: Numbers
    """(newcomers,)"""

    def numbers_of(self, keys: Keys) -> Numbers:
        """(keys,): UNKNOWN where there is none."""
        numbers = self.shelves.numbers_of(keys)
        rest = (numbers == UNKNOWN).nonzero()[0]
        if len(rest) and len(self.keys):
            asked = keys.take(rest)
            at = np.minimum(np.searchsorted(self.keys, asked), len(self.keys) - 1)
            numbers[rest] = np.where(self.keys.take(at) == asked, self.numbers.take(at), UNKNOWN)
        return numbers

    def with_more(self, keys: Keys, numbers: Numbers) -> "KnownKeys":
        """These and others, which ascend."""
        newcomers = _merged(self.keys, self.numbers, keys, numbers)
        if len(newcomers[0]) <= MOST_NEWCOMERS:
            return KnownKeys(self.shelves, *newcomers)
        return KnownKeys(self.shelves.with_more(*newcomers), NO_KEYS, NO_NUMBERS)


def no_keys() -> KnownKeys:
    """To begin with."""
    return KnownKeys(Shelves.of(NO_KEYS, NO_NUMBERS), NO_KEYS, NO_NUMBERS)


def _merged(keys: Keys, numbers: Numbers, more: Keys, their_numbers: Numbers) -> tuple[Keys, Numbers]:
    at = np.searchsorted(keys, more)
    return np.insert(keys, at, more), np.insert(numbers, at, their_numbers)
