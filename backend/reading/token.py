"""One word with its place in the original text and the sentence it stands in; its dictionary form."""

from functools import lru_cache
from typing import NamedTuple

import simplemma

LONGEST_WORD = 60
"""Longer ones are no words: they have no dictionary form, and are told apart by their beginning only."""
LEMMATIZER = simplemma.Lemmatizer(cache_max_size=1)
"""Without a memory of its own: two would keep the same words twice."""
OWN_LEMMAS = {
    "ska": "ska",
    "skall": "ska",
    "skulle": "skulle",
    "era": "er",
    "ditt": "din",
    "dina": "din",
    "dig": "dig",
}
"""Where the dictionary takes a small word for another («ska» is not «skola»)."""


class Token(NamedTuple):
    """One word, folded. `start` and `end` are places in the original text."""

    word: str
    start: int
    end: int
    sentence: int

    def __repr__(self) -> str:
        """Without the word, so that no log can carry it."""
        return f"Token({self.start}, {self.end}, {self.sentence})"


def lemma(word: str) -> str:
    """The dictionary form of a folded Swedish word, or the word itself."""
    if len(word) > LONGEST_WORD or word in OWN_LEMMAS:
        return OWN_LEMMAS.get(word, word)
    return _looked_up(word)


@lru_cache(maxsize=20_000)
def _looked_up(word: str) -> str:
    return LEMMATIZER.lemmatize(word, lang="sv").casefold()
