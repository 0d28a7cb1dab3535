"""Where the patterns of a phrasebook stand in the texts of a mail; linear in their length."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from backend.detection.matches import Match
from backend.detection.pattern import Pattern, Step
from backend.detection.phrasebook import Phrasebook
from backend.detection.sieve import Candidate, sift
from backend.domain.finding import MessagePart
from backend.reading.reading import PartText, Reading


class Hit(NamedTuple):
    """A pattern that stands somewhere. `start` and `end` are places in the original of its text."""

    text: PartText
    start: int
    end: int
    sentence: int
    """Numbered from 0 in its text."""

    @property
    def in_history(self) -> bool:
        """True below the quoted header."""
        return self.text.is_history(self.start)


class Words:
    """The words of a mail, searched for every pattern of a phrasebook at once."""

    def __init__(self, reading: Reading, book: Phrasebook) -> None:
        self._tokens = reading.tokens
        self._book = book
        self._sifted = sift(self._tokens, book)
        self._present = self._sifted.found.keys() | self._sifted.open.keys()
        self._known: dict[int, Sequence[Match]] = {}
        self._sentences = [(text, n) for text in reading.texts for n in range(text.tokens.sentence_count)]
        """The text that each sentence stands in, and its number there."""

    @property
    def possible(self) -> Iterable[int]:
        """The numbers of the patterns that may stand somewhere, ascending."""
        return sorted(self._present)

    def present(self, sources: tuple[str, ...]) -> list[int]:
        """Which of the patterns with those sources may stand somewhere, by their numbers."""
        return sorted(self._present & self._book.numbers_of(sources))

    def hits_of(self, patterns: Iterable[int]) -> Iterator[Hit]:
        """Where the patterns of those numbers begin to match, each with the nearest end; pattern by pattern."""
        for sentence, start, end in self.matches_of(patterns):
            text, number = self._sentences[sentence]
            yield Hit(text, start, end, number)

    def matches_of(self, patterns: Iterable[int]) -> Iterator[Match]:
        """The same, with sentences numbered through all texts."""
        return chain.from_iterable(map(self._matches, patterns))

    def sentences_with(self, patterns: Iterable[int]) -> set[int]:
        """The sentences, numbered through all texts, that one of the patterns stands in."""
        present = self._present.intersection(patterns)
        return {sentence for sentence, _, _ in self.matches_of(present)} if present else set()

    def sentences(self, patterns: Iterable[int]) -> set[tuple[MessagePart, int]]:
        """The same sentences by part and number in its text."""
        found = map(self._sentences.__getitem__, self.sentences_with(patterns))
        return {(text.part, number) for text, number in found}

    def text_of(self, sentence: int) -> PartText:
        """The text that a sentence stands in."""
        return self._sentences[sentence][0]

    def stand(self, patterns: Iterable[int]) -> bool:
        """Whether one of the patterns stands anywhere."""
        return any(map(self._matches, self._present.intersection(patterns)))

    def _matches(self, number: int) -> Sequence[Match]:
        if number not in self._known:
            self._known[number] = self._looked_for(number)
        return self._known[number]

    def _looked_for(self, number: int) -> Sequence[Match]:
        found, still_open = self._sifted.found.get(number, []), self._sifted.open.get(number)
        if still_open is None:
            return found
        pattern = self._book.patterns[number]
        more = [match for candidate in still_open for match in self._look(pattern, candidate)]
        return sorted([*found, *more])

    def _look(self, pattern: Pattern, candidate: Candidate) -> Iterator[Match]:
        sentence = self._tokens.sentence(candidate.sentence)
        places = candidate.places(len(pattern.steps))
        for start in places[0]:
            if pattern.at_start and start > pattern.gap_at_start:
                return
            reached = _ends(pattern.steps, start, places)
            if pattern.at_end:
                reached = [place for place in reached if place + 1 + pattern.gap_at_end >= len(sentence)]
            if reached:
                yield candidate.sentence, *self._tokens.span(sentence.start + start, sentence.start + min(reached))


def _ends(steps: tuple[Step, ...], start: int, places: list[Sequence[int]]) -> Collection[int]:
    reached: Collection[int] = (start,)
    carried_gap = 0
    for step, fitting in zip(steps[1:], places[1:], strict=True):
        onward = _advance(reached, 1 + step.gap + carried_gap, fitting)
        if step.is_optional:
            reached, carried_gap = {*reached, *onward}, carried_gap + step.gap
        else:
            reached, carried_gap = onward, 0
        if not reached:
            return reached
    return reached


def _advance(reached: Collection[int], width: int, fitting: Sequence[int]) -> Collection[int]:
    """The fitting places at most `width` words after one that is reached."""
    if len(reached) == 1:
        (before,) = reached
        return _after(before, width, fitting)
    return {place for before in reached for place in _after(before, width, fitting)}


def _after(before: int, width: int, fitting: Sequence[int]) -> Sequence[int]:
    return fitting[bisect_right(fitting, before) : bisect_right(fitting, before + width)]
