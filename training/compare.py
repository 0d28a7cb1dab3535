"""`python -m training.compare`: rules alone, words alone, mails, sentences, all. Writes docs/comparison.md.

Writers are left out a quarter at a time, which takes some minutes; figures are a little lower than by single writer.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score

from training.fit import fit
from training.plan import Plan, plans
from training.thresholds import said_by_rules
from training.train import learn
from training.vectors import Vectors

PAGE = Path(__file__).parents[1] / "docs" / "comparison.md"
HEADS = ("threat", "sensitive", "suspicious", "records_request", "answer")
QUARTERS = 4
PRECISION = 0.8
Scores = NDArray[np.float64]
Ways = Mapping[str, Scores]
WORDS = """# What each part brings

Written by `python -m training.compare`. Received mails of the corpus, a quarter of the writers left out at a time.
Average precision (area under precision and recall), and in brackets the recall where precision is {precision:.0%}.
Rules alone have no scores: precision / recall; they were written with most of these mails in view, which flatters them.

{table}

*Words alone*: the n-grams without the facts (rules, marks, recipients). *Mail*: one regression over the whole mail.
*Sentence*: the most telling sentence alone. *Both* is what the product uses: the mix of the two, with the facts
(decision 10).
"""


def main() -> None:
    """Four fits with the facts, four without."""
    vectors, _ = learn()
    chosen = [plan for plan in plans() if plan.name in HEADS]
    with_facts = _scores(chosen, vectors)
    words_alone = _scores(chosen, replace(vectors, facts=vectors.facts * 0))
    rows = ["| head | rules alone | words alone | mail | sentence | both |", "|---|---|---|---|---|---|"]
    for number, plan in enumerate(chosen):
        ways = {"words alone": words_alone["both"], **with_facts}
        cells = [_figures(plan, vectors, scores[:, number]) for scores in ways.values()]
        rows.append(f"| {plan.name} | {_rules(plan, vectors)} | {' | '.join(cells)} |")
    PAGE.write_text(WORDS.format(precision=PRECISION, table="\n".join(rows)), "utf-8")
    print("\n".join(rows))


def _scores(chosen: list[Plan], vectors: Vectors) -> dict[str, Scores]:
    """By way: (texts, heads) log-odds of mails whose writers were left out."""
    ways = {"mail": 0.0, "sentence": 1.0, "both": None}
    writers = sorted(set(vectors.writers))
    found = {way: np.zeros((len(vectors.texts), len(chosen))) for way in ways}
    for quarter in range(QUARTERS):
        left_out = np.isin(vectors.writers, writers[quarter::QUARTERS])
        fitted = fit(chosen, vectors, ~left_out)
        for way, share in ways.items():
            mixed = [plan if share is None else replace(plan, sentence_share=share) for plan in chosen]
            found[way][left_out] = fitted.scores(mixed, vectors, left_out)
    return found


def _figures(plan: Plan, vectors: Vectors, scores: Scores) -> str:
    asked = plan.asked_about(vectors)
    has_it, order = plan.has_it(vectors)[asked], np.argsort(-scores[asked])
    precision = np.cumsum(has_it[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precision >= PRECISION)
    recall = has_it[order][: enough[-1] + 1].sum() / has_it.sum() if len(enough) else 0.0
    return f"{average_precision_score(has_it, scores[asked]):.2f} ({recall:.2f})"


def _rules(plan: Plan, vectors: Vectors) -> str:
    asked = plan.asked_about(vectors)
    said, has_it = said_by_rules(plan, vectors, likely=False)[asked], plan.has_it(vectors)[asked]
    return f"{(said & has_it).sum() / max(said.sum(), 1):.2f} / {(said & has_it).sum() / has_it.sum():.2f}"


if __name__ == "__main__":
    main()
