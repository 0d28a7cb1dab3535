"""Whether a text is in another language than the one the model has learnt most of."""

from backend.detection.word_lists import word_groups
from backend.reading.reading import Reading

MOST_WORDS = 600
"""Words looked at; more tell no more."""
FEWEST = 5
CLEARLY = 2
"""So many times as many foreign small words as Swedish ones."""


def is_foreign(reading: Reading) -> bool:
    """True for a text with clearly more English (German, French …) small words than Swedish ones."""
    groups = word_groups("function_words")
    words = reading.body.tokens.words[:MOST_WORDS]
    foreign = sum(map(groups["foreign"].__contains__, words))
    return foreign >= FEWEST and foreign > CLEARLY * sum(map(groups["swedish"].__contains__, words))
