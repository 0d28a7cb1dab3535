"""The words of a text as they stand in it, told apart by keys instead of strings: thousands at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from secrets import randbits

import numpy as np

from backend.reading.arrays import Codes, Keys, Kinds, Numbers
from backend.reading.characters import codes_of, looked_up
from backend.reading.token import LONGEST_WORD

LETTER, SYMBOL = 1, 2
SYMBOLS = (("☀", "➿"), ("\U0001f300", "\U0001faff"))
LAST = 0x20000
BLOCK = 1 << 14
"""Characters whose words get their keys at a time, so that memory stays small."""
MODULUS = 1 << 64
BASE = randbits(61) * 8 + 5
SALT = np.uint64(randbits(64)), np.uint64(randbits(63) * 2 + 1)
"""Others in each process: whoever writes a mail cannot make up two words with the same key."""


def _powers(base: int, first: int) -> Keys:
    """From base to the power of `first` on."""
    factors = np.full(BLOCK + LONGEST_WORD, base % MODULUS, dtype=np.uint64)
    factors[0] = pow(base, first, MODULUS)
    return np.cumprod(factors, dtype=np.uint64)


POWERS, BACK = _powers(BASE, 1), _powers(pow(BASE, -1, MODULUS), 0)
"""Of a letter by its place, and of a word by the place that it begins at, so that places do not count."""
LENGTHS = _powers(randbits(61) * 8 + 5, 1)[: LONGEST_WORD + 1]
"""Tells words of different lengths apart."""


@dataclass(frozen=True, eq=False)
class WrittenWords:
    """Words of a folded text in order."""

    text: str = field(repr=False)
    codes: Codes = field(repr=False)
    """(characters,): the text as numbers."""
    starts: Numbers = field(repr=False)
    ends: Numbers = field(repr=False)

    def __len__(self) -> int:
        """How many words."""
        return len(self.starts)

    @cached_property
    def keys(self) -> Keys:
        """(words,): the same for equal words, another one for others; a long word counts as far as LONGEST_WORD.

        A word is read as a number of base BASE, modulo 2 to the power of 64 (R. M. Karp and M. O. Rabin, 1987). Some
        rows of code points are nothing in any such base; hence each letter first gets a value of its own.
        """
        keys = np.empty(len(self), dtype=np.uint64)
        lengths = np.minimum(self.ends - self.starts, LONGEST_WORD)
        for words in self._blocks():
            starts, first = self.starts[words], int(self.starts[words.start])
            codes = self.codes[first : first + len(POWERS)]
            values = _values_of(codes) * POWERS[: len(codes)]
            sums, here = np.cumsum(values), starts - first
            of_each = sums.take(here + lengths[words] - 1) - sums.take(here) + values.take(here)
            keys[words] = of_each * BACK.take(here)
        keys += LENGTHS.take(lengths)
        return keys

    def spelled(self, places: Sequence[int]) -> list[str]:
        """Some of the words, no longer than LONGEST_WORD."""
        starts, ends = self.starts, self.ends
        return [self.text[starts[place] : min(ends[place], starts[place] + LONGEST_WORD)] for place in places]

    def part(self, words: slice, start: int, text: str) -> "WrittenWords":
        """Some of the words as those of a text that begins at that place of the whole."""
        codes = self.codes[start : start + len(text)]
        return WrittenWords(text, codes, self.starts[words] - start, self.ends[words] - start)

    def _blocks(self) -> Iterator[slice]:
        first = 0
        while first < len(self):
            end = int(np.searchsorted(self.starts, self.starts[first] + BLOCK))
            yield slice(first, end)
            first = end


def written_out(words: Sequence[str]) -> WrittenWords:
    """Those words, one after the other; they hold no spaces."""
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    ends = np.cumsum(lengths + 1) - 1
    text = " ".join(words)
    return WrittenWords(text, codes_of(text), ends - lengths, ends)


def words_in(folded_text: str) -> WrittenWords:
    """Every row of letters and digits, and every symbol by itself."""
    codes = codes_of(folded_text)
    kinds = np.zeros(len(codes) + 2, dtype=np.uint8)
    kinds[1:-1] = looked_up(codes, _kind_of())
    before, these = kinds[:-1], kinds[1:]
    starts = (these == SYMBOL) | ((these == LETTER) & (before != LETTER))
    ends = (before == SYMBOL) | ((before == LETTER) & (these != LETTER))
    return WrittenWords(folded_text, codes, starts.nonzero()[0], ends.nonzero()[0])


def _values_of(codes: Codes) -> Keys:
    """(characters,): what each counts for; looked up, but for texts with characters beyond the table."""
    return _mixed(codes) if codes.max(initial=0) >= LAST else _values().take(codes)


@cache
def _values() -> Keys:
    return _mixed(np.arange(LAST, dtype=np.uint32))


def _mixed(codes: Codes) -> Keys:
    values = (codes ^ SALT[0]) * SALT[1]
    values ^= values >> np.uint64(32)
    values *= SALT[1]
    found: Keys = values ^ values >> np.uint64(29)
    return found


@cache
def _kind_of() -> Kinds:
    """(LAST,): what each character is; the rare scripts above LAST count as letters."""
    kinds = np.zeros(LAST, dtype=np.uint8)
    kinds[[code for code in range(LAST) if chr(code).isalnum()]] = LETTER
    kinds[LAST - 1] = LETTER
    for first, last in SYMBOLS:
        kinds[ord(first) : ord(last) + 1] = SYMBOL
    return kinds
