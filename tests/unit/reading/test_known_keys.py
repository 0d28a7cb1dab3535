"""Keys are found again, however many stand on one shelf; others are unknown."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from backend.reading.known_keys import SHIFT, UNKNOWN, KnownKeys

CROWDED = st.integers(0, 3).map(lambda shelf: shelf << int(SHIFT))
KEYS = st.sets(st.builds(int.__add__, CROWDED, st.integers(0, 40)) | st.integers(0, (1 << 64) - 1), max_size=60)


@given(KEYS, KEYS, KEYS)
def test_what_was_put_there_is_found_and_nothing_else(first: set[int], then: set[int], asked: set[int]) -> None:
    number_of: dict[int, int] = {}
    known = KnownKeys.of(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))
    for keys in (first, then):
        new = sorted(keys - number_of.keys())
        numbers = range(len(number_of), len(number_of) + len(new))
        number_of |= dict(zip(new, numbers, strict=True))
        known = known.with_more(np.array(new, dtype=np.uint64), np.array(numbers, dtype=np.int64))
    everything = [*number_of, *asked]
    found = known.numbers_of(np.array(everything, dtype=np.uint64)).tolist()
    assert found == [number_of.get(key, UNKNOWN) for key in everything]
