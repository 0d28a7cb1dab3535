"""Runs compiled patterns over the words of one text, sentence by sentence; linear in the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from backend.detection.pattern import Pattern, Step, Vocabulary
from backend.reading.word_index import WordIndex

Fits = list[frozenset[frozenset[str]]]


@dataclass(frozen=True)
class Hit:
    """The first and the last word that a pattern matched (numbers in the row of words)."""

    first: int
    last: int


class Words:
    """The words of one text, and in which sentences each step's row of words finds one of its own."""

    def __init__(self, index: WordIndex, vocabulary: Vocabulary) -> None:
        self.tokens = index.tokens
        self._index = index
        self._fits = vocabulary.fits
        self._fits_in: dict[int, Fits] = {}
        self._by_row: dict[frozenset[str], list[str]] = {}
        for word in index.sentences:
            for row in vocabulary.fits(word):
                self._by_row.setdefault(row, []).append(word)
        self._masks: dict[frozenset[str], int] = {}

    @cached_property
    def rows(self) -> frozenset[frozenset[str]]:
        """The rows of words that stand somewhere in the text."""
        return frozenset(self._by_row)

    def hits(self, pattern: Pattern) -> Iterator[Hit]:
        """Where the pattern begins to match, each with the nearest end, in order."""
        left = self.possible(pattern)
        while left:
            lowest = left & -left
            yield from self._hits_in(pattern, lowest.bit_length() - 1)
            left ^= lowest

    def possible(self, pattern: Pattern) -> int:
        """The sentences, as bits, in which every row that must stand there finds a word."""
        left = -1
        for row in pattern.needed:
            left &= self._mask(row)
            if not left:
                break
        return left

    def in_sentence(self, pattern: Pattern, sentence: int) -> bool:
        """True when the pattern matches somewhere in that sentence."""
        if not self.possible(pattern) >> sentence & 1:
            return False
        return any(True for _ in self._hits_in(pattern, sentence))

    def _mask(self, row: frozenset[str]) -> int:
        known = self._masks.get(row)
        if known is None:
            known = 0
            for word in self._by_row.get(row, ()):
                known |= self._index.mask(word)
            self._masks[row] = known
        return known

    def _fits_of(self, sentence: int, begin: int) -> Fits:
        known = self._fits_in.get(sentence)
        if known is None:
            known = [self._fits(token.word) for token in self.tokens[begin : self._index.ends[sentence]]]
            self._fits_in[sentence] = known
        return known

    def _hits_in(self, pattern: Pattern, sentence: int) -> Iterator[Hit]:
        begin = self._index.begins[sentence]
        fits = self._fits_of(sentence, begin)
        opening = pattern.steps[0].words
        for start in range(1 if pattern.at_start else len(fits)):
            if opening in fits[start]:
                reached = _ends(pattern, start, fits)
                if reached:
                    yield Hit(begin + start, begin + min(reached))


def _ends(pattern: Pattern, start: int, fits: Fits) -> set[int]:
    reached = {start}
    carried_gap = 0
    for step in pattern.steps[1:]:
        onward = _advance(reached, step, carried_gap, fits)
        if step.is_optional:
            reached, carried_gap = reached | onward, carried_gap + step.gap
        else:
            reached, carried_gap = onward, 0
        if not reached:
            return reached
    return {place for place in reached if place + 1 == len(fits)} if pattern.at_end else reached


def _advance(reached: set[int], step: Step, carried_gap: int, fits: Fits) -> set[int]:
    width = 1 + step.gap + carried_gap
    return {
        candidate
        for place in reached
        for candidate in range(place + 1, min(place + width, len(fits) - 1) + 1)
        if step.words in fits[candidate]
    }
