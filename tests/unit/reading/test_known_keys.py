"""Keys are found again, however many stand on one shelf; others are unknown."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from backend.reading.known_keys import MOST_NEWCOMERS, SHIFT, UNKNOWN, no_keys

CROWDED = st.integers(0, 3).map(lambda shelf: shelf << int(SHIFT))
KEYS = st.sets(st.builds(int.__add__, CROWDED, st.integers(0, 40)) | st.integers(0, (1 << 64) - 1), max_size=60)


@given(KEYS, KEYS, KEYS)
def test_what_was_put_there_is_found_and_nothing_else(first: set[int], then: set[int], asked: set[int]) -> None:
    number_of: dict[int, int] = {}
    known = no_keys()
    for keys in (first, then):
        new = sorted(keys - number_of.keys())
        numbers = range(len(number_of), len(number_of) + len(new))
        number_of |= dict(zip(new, numbers, strict=True))
        known = known.with_more(np.array(new, dtype=np.uint64), np.array(numbers, dtype=np.int64))
    everything = [*number_of, *asked]
    found = known.numbers_of(np.array(everything, dtype=np.uint64)).tolist()
    assert found == [number_of.get(key, UNKNOWN) for key in everything]


def test_many_newcomers_move_to_the_shelves_and_are_found_there() -> None:
    known, step = no_keys(), MOST_NEWCOMERS // 3
    for first in range(0, 5 * step, step):
        numbers = np.arange(first, first + step)
        known = known.with_more(numbers.astype(np.uint64) << np.uint64(40), numbers)
    asked = np.arange(5 * step + 1)
    found = known.numbers_of(asked.astype(np.uint64) << np.uint64(40))
    assert found.tolist() == [*range(5 * step), UNKNOWN]
    assert len(known.shelves.keys) > MOST_NEWCOMERS > len(known.keys)
