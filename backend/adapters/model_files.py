"""Loads the model: backend/model/model.toml says what the heads are, weights.npz holds the numbers."""

from typing import Any

import numpy as np

from backend.adapters.toml_file import folder, load_toml, shape
from backend.detection.features import BUCKETS
from backend.detection.weights import Head, Weights
from backend.domain.errors import InvalidData

CARD, NUMBERS = "model.toml", "weights.npz"


def load_model() -> Weights:
    """Plain arrays, no pickles. Raises InvalidData when the two files do not belong together."""
    card = load_toml(folder("model").joinpath(CARD))
    heads = tuple(shape(Head, raw, CARD) for raw in card.get("head", []))
    with folder("model").joinpath(NUMBERS).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        numbers = {name: arrays[name] for name in arrays.files}
    _check(numbers, heads, card)
    row_of = np.zeros(BUCKETS, dtype=np.int32)
    row_of[numbers["buckets"]] = np.arange(1, len(numbers["buckets"]) + 1, dtype=np.int32)
    return Weights(
        heads=heads,
        row_of=row_of,
        table=_with_empty_row(numbers["table"]),
        step=numbers["step"],
        rarity=_with_empty_row(numbers["rarity"].astype(np.float32)),
        bias=numbers["bias"],
        facts=dict(zip(card.get("facts", []), numbers["facts"], strict=True)),
        version=str(card.get("version", "")),
    )


def _check(numbers: dict[str, Any], heads: tuple[Head, ...], card: dict[str, Any]) -> None:
    columns = len(heads) + sum(head.sentence_share > 0 for head in heads)
    faults = {
        "head": numbers["table"].shape[1] != columns or len(numbers["bias"]) != columns,
        "facts": len(card.get("facts", [])) != len(numbers["facts"]),
        "buckets": bool(len(numbers["buckets"])) and int(numbers["buckets"].max()) >= BUCKETS,
    }
    for key, is_wrong in faults.items():
        if is_wrong:
            raise InvalidData(CARD, key, f"does not fit {NUMBERS}; run make train")


def _with_empty_row(table: Any) -> Any:
    return np.concatenate([np.zeros((1, *table.shape[1:]), dtype=table.dtype), table])
