"""Tables of what is known of each numbered word, worked out once a word."""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import DTypeLike, NDArray

from backend.reading.arrays import Numbers
from backend.reading.word_numbers import WordNumbers

BLOCK = 4_000
"""Words worked out at a time, so that memory stays small."""
FIRST_SIZE = 1_024


class WordTable(Protocol):
    """One entry a word, in order of their numbers. Read without a lock while it grows: `len` must grow last."""

    def __len__(self) -> int:
        """How many words are ready to be read."""

    def extend(self, words: Sequence[str]) -> None:
        """Works out what is known of the next words."""


T = TypeVar("T", bound=WordTable)


class WordTables(Generic[T]):
    """Keeps a table for each numbering in use, and forgets it with the numbering. Safe to ask from several threads."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._tables: WeakKeyDictionary[WordNumbers, T] = WeakKeyDictionary()
        self._lock = Lock()

    def of(self, word_numbers: WordNumbers, numbers: Numbers) -> T:
        """The table with at least the words of those numbers."""
        count = 1 + int(numbers.max(initial=-1))
        table = self._tables.get(word_numbers)
        while table is None or len(table) < count:
            with self._lock:
                table = self._tables.setdefault(word_numbers, table or self._make())
                table.extend(word_numbers.words[len(table) : min(count, len(table) + BLOCK)])
        return table


class Growing:
    """An array that grows at its end. Whoever has taken `values` can go on reading them."""

    def __init__(self, kind: DTypeLike, *width: int) -> None:
        self._room: NDArray[Any] = np.empty((FIRST_SIZE, *width), dtype=kind)
        self._count = 0

    def __len__(self) -> int:
        """How many entries."""
        return self._count

    @property
    def values(self) -> NDArray[Any]:
        """All entries."""
        return self._room[: self._count]

    def extend(self, more: NDArray[Any]) -> None:
        """Adds entries at the end."""
        count = self._count + len(more)
        if count > len(self._room):
            room = np.empty((max(count, 2 * len(self._room)), *self._room.shape[1:]), dtype=self._room.dtype)
            room[: self._count] = self.values
            self._room = room
        self._room[self._count : count] = more
        self._count = count
