"""The model that is shipped fits the rules, the plan and the product that loads it."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from backend.adapters import model_files
from backend.adapters.model_files import load_model
from backend.adapters.toml_rules import load_rulebook
from backend.detection.facts import MEASURES
from backend.domain.errors import InvalidData
from training.plan import plans

MODEL = load_model()


def test_heads_are_those_of_the_plan_and_thresholds_are_in_order() -> None:
    assert [head.name for head in MODEL.heads] == [plan.name for plan in plans()]
    assert all(head.likely >= head.possible for head in MODEL.heads)
    assert all(head.because for head in MODEL.heads)


def test_it_was_trained_with_the_rules_of_today() -> None:
    """Most rules were there when it was trained; a fact whose rule is gone counts nothing."""
    known = {rule.id for rule in load_rulebook().rules}
    facts = {name.rpartition(":")[2] for name in MODEL.facts if ":" in name}
    assert facts <= known
    assert {name for name in MODEL.facts if ":" not in name} == set(MEASURES)


def test_it_is_small_and_plain() -> None:
    assert MODEL.table.dtype == np.int8
    assert MODEL.table.nbytes < 10_000_000
    assert np.isfinite(MODEL.bias).all() and np.isfinite(MODEL.step).all()


def test_files_that_do_not_belong_together_stop_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (model_files.CARD, model_files.NUMBERS):
        shutil.copy(model_files.folder("model").joinpath(name), tmp_path / name)
    card = tmp_path / model_files.CARD
    card.write_text(card.read_text("utf-8").replace('    "capitals",\n', "", 1), "utf-8")
    monkeypatch.setattr(model_files, "folder", lambda _: tmp_path)
    with pytest.raises(InvalidData, match="run make train"):
        load_model()
