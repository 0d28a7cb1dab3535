"""How long a stretch of a long mail is and how many marks it has: what facts.py says of a mail as a whole."""

import numpy as np
from numpy.typing import NDArray

from backend.reading.arrays import Numbers
from backend.reading.reading import Reading

NAMES = ("length", "sentences", "question_marks", "exclamation_marks")
MARKS = ("?", "!")
MOST_MARKS = 5
FEWEST_WORDS = 50
"""A stretch of fewer words, as rows of a table are, is not taken for a short mail: those are threats more often."""
Facts = NDArray[np.float64]


def text_counts(reading: Reading) -> Numbers:
    """(sentences, 4): words, 1, and marks of each sentence, row 0 the subject, which does not count."""
    tokens = reading.body.tokens
    bounds = np.array(tokens.begins)
    counts = np.zeros((1 + tokens.sentence_count, len(NAMES)), dtype=np.int64)
    counts[1:, 0] = bounds[1:] - bounds[:-1]
    counts[1:, 1] = 1
    for column, mark in enumerate(MARKS, start=2):
        places = _places(reading.body.new_text, mark)
        if places and len(tokens):
            words = np.maximum(np.searchsorted(tokens.starts, places) - 1, 0)
            counts[:, column] = np.bincount(np.searchsorted(bounds, words, side="right"), minlength=len(counts))
    return counts


def as_in_a_mail(counts: Numbers, words: Numbers) -> Numbers:
    """(stretches, 4): with FEWEST_WORDS words at least, or as many as their mail has, which `words` says."""
    found = counts.copy()
    found[:, 0] = np.maximum(counts[:, 0], np.minimum(words, FEWEST_WORDS))
    return found


def text_facts(counts: Numbers) -> Facts:
    """(texts, 4): numbers from 0 to about 1, in the order of NAMES."""
    facts = np.minimum(counts, MOST_MARKS) / MOST_MARKS
    facts[:, 0] = np.log1p(counts[:, 0]) / 8
    facts[:, 1] = np.log1p(np.maximum(counts[:, 1] - 1, 0)) / 6
    return facts


def _places(text: str, mark: str) -> list[int]:
    places, at = [], text.find(mark)
    while at >= 0:
        places.append(at)
        at = text.find(mark, at + 1)
    return places
