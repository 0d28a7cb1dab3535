"""`python -m training.train`: learns the model from corpus/ and writes backend/model. Seeded; takes some minutes."""

import numpy as np

from training.cache import remembered
from training.corpus import load_corpus
from training.export import save, weights_of
from training.fit import fit
from training.folds import Folds, choose_all, leave_writers_out
from training.plan import plans
from training.vectors import Vectors, vectors_of


def learn() -> tuple[Vectors, Folds]:
    """The corpus as vectors, and what came of leaving each writer out; remembered until anything changes."""
    return remembered(lambda: _learn(vectors_of(load_corpus())))


def main() -> None:
    """Thresholds from the left-out writers, weights from all."""
    vectors, folds = learn()
    everybody = np.ones(len(vectors.texts), dtype=bool)
    weights = weights_of(plans(), vectors, fit(plans(), vectors, everybody))
    weights = weights.with_thresholds(choose_all(plans(), vectors, folds.scores))
    said = f"{len(vectors.texts)} mails by {len(set(vectors.writers))} writers"
    save(weights, said)
    print(f"Trained on {said}.")


def _learn(vectors: Vectors) -> tuple[Vectors, Folds]:
    return vectors, leave_writers_out(plans(), vectors)


if __name__ == "__main__":
    main()
