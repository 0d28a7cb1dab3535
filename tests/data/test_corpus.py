"""Every line of the corpus is a mail with known labels, evidence that stands in it, and an id of its own."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from training.corpus import DRAFT_LABELS, FOLDER, HELD_OUT, RECEIVED_LABELS, load_corpus

FILES = sorted(FOLDER.glob("*.jsonl"))
FIELDS = {
    *("id", "direction", "from", "to", "cc", "subject", "body", "attachments", "headers", "links"),
    *("labels", "evidence", "pair", "note"),
}
NEEDED = {"id", "direction", "from", "to", "subject", "body", "labels", "evidence"}


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_fields_labels_and_evidence(file: Path) -> None:
    for mail in lines(file):
        assert mail.keys() >= NEEDED and mail.keys() <= FIELDS, mail["id"]
        assert mail["id"].startswith(f"{file.stem}-") and mail["to"], mail["id"]
        known = DRAFT_LABELS if mail["direction"] == "draft" else RECEIVED_LABELS
        assert set(mail["labels"]) <= set(known), mail["id"]
        assert all(words in mail["body"] or words in mail["subject"] for words in mail["evidence"]), mail["id"]


def test_ids_and_texts_are_told_apart() -> None:
    mails = [mail for file in FILES for mail in lines(file)]
    assert [name for name, count in Counter(mail["id"] for mail in mails).items() if count > 1] == []
    assert len(mails) >= 8_000


def test_nobody_learns_from_the_held_out() -> None:
    assert {text.writer for text in load_corpus(held_out=True)} == set(HELD_OUT)
    assert not {text.writer for text in load_corpus()} & set(HELD_OUT)
