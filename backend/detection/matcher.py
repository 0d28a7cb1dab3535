"""Runs compiled patterns over the words of one text, sentence by sentence; linear in the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from backend.detection.pattern import Pattern, Step, Vocabulary
from backend.reading.word_index import WordIndex

Fits = list[frozenset[frozenset[str]]]
NOWHERE: frozenset[int] = frozenset()


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
        self._by_row: dict[frozenset[str], list[list[int]]] = {}
        for word, sentences in index.sentences.items():
            for row in vocabulary.fits(word):
                self._by_row.setdefault(row, []).append(sentences)
        self._sentences: dict[frozenset[str], frozenset[int]] = {}

    @cached_property
    def rows(self) -> frozenset[frozenset[str]]:
        """The rows of words that stand somewhere in the text."""
        return frozenset(self._by_row)

    def hits(self, pattern: Pattern, sentences: Iterable[int] | None = None) -> Iterator[Hit]:
        """Where the pattern begins to match, each with the nearest end; in order, or in the given sentences."""
        possible = self.possible(pattern)
        if possible:
            wanted = sorted(possible) if sentences is None else [s for s in sentences if s in possible]
            for sentence in wanted:
                yield from self._hits_in(pattern, sentence)

    def possible(self, pattern: Pattern) -> frozenset[int]:
        """The sentences in which every row that must stand there finds a word."""
        by_row = self._by_row
        for row in pattern.needed:
            if row not in by_row:
                return NOWHERE
        found = sorted(map(self._sentences_with, pattern.needed), key=len)
        return found[0].intersection(*found[1:])

    def in_sentence(self, pattern: Pattern, sentence: int) -> bool:
        """True when the pattern matches somewhere in that sentence."""
        return any(True for _ in self.hits(pattern, (sentence,)))

    def _sentences_with(self, row: frozenset[str]) -> frozenset[int]:
        known = self._sentences.get(row)
        if known is None:
            known = frozenset().union(*self._by_row[row])
            self._sentences[row] = known
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
