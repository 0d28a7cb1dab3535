"""Where the patterns of a phrasebook stand in one text; linear in the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.detection.phrasebook import Phrasebook, Place
from backend.detection.sieve import possible
from backend.detection.vocabulary import NUMBER
from backend.reading.tokens import Tokens

Fits = list[frozenset[int]]


@dataclass(frozen=True)
class Hit:
    """The first and the last word that a pattern matched (numbers in the row of words)."""

    first: int
    last: int


class Words:
    """The words of one text, searched for every pattern of a phrasebook at once."""

    def __init__(self, tokens: Tokens, book: Phrasebook) -> None:
        self.tokens = tokens
        self._book = book
        self._possible = possible(tokens, book)
        self._fits: dict[int, Fits] = {}

    @property
    def possible(self) -> Iterator[int]:
        """The numbers of the patterns that may stand somewhere."""
        return iter(self._possible)

    def hits(self, pattern: int) -> Iterator[Hit]:
        """Where the pattern of that number begins to match, each with the nearest end, in order."""
        for sentence in self._possible.get(pattern, ()):
            yield from self._hits_in(pattern, sentence)

    def in_sentence(self, pattern: int, sentence: int) -> bool:
        """True when the pattern matches somewhere in that sentence."""
        is_possible = sentence in self._possible.get(pattern, ())
        return is_possible and any(True for _ in self._hits_in(pattern, sentence))

    def _fits_in(self, sentence: int) -> Fits:
        known = self._fits.get(sentence)
        if known is None:
            places = self.tokens.sentence(sentence)
            words = self.tokens.words[places.start : places.stop]
            fits = self._book.vocabulary.fits
            known = [frozenset(memoryview(fits(word)).cast(NUMBER.char)) for word in words]
            self._fits[sentence] = known
        return known

    def _hits_in(self, pattern: int, sentence: int) -> Iterator[Hit]:
        begin = self.tokens.begins[sentence]
        fits = self._fits_in(sentence)
        steps = self._book.steps[pattern]
        at_start, at_end = self._book.patterns[pattern].at_start, self._book.patterns[pattern].at_end
        for start in range(min(1, len(fits)) if at_start else len(fits)):
            if steps[0].row in fits[start]:
                reached = _ends(steps, start, fits)
                if at_end:
                    reached = {place for place in reached if place + 1 == len(fits)}
                if reached:
                    yield Hit(begin + start, begin + min(reached))


def _ends(steps: tuple[Place, ...], start: int, fits: Fits) -> set[int]:
    reached = {start}
    carried_gap = 0
    for step in steps[1:]:
        onward = _advance(reached, step, carried_gap, fits)
        if step.is_optional:
            reached, carried_gap = reached | onward, carried_gap + step.gap
        else:
            reached, carried_gap = onward, 0
        if not reached:
            return reached
    return reached


def _advance(reached: set[int], step: Place, carried_gap: int, fits: Fits) -> set[int]:
    width = 1 + step.gap + carried_gap
    return {
        candidate
        for place in reached
        for candidate in range(place + 1, min(place + width, len(fits) - 1) + 1)
        if step.row in fits[candidate]
    }
