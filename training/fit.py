"""Fits the heads: logistic regression over n-grams and facts, one for whole mails and one for sentences."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from joblib import Parallel, delayed
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from backend.detection.weights import Reads
from training.plan import Plan
from training.stretches import Stretches
from training.vectors import Flags, Rows, Vectors

SEED = 20261125
MAIL_C, SENTENCE_C = 10.0, 5.0
FACT_SCALE = 0.5
"""How loud a fact is beside the n-grams, whose vector has length 1."""
RAREST = 2
"""An n-gram that fewer mails hold teaches nothing."""
CORES = 2


@dataclass(frozen=True)
class Line:
    """One fitted logistic regression."""

    weights: NDArray[np.float64]
    """(buckets + facts,) or (buckets,)."""
    bias: float


@dataclass(frozen=True)
class Fitted:
    """All heads, fitted on some of the texts."""

    rarity: NDArray[np.float32]
    mails: tuple[Line, ...]
    sentences: tuple[Line | None, ...]

    def scores(self, plans: Sequence[Plan], vectors: Vectors, texts: Flags) -> NDArray[np.float64]:
        """(texts, heads) log-odds, as backend.detection.model works them out."""
        columns = [self._head(number, plan, vectors, texts) for number, plan in enumerate(plans)]
        return np.stack(columns, axis=1)

    def _head(self, number: int, plan: Plan, vectors: Vectors, texts: Flags) -> NDArray[np.float64]:
        line, sentence = self.mails[number], self.sentences[number]
        if sentence is None:
            return self._of_texts(line, vectors.mails(plan.reads)[texts], vectors.facts[texts])
        stretches = Stretches.of(vectors, texts, plan.reads)
        whole = self._of_texts(line, stretches.words(vectors), stretches.facts(vectors))
        found = np.full(len(vectors.owner), -np.inf)
        read = np.unique(stretches.sentences)
        found[read] = _unit(vectors.sentences[read], self.rarity) @ sentence.weights + sentence.bias
        mixed = (1 - plan.sentence_share) * whole + plan.sentence_share * stretches.best(found)
        return stretches.of_each_text(mixed)[texts]

    def _of_texts(self, line: Line, words: Rows, facts: Rows) -> NDArray[np.float64]:
        return np.asarray(_with_facts(_unit(words, self.rarity), facts) @ line.weights + line.bias)


def fit(plans: Sequence[Plan], vectors: Vectors, texts: Flags, cores: int = CORES) -> Fitted:
    """Fits every head on the chosen texts."""
    rarity = rarity_of(vectors.mails(Reads.MAIL)[texts])
    mails = {reads: _with_facts(_unit(vectors.mails(reads), rarity), vectors.facts) for reads in Reads}
    lines = Parallel(n_jobs=cores, prefer="threads")(
        delayed(_fit_head)(plan, vectors, texts, mails[plan.reads], rarity) for plan in plans
    )
    return Fitted(rarity, tuple(mail for mail, _ in lines), tuple(sentence for _, sentence in lines))


def rarity_of(mails: Rows) -> NDArray[np.float32]:
    """Smoothed inverse document frequency; 0 for n-grams that too few mails hold."""
    holding = np.asarray((mails > 0).sum(axis=0)).ravel()
    idf = np.log((1 + mails.shape[0]) / (1 + holding)) + 1
    return np.where(holding >= RAREST, idf, 0.0).astype(np.float32)


def _fit_head(
    plan: Plan, vectors: Vectors, texts: Flags, mails: Rows, rarity: NDArray[np.float32]
) -> tuple[Line, Line | None]:
    has_it = plan.has_it(vectors)
    chosen = texts & plan.learnt_from(vectors)
    whole = _regression(mails[chosen], has_it[chosen], MAIL_C)
    if not plan.sentence_share:
        return whole, None
    wanted = chosen[vectors.owner] & vectors.read_by(plan.reads) & _teaches(has_it, vectors)
    decisive = has_it[vectors.owner] & vectors.is_decisive
    return whole, _regression(_unit(vectors.sentences[wanted], rarity), decisive[wanted], SENTENCE_C)


def _teaches(has_it: Flags, vectors: Vectors) -> Flags:
    """Sentences of a mail that has it teach only where the annotator marked which they are."""
    marked = np.zeros(len(vectors.texts), dtype=bool)
    np.logical_or.at(marked, vectors.owner, vectors.is_decisive)
    return (~has_it | marked)[vectors.owner]


def _regression(rows: Rows, has_it: Flags, strength: float) -> Line:
    model = LogisticRegression(
        C=strength,
        class_weight="balanced",
        solver="liblinear",
        dual=True,
        max_iter=60,
        tol=3e-2,
        random_state=SEED,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        warnings.simplefilter("ignore", FutureWarning)
        model.fit(rows, has_it)
    return Line(model.coef_[0], float(model.intercept_[0]))


def _unit(rows: Rows, rarity: NDArray[np.float32]) -> Rows:
    """tf-idf rows of length about 1: an n-gram in three sentences counts as three of one."""
    length = np.sqrt(np.asarray(rows @ (rarity**2)).ravel())
    length[length < 1] = 1
    return sp.diags(1 / length) @ rows @ sp.diags(rarity)


def _with_facts(rows: Rows, facts: Rows) -> Rows:
    return sp.hstack([rows, facts * FACT_SCALE]).tocsr()
