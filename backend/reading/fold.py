"""Undoes what hides words: letter case, look-alike forms, invisible characters, stacked marks. Keeps the way back."""

import re
import unicodedata
from array import array
from dataclasses import dataclass, field
from functools import cache, lru_cache

import numpy as np

from backend.reading.arrays import Flags, Numbers
from backend.reading.characters import codes_of, flags_of, looked_up

NO_SHIFTS: Numbers = np.zeros((2, 0), dtype=np.int64)

LONGEST_CLUSTER = 32
"""More combining marks than this on one letter are noise; the cluster is cut to keep time linear."""
MOST_OF_ONE = 4
"""Signs that one may stand for (㍿ is four); a few stand for whole sentences and are left as they are."""
INVISIBLE = re.compile(
    "[\x00\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Beside format characters: what Unicode calls default ignorable (DerivedCoreProperties.txt)."""
COMMON = 0x2100
"""Below it stand all characters of an ordinary Swedish mail, emoji apart."""


@dataclass(frozen=True, eq=False)
class Folded:
    """`text` is for searching; `origin(i)` is where its character i came from in the original."""

    text: str = field(repr=False)
    shifts: Numbers = field(default_factory=lambda: NO_SHIFTS)
    """(2, shifts): folded and original position wherever the distance between the two changes."""

    def origin(self, position: int) -> int:
        """The place in the original of a place in the folded text."""
        return int(self.origins(np.array([position]))[0])

    def origins(self, places: Numbers) -> Numbers:
        """The places in the original of many places in the folded text."""
        folded, original = self.shifts
        at = np.searchsorted(folded, places, side="right") - 1
        return places if not len(folded) else np.where(at < 0, places, original[at] + places - folded[at])


def fold(text: str) -> Folded:
    """NFKC and case-folded text without invisible characters (Unicode TR15, TR36); linear in length."""
    is_plain = text.isascii() and text.isprintable()
    if is_plain or looked_up(codes_of(text), _lower_case_is_enough()).all():
        return Folded(text.lower())
    characters = set(text)
    if all(map(_folds_as_lower_case, characters)):
        return Folded(text.lower())
    single, special = _sort_characters(characters)
    if not special:
        return Folded(text.translate(single))
    return _fold_around(text, single, special)


def _sort_characters(characters: set[str]) -> tuple[dict[int, str], set[str]]:
    """Characters that fold one to one, and those that vanish, grow or join their neighbour."""
    single: dict[int, str] = {}
    special: set[str] = set()
    for character in characters:
        folded = _fold_character(character)
        if len(folded) == 1 and not unicodedata.combining(character):
            single[ord(character)] = folded
        else:
            special.add(character)
    return single, special


def _fold_around(text: str, single: dict[int, str], special: set[str]) -> Folded:
    these = "".join(map(re.escape, special))
    cluster = re.compile(f"[^{these}]?[{these}]{{1,{LONGEST_CLUSTER}}}")
    pieces: list[str] = []
    folded, original = array("q"), array("q")
    length = position = 0
    for match in cluster.finditer(text):
        start, end = match.span()
        before = text[position:start].translate(single)
        piece = _fold_cluster(match.group())
        pieces += (before, piece)
        length += len(before)
        folded.extend(range(length, length + len(piece) + 1))
        original.extend(min(start + extra, end - 1) for extra in range(len(piece)))
        original.append(end)
        length += len(piece)
        position = end
    pieces.append(text[position:].translate(single))
    return Folded("".join(pieces), np.array([folded, original], dtype=np.int64))


def is_invisible(character: str) -> bool:
    """Whether nobody sees the sign: a format character, or default ignorable (Unicode TR44)."""
    return unicodedata.category(character) == "Cf" or INVISIBLE.match(character) is not None


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    return _fold_cluster(character)


@cache
def _lower_case_is_enough() -> Flags:
    """(COMMON + 1,): whether each character folds as lower case; the last entry, for all others, says no."""
    return flags_of(COMMON + 1, lambda character: ord(character) < COMMON and _folds_as_lower_case(character))


@lru_cache(maxsize=4096)
def _folds_as_lower_case(character: str) -> bool:
    """True for nearly all of Swedish; capital sigma is another letter at the end of a word."""
    lower = character.lower()
    return (
        len(lower) == 1 and _fold_character(character) == lower and character != "\N{GREEK CAPITAL LETTER SIGMA}"
    )


def _fold_cluster(cluster: str) -> str:
    visible = "".join(c for c in cluster if not is_invisible(c))
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold())
    found = "".join(c for c in composed if not unicodedata.combining(c))
    return found if len(found) <= MOST_OF_ONE * len(visible) else visible
