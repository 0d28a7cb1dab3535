"""Whether a text is in another language than the one the model has learnt most of."""

from collections.abc import Sequence

import numpy as np

from backend.detection.word_lists import word_groups
from backend.detection.word_tables import Growing, WordTables
from backend.reading.reading import Reading

FOREIGN, SWEDISH = 1, 2
MOST_WORDS = 600
"""Words looked at; more tell no more."""
FEWEST = 5
CLEARLY = 2
"""So many times as many foreign small words as Swedish ones."""


def is_foreign(reading: Reading) -> bool:
    """True for a text with clearly more English (German, French …) small words than Swedish ones."""
    numbers = reading.body.tokens.numbers[:MOST_WORDS]
    kinds = _KINDS.of(reading.tokens.word_numbers, numbers).kinds.values
    many = np.bincount(kinds.take(numbers), minlength=3)
    return bool(many[FOREIGN] >= FEWEST and many[FOREIGN] > CLEARLY * many[SWEDISH])


class SmallWords:
    """Of which language each word is a small one (a WordTable)."""

    def __init__(self) -> None:
        self.kinds = Growing(np.uint8)

    def __len__(self) -> int:
        """How many words."""
        return len(self.kinds)

    def extend(self, words: Sequence[str]) -> None:
        """Looks up the next words."""
        groups = word_groups("function_words")
        kinds = (FOREIGN * (w in groups["foreign"]) or SWEDISH * (w in groups["swedish"]) for w in words)
        self.kinds.extend(np.fromiter(kinds, dtype=np.uint8, count=len(words)))


_KINDS = WordTables(SmallWords)
