"""Runs compiled patterns over the words of one text."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.detection.pattern import Pattern, Step, Vocabulary
from backend.reading.token import Token


@dataclass(frozen=True)
class Hit:
    """The first and the last word that a pattern matched (numbers in the row of words)."""

    first: int
    last: int


class Words:
    """The words of one text and where each step's row of words finds one of its own among them."""

    def __init__(self, tokens: tuple[Token, ...], vocabulary: Vocabulary) -> None:
        self.tokens = tokens
        self._fits = [vocabulary.fits(token.word) for token in tokens]
        by_word: dict[str, list[int]] = {}
        for place, token in enumerate(tokens):
            by_word.setdefault(token.word, []).append(place)
        self._places: dict[frozenset[str], list[list[int]]] = {}
        for places in by_word.values():
            for row in self._fits[places[0]]:
                self._places.setdefault(row, []).append(places)
        self._sentences: dict[frozenset[str], set[int]] = {}

    def hits(self, pattern: Pattern) -> Iterator[Hit]:
        """Every place where the pattern begins to match, with the nearest end."""
        sentences = self._sentences_with_all(pattern.needed)
        if not sentences:
            return
        for start in sorted(place for places in self._places[pattern.steps[0].words] for place in places):
            if self.tokens[start].sentence not in sentences or (
                pattern.at_start and not self._opens_sentence(start)
            ):
                continue
            ends = self._ends(pattern, start)
            if ends:
                yield Hit(start, min(ends))

    def in_sentence(self, pattern: Pattern, sentence: int) -> bool:
        """True when the pattern matches somewhere in that sentence."""
        return any(self.tokens[hit.first].sentence == sentence for hit in self.hits(pattern))

    def _sentences_with_all(self, rows: frozenset[frozenset[str]]) -> set[int]:
        """The sentences in which every one of the rows finds a word."""
        if not rows <= self._places.keys():
            return set()
        return set.intersection(*map(self._sentences_with, rows))

    def _sentences_with(self, row: frozenset[str]) -> set[int]:
        known = self._sentences.get(row)
        if known is None:
            known = {self.tokens[place].sentence for places in self._places[row] for place in places}
            self._sentences[row] = known
        return known

    def _ends(self, pattern: Pattern, start: int) -> set[int]:
        reached = {start}
        carried_gap = 0
        for step in pattern.steps[1:]:
            onward = self._advance(reached, step, carried_gap)
            if step.is_optional:
                reached, carried_gap = reached | onward, carried_gap + step.gap
            else:
                reached, carried_gap = onward, 0
            if not reached:
                return set()
        if pattern.at_end:
            return {place for place in reached if self._closes_sentence(place)}
        return reached

    def _advance(self, reached: set[int], step: Step, carried_gap: int) -> set[int]:
        onward: set[int] = set()
        for place in reached:
            sentence = self.tokens[place].sentence
            last = min(place + 1 + step.gap + carried_gap, len(self.tokens) - 1)
            for candidate in range(place + 1, last + 1):
                if self.tokens[candidate].sentence != sentence:
                    break
                if step.words in self._fits[candidate]:
                    onward.add(candidate)
        return onward

    def _opens_sentence(self, place: int) -> bool:
        return place == 0 or self.tokens[place - 1].sentence != self.tokens[place].sentence

    def _closes_sentence(self, place: int) -> bool:
        return place + 1 == len(self.tokens) or self.tokens[place + 1].sentence != self.tokens[place].sentence
