"""Subjects that tell the reader nothing, and subjects that tell everybody too much."""

import re

from backend.detection.word_lists import word_list
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading
from backend.reading.token import lemma

SHORTEST_TELLING_WORD = 3
LONGEST_VAGUE_WORD = 8
REPLY_SIGNS = frozenset({"sv", "vb", "vs", "re", "fw", "fwd"})
LOOKS_LIKE_IDENTITY_NUMBER = re.compile(
    r"(?<![\d-])(?P<century>19|20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]) ?[-–+] ?(?P<serial>\d{4})(?![\d-])"
)
"""Also numbers whose last digit is wrong: whoever reads the subject takes them for what they look like."""
TIME_OF_DAY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")


def unclear_subject(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Empty, or made of words only that say nothing of the matter (guideline: «Kommunicera effektivt»)."""
    return None if _telling(reading) else _whole(reading)


def one_word_subject(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """One short word or name and nothing beside it: «Båten», «SV: Birger»."""
    telling = _telling(reading)
    said = [token.word for token in reading.subject.tokens if token.word not in REPLY_SIGNS]
    is_short = len(said) == 1 and len(said[0]) <= LONGEST_VAGUE_WORD
    return _whole(reading) if is_short and telling else None


def _telling(reading: Reading) -> list[str]:
    empty = word_list("empty_subject_words")
    words = [token.word for token in reading.subject.tokens]
    return [
        word
        for word in words
        if len(word) >= SHORTEST_TELLING_WORD and not word.isdigit() and empty.isdisjoint((word, lemma(word)))
    ]


def _whole(reading: Reading) -> tuple[Evidence, ...]:
    return (reading.subject.evidence(0, len(reading.subject.original)),) if reading.subject.tokens else ()


def identity_number_in_subject(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Digits in the subject that look like a personal identity number and not like a date with a time."""
    found = [
        reading.subject.evidence(match.start(), match.end())
        for match in LOOKS_LIKE_IDENTITY_NUMBER.finditer(reading.subject.original)
        if not (match["century"] == "20" and TIME_OF_DAY.fullmatch(match["serial"]))
    ]
    return tuple(found) or None
