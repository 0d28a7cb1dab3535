"""The words of one text in columns: much quicker to make and to search than one object a word."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import overload

import numpy as np

from backend.reading.arrays import Numbers
from backend.reading.fold import Folded
from backend.reading.ranges import distinct
from backend.reading.token import Token
from backend.reading.word_numbers import NumberedWords, WordNumbers

SENTENCE_END = re.compile(
    r"[.!?…\n](?:(?<!\n)(?<![.!?…]{2})[.!?…]*+(?:[ \t]*\n|(?=\s)|$)|(?<=\n)(?:\s*\n)?)",
)
"""Stops before a space or at the end of a line, and ends of lines. One set of first signs makes it quick; rows of stops
are taken whole and once, so that they stay linear."""
WRAPPED_LINE = 60
"""A line of at least this many characters that ends without a stop goes on on the next one."""


@dataclass(frozen=True, eq=False)
class Tokens(Sequence[Token]):
    """Words in order; a Token is made only when somebody asks for one."""

    numbers: Numbers = field(repr=False)
    """(words,): the number of each word, folded and out of disguise."""
    starts: Numbers = field(repr=False)
    """(words,): where each begins in the original text."""
    ends: Numbers = field(repr=False)
    """(words,): where each ends there."""
    begins: list[int]
    """(sentences + 1,): the number of the word that each sentence begins with, then the number of words."""
    word_numbers: WordNumbers = field(repr=False)
    """Who has numbered the words."""

    @overload
    def __getitem__(self, place: int) -> Token: ...

    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...

    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        """The word, or the words, at that place."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        start, end = self.span(place, place)
        word = self.word_numbers.words[self.numbers[place]]
        return Token(word, start, end, bisect_right(self.begins, place) - 1)

    def __len__(self) -> int:
        """How many words."""
        return len(self.numbers)

    def __iter__(self) -> Iterator[Token]:
        """Each word in order."""
        columns = (self.words, self.starts.tolist(), self.ends.tolist(), self.sentences.tolist())
        return map(Token, *columns)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where in the original the first of some words begins and the last one ends."""
        return self.starts.item(first), self.ends.item(last)

    @cached_property
    def sentences(self) -> Numbers:
        """(words,): the sentence, numbered from 0, that each word stands in."""
        return np.repeat(np.arange(len(self.begins) - 1), np.diff(self.begins))

    @cached_property
    def words(self) -> list[str]:
        """All words; few ask for them."""
        return self.spelled(range(len(self)))

    def spelled(self, places: range) -> list[str]:
        """The words of those places."""
        return [self.word_numbers.words[number] for number in self.numbers[places.start : places.stop].tolist()]

    @cached_property
    def distinct(self) -> Numbers:
        """The numbers of the different words, ascending."""
        return distinct(self.numbers)

    @cached_property
    def places_in_distinct(self) -> Numbers:
        """(words,): the place of each word in `distinct`."""
        place_of = np.empty(1 + self.distinct.max(initial=-1), dtype=np.int64)
        place_of[self.distinct] = np.arange(len(self.distinct))
        return place_of.take(self.numbers)

    @property
    def sentence_count(self) -> int:
        """Sentences, also those without words, up to the last word."""
        return len(self.begins) - 1

    def sentence(self, number: int) -> range:
        """The places of the words of one sentence."""
        return range(self.begins[number], self.begins[number + 1])

    def first_from(self, start: int) -> int:
        """The place of the first word that begins at or after a place in the original; their number if none does."""
        return int(np.searchsorted(self.starts, start))


def tokens_of(words: NumberedWords, folded: Folded) -> Tokens:
    """The words by sentence; linear in length."""
    written, count = words.written, len(words.written)
    begins = np.searchsorted(written.starts, [0, *_sentence_ends(folded.text)]).tolist()
    while begins[-1] == count and len(begins) > 1:
        begins.pop()
    starts, ends = folded.origins(written.starts), folded.origins(written.ends)
    return Tokens(words.numbers, starts, ends, [*begins, count], words.word_numbers)


def joined(texts: Sequence[Tokens]) -> Tokens:
    """The words of several texts of one mail, one after the other; places are still those of each text."""
    firsts = accumulate((len(tokens) for tokens in texts), initial=0)
    begins = [first + begin for first, tokens in zip(firsts, texts, strict=False) for begin in tokens.begins[:-1]]
    numbers, starts, ends = (
        np.concatenate([getattr(tokens, name) for tokens in texts]) for name in ("numbers", "starts", "ends")
    )
    return Tokens(numbers, starts, ends, [*begins, len(numbers)], texts[0].word_numbers)


def _sentence_ends(text: str) -> list[int]:
    ends: list[int] = []
    line_start = 0
    for match in SENTENCE_END.finditer(text):
        sign = match.group()
        if sign != "\n" or match.start() - line_start < WRAPPED_LINE:
            ends.append(match.end())
        if "\n" in sign:
            line_start = match.end()
    return ends
