"""Where a head begins to speak: chosen on scores by models that had not seen the writer, never by hand."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.domain.code import Certainty
from backend.domain.finding import Finding
from training.plan import Plan
from training.vectors import Flags, Vectors

NEVER = 99.0
FEWEST = 10
"""A threshold must let through at least so many texts before its precision says anything."""
Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Thresholds:
    """Log-odds from which a head says `likely` and `possible`."""

    likely: float
    possible: float


def choose(plan: Plan, vectors: Vectors, scores: Scores, texts: Flags) -> Thresholds:
    """For one head: scores (texts,) of all texts; `texts` says which may be looked at."""
    asked = texts & plan.asked_about(vectors)
    has_it = plan.has_it(vectors)
    ordinary = asked & ~is_pair(vectors)
    sure = said_by_rules(plan, vectors, likely=True)
    said = said_by_rules(plan, vectors, likely=False)
    likely = _precise(scores[ordinary], has_it[ordinary], sure[ordinary], plan.likely_precision)
    possible = _balanced(scores[asked], has_it[asked], said[asked], plan.possible_beta)
    return Thresholds(max(likely, possible), possible)


def is_pair(vectors: Vectors) -> Flags:
    """Texts written to be alike but for their label; far harder than what arrives in an inbox."""
    return np.array([bool(text.pair) for text in vectors.texts])


def said_by_rules(plan: Plan, vectors: Vectors, *, likely: bool) -> Flags:
    """Where a rule speaks for itself."""
    return np.array([any(_says(f, plan, likely) for f in found) for found in vectors.findings])


def _says(finding: Finding, plan: Plan, likely: bool) -> bool:
    sure_enough = finding.certainty is Certainty.LIKELY or not likely
    return finding.signal is plan.signal and finding.is_alone and sure_enough


def _precise(scores: Scores, has_it: Flags, said: Flags, wanted: float) -> float:
    """The lowest threshold at which the share that is right, rules included, is as wanted."""
    order = np.argsort(-scores)
    right, counted = has_it[order], np.arange(1, len(order) + 1)
    new = ~said[order]
    hits = said.sum() + np.cumsum(new)
    good = (said & has_it).sum() + np.cumsum(new & right)
    fits = (good / np.maximum(hits, 1) >= wanted) & (counted >= FEWEST)
    return float(scores[order][np.flatnonzero(fits)[-1]]) if fits.any() else NEVER


def _balanced(scores: Scores, has_it: Flags, said: Flags, beta: float) -> float:
    order = np.argsort(-scores)
    new = ~said[order]
    hits = said.sum() + np.cumsum(new)
    good = (said & has_it).sum() + np.cumsum(new & has_it[order])
    f = (1 + beta**2) * good / np.maximum(beta**2 * has_it.sum() + hits, 1)
    return float(scores[order][int(np.argmax(f))])
