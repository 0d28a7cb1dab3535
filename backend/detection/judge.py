"""Scores of the model → findings, each with the sentences that weighed most."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from backend.detection.facts import facts_of
from backend.detection.language import is_foreign
from backend.detection.model import Model, Scored
from backend.detection.weights import Asked, Head, Reads, Weights
from backend.domain.code import Certainty
from backend.domain.finding import Evidence, Finding, Signal
from backend.reading.reading import PartText, Reading

MOST_SENTENCES = 2
"""Sentences shown for one finding."""
NEARLY_AS_TELLING = 0.5
"""The second sentence is shown when it scores within this of the first."""
MODEL = "model."
LONGEST_QUOTE = 400
"""Characters shown of a sentence that never ends."""
FOREIGN_MARGIN = 5.0
"""Log-odds above `likely` that a head must reach in a text of a language it has hardly seen."""


@dataclass(frozen=True)
class Judge:
    """Asks every head of the model about a mail."""

    weights: Weights

    @cached_property
    def _model(self) -> Model:
        return Model(self.weights)

    def weigh(self, reading: Reading, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """What the rules found, less what is too weak alone, and what the model says."""
        said = tuple(self.judge(reading, found))
        signals = {finding.signal for finding in said}
        return (*(f for f in found if f.is_alone or f.signal in signals), *said)

    def judge(self, reading: Reading, found: tuple[Finding, ...]) -> Iterator[Finding]:
        """The findings of the heads that score above their thresholds."""
        signals = {finding.signal for finding in found}
        scored = self._model.score(reading, facts_of(reading, found))
        foreign = is_foreign(reading)
        for number, (head, log_odds) in enumerate(zip(self.weights.heads, scored.scores.tolist(), strict=True)):
            if _is_asked(head, reading, signals):
                certainty = _certainty(head, log_odds, foreign)
                if certainty is not None:
                    evidence = _evidence(number, head, scored, reading)
                    yield Finding(f"{MODEL}{head.name}", head.signal, certainty, evidence, head.because)


def _is_asked(head: Head, reading: Reading, signals: set[Signal]) -> bool:
    if reading.message.is_draft:
        return head.asked in (Asked.DRAFT, Asked.ALL)
    origin = Asked.FROM_COLLEAGUE if Signal.FROM_COLLEAGUE in signals else Asked.FROM_OUTSIDE
    return head.asked in (Asked.RECEIVED, Asked.ALL, origin)


def _certainty(head: Head, log_odds: float, foreign: bool) -> Certainty | None:
    """In a language that the model knows little of, only a clear score says anything, and no more than possible."""
    if foreign:
        return Certainty.POSSIBLE if log_odds >= head.likely + FOREIGN_MARGIN else None
    if log_odds >= head.likely:
        return Certainty.LIKELY
    return Certainty.POSSIBLE if log_odds >= head.possible else None


def _evidence(number: int, head: Head, scored: Scored, reading: Reading) -> tuple[Evidence, ...]:
    scores = scored.sentences(number)
    best = np.argsort(-scores)[: 1 if head.reads is Reads.SUBJECT else MOST_SENTENCES]
    telling = [int(place) for place in best if scores[place] >= scores[best[0]] - NEARLY_AS_TELLING]
    shown = (_subject(reading.subject) if place == 0 else _sentence(reading.body, place - 1) for place in telling)
    return tuple(evidence for evidence in shown if evidence is not None)


def _subject(subject: PartText) -> Evidence | None:
    return subject.evidence(0, len(subject.original)) if subject.tokens else None


def _sentence(body: PartText, number: int) -> Evidence | None:
    places = body.tokens.sentence(number)
    if not places:
        return None
    start, end = body.tokens.span(places[0], places[-1])
    return body.evidence(start, min(end, start + LONGEST_QUOTE))
