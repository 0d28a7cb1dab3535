"""Text in which digits, dashes and spaces are all written in one way, so that numbers are told by few shapes."""

import unicodedata
from functools import cache

import numpy as np

from backend.reading.characters import Flags, codes_of, looked_up, text_of_codes

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
WIDE_DIGITS = [chr(first + n) for first in (0xFF10, *range(0x1D7CE, 0x1D800, 10)) for n in range(10)]
PLAIN = (
    dict.fromkeys("‐‑‒–—―−⁃﹣－", "-")
    | dict.fromkeys("\t\u00a0\u2007\u2009\u202f\u3000", " ")
    | {"＋": "+"}
    | {sign: unicodedata.normalize("NFKC", sign) for sign in WIDE_DIGITS}
)
"""Other ways of writing dash, space, plus and digits, each one character long."""


def plainly(text: str) -> tuple[str, range | list[int]]:
    """One sign for every kind of dash, space and digit; without signs that nobody sees. And where each stood."""
    codes = codes_of(text)
    signs = set(text_of_codes(codes[looked_up(codes, _is_special())]))
    plain = text
    for sign in signs & PLAIN.keys():
        plain = plain.replace(sign, PLAIN[sign])
    if signs.isdisjoint(INVISIBLE):
        return plain, range(len(plain))
    places = [place for place, sign in enumerate(plain) if sign not in INVISIBLE]
    return "".join(plain[place] for place in places), places


@cache
def _is_special() -> Flags:
    """Whether each character is written otherwise, or not at all; the last entry, for all beyond, says no."""
    special = [ord(sign) for sign in (*PLAIN, *INVISIBLE)]
    flags = np.zeros(max(special) + 2, dtype=bool)
    flags[special] = True
    return flags
