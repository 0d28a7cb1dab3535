"""What the model learns: one plan a head, from training/plan.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from backend.detection.weights import Asked, Reads
from backend.domain.finding import Signal
from training.vectors import Flags, Vectors

FILE = Path(__file__).with_name("plan.toml")


@dataclass(frozen=True)
class Plan:
    """How one head is trained, and how its thresholds are chosen."""

    name: str
    signal: Signal
    labels: tuple[str, ...]
    """A text that carries one of these is an example of it."""
    reads: Reads
    asked: Asked
    learns_from: Asked
    because: str
    sentence_share: float = 0.0
    likely_precision: float = 0.95
    possible_beta: float = 1.5
    """`possible` is where recall, counted this many times as dear as precision, is best (F-beta)."""

    def has_it(self, vectors: Vectors) -> Flags:
        """Which texts are examples."""
        return np.logical_or.reduce([vectors.labelled(label) for label in self.labels])

    def learnt_from(self, vectors: Vectors) -> Flags:
        """Which texts teach this head."""
        return mails_asked(self.learns_from, vectors)

    def asked_about(self, vectors: Vectors) -> Flags:
        """Which texts it will be asked about."""
        return mails_asked(self.asked, vectors)


def plans() -> tuple[Plan, ...]:
    """All heads in order."""
    return tuple(
        Plan(
            **{
                **raw,
                "signal": Signal(raw["signal"]),
                "labels": tuple(raw["labels"]),
                "reads": Reads(raw["reads"]),
                "asked": Asked(raw["asked"]),
                "learns_from": Asked(raw.get("learns_from", raw["asked"])),
            }
        )
        for raw in tomllib.loads(FILE.read_text("utf-8"))["head"]
    )


def mails_asked(asked: Asked, vectors: Vectors) -> Flags:
    """The texts of one kind."""
    is_draft, internal = vectors.is_draft, vectors.is_from_colleague
    return {
        Asked.ALL: np.ones(len(vectors.texts), dtype=bool),
        Asked.DRAFT: is_draft,
        Asked.RECEIVED: ~is_draft,
        Asked.FROM_OUTSIDE: ~is_draft & ~internal,
        Asked.FROM_COLLEAGUE: ~is_draft & internal,
    }[asked]
