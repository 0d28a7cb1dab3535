"""What is known of a word is worked out once, and forgotten with its number."""

import gc
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from weakref import ref

import numpy as np

from backend.detection.word_tables import FIRST_SIZE, Growing, WordTables
from backend.reading.word_numbers import WordNumbers
from backend.reading.written_words import written_out


class Lengths:
    """A table of how long words are, and a note of what was asked."""

    def __init__(self) -> None:
        self.lengths = Growing(np.int64)
        self.worked_out: list[str] = []

    def __len__(self) -> int:
        return len(self.lengths)

    def extend(self, words: Sequence[str]) -> None:
        self.worked_out += words
        self.lengths.extend(np.array([len(word) for word in words]))


def test_each_word_is_worked_out_once() -> None:
    numbers, tables = WordNumbers(), WordTables(Lengths)
    numbers.of(written_out(["en", "sten"]))
    tables.of(numbers, np.arange(2))
    numbers.of(written_out(["sten", "husen", "båten"]))
    table = tables.of(numbers, np.arange(3))
    assert table.worked_out == ["en", "sten", "husen"]
    assert table.lengths.values.tolist() == [2, 4, 5]


def test_threads_work_each_word_out_once() -> None:
    numbers, tables = WordNumbers(), WordTables(Lengths)
    numbers.of(written_out([f"ord{n}" for n in range(3_000)]))
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda count: tables.of(numbers, np.arange(count)), range(200, 3_001, 200)))
    (table,) = found
    assert table.worked_out == numbers.words


def test_a_table_goes_when_its_numbers_go() -> None:
    numbers, tables = WordNumbers(), WordTables(Lengths)
    numbers.of(written_out(["en"]))
    table = ref(tables.of(numbers, np.arange(1)))
    assert table() is not None
    del numbers
    gc.collect()
    assert table() is None


def test_an_array_grows_and_what_was_taken_stays() -> None:
    column = Growing(np.int64, 2)
    column.extend(np.ones((FIRST_SIZE, 2), dtype=np.int64))
    taken = column.values
    column.extend(np.full((3 * FIRST_SIZE, 2), 7))
    assert len(column) == 4 * FIRST_SIZE
    assert taken.tolist() == column.values[:FIRST_SIZE].tolist()
    assert (column.values[FIRST_SIZE:] == 7).all()
