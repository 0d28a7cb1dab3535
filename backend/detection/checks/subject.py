"""Subjects that tell the reader nothing."""

from backend.detection.word_lists import word_list
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading
from backend.reading.token import lemma

SHORTEST_TELLING_WORD = 3


def unclear_subject(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Empty, or made of words only that say nothing of the matter (guideline: «Kommunicera effektivt»)."""
    empty = word_list("empty_subject_words")
    words = [t.word for t in reading.subject.tokens]
    telling = [
        word
        for word in words
        if word not in empty
        and lemma(word) not in empty
        and (len(word) >= SHORTEST_TELLING_WORD and not word.isdigit())
    ]
    if telling:
        return None
    return (reading.subject.evidence(0, len(reading.subject.original)),) if words else ()
