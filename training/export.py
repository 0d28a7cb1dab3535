"""Fitted lines → the small table that the product loads, and its files."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from backend.detection.features import BUCKETS
from backend.detection.weights import Head, Weights
from training.fit import FACT_SCALE, Fitted, Line
from training.plan import Plan
from training.vectors import Vectors

FOLDER = Path(__file__).parents[1] / "backend" / "model"
MOST_ROWS = 200_000
"""N-grams kept; the others weigh next to nothing for every head."""
STEPS = 127


def weights_of(plans: Sequence[Plan], vectors: Vectors, fitted: Fitted) -> Weights:
    """Keeps the n-grams that weigh most, in 8-bit steps. Thresholds are added later (Weights.with_thresholds)."""
    lines = [*fitted.mails, *(line for line in fitted.sentences if line is not None)]
    table = np.stack([line.weights[:BUCKETS] for line in lines], axis=1) * fitted.rarity[:, None]
    heavy = np.abs(table) / np.maximum(np.abs(table).max(axis=0), 1e-9)
    kept = np.sort(np.argsort(-heavy.max(axis=1), kind="stable")[:MOST_ROWS])
    kept = kept[fitted.rarity[kept] > 0]
    step = np.maximum(np.quantile(np.abs(table[kept]), 0.9999, axis=0) / STEPS, 1e-9).astype(np.float32)
    rows = np.clip(np.rint(table[kept] / step), -STEPS, STEPS).astype(np.int8)
    row_of = np.zeros(BUCKETS, dtype=np.int32)
    row_of[kept] = np.arange(1, len(kept) + 1)
    return Weights(
        heads=tuple(_head(plan) for plan in plans),
        row_of=row_of,
        table=np.concatenate([np.zeros((1, len(lines)), dtype=np.int8), rows]),
        step=step,
        rarity=np.concatenate([[0.0], fitted.rarity[kept]]).astype(np.float32),
        bias=np.array([line.bias for line in lines], dtype=np.float32),
        facts=_facts(vectors, lines),
    )


def save(weights: Weights, said: str, folder: Path = FOLDER) -> None:
    """Writes model.toml (what the heads are) and weights.npz (plain arrays)."""
    kept = np.flatnonzero(weights.row_of)
    names = sorted(weights.facts)
    np.savez_compressed(
        folder / "weights.npz",
        buckets=kept.astype(np.int32),
        table=weights.table[1:],
        step=weights.step,
        rarity=weights.rarity[1:].astype(np.float16),
        bias=weights.bias,
        facts=np.stack([weights.facts[name] for name in names]).astype(np.float32),
    )
    folder.joinpath("model.toml").write_text(_card(weights, names, said), "utf-8")


def _card(weights: Weights, names: Sequence[str], said: str) -> str:
    heads = "\n".join(_head_entry(head) for head in weights.heads)
    facts = "".join(f'    "{name}",\n' for name in names)
    return (
        "# The statistical model. Written by «make train»; figures: docs/quality.md, limits: docs/model_card.md.\n\n"
        f'version = "{dt.date.today().isoformat()}"\ntrained_on = "{said}"\nfacts = [\n{facts}]\n\n{heads}'
    )


def _head_entry(head: Head) -> str:
    return (
        f'[[head]]\nname = "{head.name}"\nsignal = "{head.signal}"\nbecause = "{head.because}"\n'
        f'reads = "{head.reads}"\nasked = "{head.asked}"\nlikely = {head.likely:.3f}\n'
        f"possible = {head.possible:.3f}\nsentence_share = {head.sentence_share}\n"
    )


def _head(plan: Plan) -> Head:
    return Head(plan.name, plan.signal, plan.because, plan.reads, plan.asked, 0.0, 0.0, plan.sentence_share)


def _facts(vectors: Vectors, lines: Sequence[Line]) -> dict[str, NDArray[np.float32]]:
    columns = [_fact_weights(line, len(vectors.fact_names)) for line in lines]
    table = (np.stack(columns, axis=1) * FACT_SCALE).astype(np.float32)
    return {name: table[number] for number, name in enumerate(vectors.fact_names)}


def _fact_weights(line: Line, count: int) -> NDArray[np.float64]:
    own = line.weights[BUCKETS:]
    return own if len(own) else np.zeros(count)
