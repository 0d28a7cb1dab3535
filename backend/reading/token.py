"""Words with their place in the original text, and the sentences they stand in."""

import re
from functools import lru_cache
from typing import NamedTuple

import simplemma

from backend.reading.fold import Folded

WORD = re.compile(r"\w+|[\U0001F300-\U0001FAFF☀-➿]")
SENTENCE_END = re.compile(r"[.!?…]+(?:[ \t]*\n|(?=\s)|$)|\n\s*\n|\n")
LONGEST_WORD = 60
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
WRAPPED_LINE = 60
"""A line of at least this many characters that ends without a stop goes on on the next one."""


class Token(NamedTuple):
    """One word, folded. `start` and `end` are places in the original text."""

    word: str
    start: int
    end: int
    sentence: int

    def __repr__(self) -> str:
        """Without the word, so that no log can carry it."""
        return f"Token({self.start}, {self.end}, {self.sentence})"


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """The dictionary form of a folded Swedish word, or the word itself."""
    if len(word) > LONGEST_WORD or word in OWN_LEMMAS:
        return OWN_LEMMAS.get(word, word)
    return simplemma.lemmatize(word, lang="sv").casefold()


def tokens_of(folded: Folded) -> tuple[Token, ...]:
    """All words in order, numbered by sentence; linear in length."""
    ends = [*_sentence_ends(folded.text), len(folded.text) + 1]
    origin = folded.origin if folded.shifts else None
    found: list[Token] = []
    sentence = 0
    for match in WORD.finditer(folded.text):
        start, end = match.span()
        while ends[sentence] <= start:
            sentence += 1
        if origin:
            found.append(Token(match.group(), origin(start), origin(end), sentence))
        else:
            found.append(Token(match.group(), start, end, sentence))
    return tuple(found)


def _sentence_ends(text: str) -> list[int]:
    ends: list[int] = []
    line_start = 0
    for match in SENTENCE_END.finditer(text):
        wraps = match.group() == "\n" and match.start() - line_start >= WRAPPED_LINE
        if not wraps:
            ends.append(match.end())
        if "\n" in match.group():
            line_start = match.end()
    return ends
