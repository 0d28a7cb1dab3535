"""Leave one writer out: every text is scored by a model that has learnt nothing from its writer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray

from backend.detection.weights import Weights
from training.export import weights_of
from training.fit import CORES, fit
from training.plan import Plan
from training.thresholds import Thresholds, choose
from training.vectors import Vectors


@dataclass(frozen=True)
class Folds:
    """What came of leaving each writer out."""

    scores: NDArray[np.float64]
    """(texts, heads) log-odds."""
    models: Mapping[str, Weights]
    """By writer: the model of all the others, thresholds included."""


def leave_writers_out(plans: Sequence[Plan], vectors: Vectors) -> Folds:
    """One model a writer; thresholds are chosen on the scores of the other writers."""
    writers = sorted(set(vectors.writers))
    fitted = Parallel(n_jobs=CORES)(delayed(_without)(writer, plans, vectors) for writer in writers)
    scores = np.zeros((len(vectors.texts), len(plans)))
    for writer, (found, _) in zip(writers, fitted, strict=True):
        scores[vectors.writers == writer] = found
    models = {
        writer: weights.with_thresholds(choose_all(plans, vectors, scores, without=writer))
        for writer, (_, weights) in zip(writers, fitted, strict=True)
    }
    return Folds(scores, models)


def choose_all(
    plans: Sequence[Plan], vectors: Vectors, scores: NDArray[np.float64], without: str = ""
) -> list[tuple[float, float]]:
    """(likely, possible) of every head."""
    texts = vectors.writers != without
    chosen: list[Thresholds] = [choose(plan, vectors, scores[:, n], texts) for n, plan in enumerate(plans)]
    return [(thresholds.likely, thresholds.possible) for thresholds in chosen]


def _without(writer: str, plans: Sequence[Plan], vectors: Vectors) -> tuple[NDArray[np.float64], Weights]:
    left_out = vectors.writers == writer
    fitted = fit(plans, vectors, ~left_out, cores=1)
    return fitted.scores(plans, vectors, left_out), weights_of(plans, vectors, fitted)
