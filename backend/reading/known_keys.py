"""Keys and the number of each, looked up thousands at a time."""

from dataclasses import dataclass

import numpy as np

from backend.reading.arrays import Keys, Numbers

UNKNOWN = -1
SHIFT = np.uint64(48)
SHELVES = 1 << 16
"""Keys stand on shelves by their first bits; most shelves hold one key or none."""


@dataclass(frozen=True, eq=False)
class KnownKeys:
    """Never changed, so that it is read without a lock."""

    keys: Keys
    """Ascending, and one more at the end that stands for none."""
    numbers: Numbers
    """Of each key, and UNKNOWN at the end."""
    shelves: Numbers
    """(SHELVES,): where each shelf begins in `keys`."""
    fullest: int
    """How many keys stand on the fullest shelf."""

    @classmethod
    def of(cls, keys: Keys, numbers: Numbers) -> "KnownKeys":
        """`keys` ascend."""
        counts = np.bincount((keys >> SHIFT).view(np.int64), minlength=SHELVES)
        ended = np.append(keys, np.uint64(0)), np.append(numbers, UNKNOWN)
        return cls(*ended, np.cumsum(counts) - counts, int(counts.max()))

    def numbers_of(self, keys: Keys) -> Numbers:
        """(keys,): UNKNOWN where there is none. Looks at the first key of each shelf, then at the next ones."""
        numbers = np.full(len(keys), UNKNOWN)
        places, at = np.arange(len(keys)), self.shelves.take((keys >> SHIFT).view(np.int64))
        for _ in range(self.fullest):
            is_it = self.keys.take(at) == keys
            numbers[places.compress(is_it)] = self.numbers.take(at.compress(is_it))
            is_other = ~is_it
            places, keys = places.compress(is_other), keys.compress(is_other)
            if not len(places):
                break
            at = np.minimum(at.compress(is_other) + 1, len(self.keys) - 1)
        return numbers

    def with_more(self, keys: Keys, numbers: Numbers) -> "KnownKeys":
        """These and others; both ascend."""
        at = np.searchsorted(self.keys[:-1], keys)
        return KnownKeys.of(np.insert(self.keys[:-1], at, keys), np.insert(self.numbers[:-1], at, numbers))
