"""Text in which digits, dashes and spaces are all written in one way, so that numbers are told by few shapes."""

import unicodedata
from functools import cache

import numpy as np

from backend.reading.arrays import Flags
from backend.reading.characters import codes_of, looked_up, text_of_codes
from backend.reading.fold import is_invisible

FARTHEST = 1 << 16
"""Signs beyond are left as they are, but for digits."""
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
    invisible = set(filter(is_invisible, signs))
    if not invisible:
        return plain, range(len(plain))
    places = [place for place, sign in enumerate(plain) if sign not in invisible]
    return "".join(plain[place] for place in places), places


@cache
def _is_special() -> Flags:
    """Whether each character is written otherwise, or not at all; the last entry, for all beyond, says no."""
    special = [*map(ord, PLAIN), *(code for code in range(FARTHEST) if is_invisible(chr(code)))]
    flags = np.zeros(max(special) + 2, dtype=bool)
    flags[special] = True
    return flags
