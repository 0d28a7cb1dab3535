"""Subjects that tell the reader nothing."""

import tomllib
from functools import cache
from importlib.resources import files

from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading
from backend.reading.token import lemma

SHORTEST_TELLING_WORD = 3


@cache
def _empty_words() -> frozenset[str]:
    raw = tomllib.loads(files("backend.lexicons").joinpath("empty_subject_words.toml").read_text("utf-8"))
    return frozenset(raw["words"])


def unclear_subject(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Empty, or made of words only that say nothing of the matter (guideline: «Kommunicera effektivt»)."""
    words = [t.word for t in reading.subject.tokens]
    telling = [
        word
        for word in words
        if word not in _empty_words()
        and lemma(word) not in _empty_words()
        and (len(word) >= SHORTEST_TELLING_WORD and not word.isdigit())
    ]
    if telling:
        return None
    return (reading.subject.evidence(0, len(reading.subject.original)),) if words else ()
