"""What several checks ask of the same mail is worked out once."""

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import ref

from backend.reading.reading import Reading

T = TypeVar("T")


class OnceAMail(Generic[T]):
    """Remembers the answer about the latest reading, and forgets it with the next one or with the reading itself."""

    def __init__(self, work: Callable[..., T]) -> None:
        self._work = work
        self._kept: tuple[ref[Reading], T] | None = None

    def __call__(self, reading: Reading, *more: object) -> T:
        """The answer of `work`; two threads may both work it out, which does no harm."""
        kept = self._kept
        if kept is not None and kept[0]() is reading:
            return kept[1]
        found = self._work(reading, *more)
        self._kept = (ref(reading, self._forget), found)
        return found

    def _forget(self, _: object) -> None:
        self._kept = None
