"""The characters of a text as numbers, to be looked at all at once."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from backend.reading.arrays import Codes, Flags

T = TypeVar("T", bound=np.generic)


def codes_of(text: str) -> Codes:
    """(characters,): their code points; half characters too."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def text_of_codes(codes: Codes) -> str:
    """The way back."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def flags_of(count: int, holds: Callable[[str], bool]) -> Flags:
    """(count,): whether it holds for each of the first characters."""
    return np.fromiter((holds(chr(code)) for code in range(count)), dtype=bool, count=count)


def looked_up(codes: Codes, table: NDArray[T]) -> NDArray[T]:
    """What a table says of each character; its last entry stands for all that lie beyond it."""
    return table.take(codes, mode="clip")
