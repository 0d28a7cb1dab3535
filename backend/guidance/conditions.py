"""Tries the ways of the decision table on one situation."""

from backend.domain.code import Certainty
from backend.domain.decision import Decision, Way
from backend.domain.finding import Finding, Signal
from backend.guidance.predicates import PREDICATES
from backend.guidance.situation import Situation

SIGNALS = {signal.value: signal for signal in Signal}
NOT = "not "
LIKELY = "likely:"


def is_condition(name: str) -> bool:
    """True when the decision table may use this name."""
    bare = name.removeprefix(NOT)
    return bare in PREDICATES or bare.removeprefix(LIKELY) in SIGNALS


def certainty_of(decision: Decision, situation: Situation) -> Certainty | None:
    """How sure the decision is: the strongest of its ways; None when none applies."""
    found = {_try(way, situation) for way in decision.any}
    return (
        Certainty.LIKELY
        if Certainty.LIKELY in found
        else Certainty.POSSIBLE
        if Certainty.POSSIBLE in found
        else None
    )


def findings_behind(decision: Decision, situation: Situation) -> tuple[Finding, ...]:
    """The findings that the applying ways rest on, each once, surest first."""
    names = [name for way in decision.any if _try(way, situation) for name in way.all if not name.startswith(NOT)]
    signals = {bare for name in names if (bare := name.removeprefix(LIKELY)) in SIGNALS}
    found = [finding for finding in situation.findings if finding.signal in signals]
    return tuple(sorted(found, key=lambda finding: finding.certainty is not Certainty.LIKELY))


def _try(way: Way, situation: Situation) -> Certainty | None:
    for name in way.all:
        if not _holds(name, situation):
            return None
    if way.certainty is not None:
        return way.certainty
    weakest = {situation.certainty(SIGNALS[name]) for name in way.all if name in SIGNALS}
    return Certainty.POSSIBLE if Certainty.POSSIBLE in weakest else Certainty.LIKELY


def _holds(name: str, situation: Situation) -> bool:
    """Whether a condition holds; many ways ask for the same, and it is tried once."""
    known = situation.conditions
    holds = known.get(name)
    if holds is None:
        holds = known[name] = _tried(name, situation)
    return holds


def _tried(name: str, situation: Situation) -> bool:
    if name.startswith(NOT):
        return not _holds(name.removeprefix(NOT), situation)
    if name.startswith(LIKELY):
        return situation.certainty(SIGNALS[name.removeprefix(LIKELY)]) is Certainty.LIKELY
    if name in PREDICATES:
        return PREDICATES[name](situation)
    return bool(situation.of(SIGNALS[name]))
