"""Runs the real product, with a fold's model, over labelled mails."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from backend.assessor import build_assessor
from backend.detection.judge import Judge
from backend.detection.weights import Weights
from training.corpus import Text, at_home
from training.figures import Judged

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def judge_all(texts: Iterable[Text], weights: Weights | None = None) -> list[Judged]:
    """Every mail as its own municipality would see it; `weights` stands in for the product's model."""
    assess = build_assessor("norsjo")
    assess = replace(assess, judge=Judge(weights)) if weights else assess
    judged = []
    for text in texts:
        detector = replace(assess.detector, policy=at_home(assess.policy, text))
        judged.append(Judged(text, replace(assess, detector=detector)(text.message, NOW)))
    return judged
