"""Loads the decision table and checks every name in it."""

from backend.adapters.toml_file import folder, load_toml, shape
from backend.domain.decision import Decision, DecisionTable
from backend.domain.errors import InvalidData
from backend.guidance.conditions import is_condition


def load_decisions() -> DecisionTable:
    """Reads backend/decisions. Raises InvalidData."""
    return DecisionTable(received=_load("received.toml"), draft=_load("draft.toml"))


def _load(name: str) -> tuple[Decision, ...]:
    raw = load_toml(folder("decisions").joinpath(name))
    decisions = tuple(shape(Decision, entry, name) for entry in raw["advice"])
    for decision in decisions:
        for condition in (condition for way in decision.any for condition in way.all):
            if not is_condition(condition):
                raise InvalidData(name, decision.code, f"«{condition}» is no signal and no predicate")
    return decisions
