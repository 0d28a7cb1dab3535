"""The Tax Agency's own test numbers, and the cases that several projects share, are all judged right."""

import json
from datetime import date
from typing import Any

import pytest

from backend.detection.checks.identity_numbers import find_identity_numbers, is_valid_identity_number
from tests.outside_data import outside_data

FOLDER = outside_data("personnummer")
TODAY = date(2026, 11, 23)
WRITTEN = ("long_format", "short_format", "separated_format", "separated_long")


def load(name: str) -> Any:
    return json.loads((FOLDER / name).read_text("utf-8"))


@pytest.mark.parametrize(("file", "kind"), [("allPins.json", "personal"), ("allCoords.json", "coordination")])
def test_every_official_number_is_valid_and_found(file: str, kind: str) -> None:
    numbers = load(file)
    assert [n for n in numbers if not is_valid_identity_number(n, TODAY)] == []
    text = "".join(f"Han har {n[:8]}-{n[8:]}, sa hon.\n" for n in numbers)
    found = find_identity_numbers(text, TODAY)
    assert [text[n.start : n.end].replace("-", "") for n in found] == numbers
    assert {n.kind for n in found} == {kind}


@pytest.mark.parametrize("file", ["list.json", "interim.json", "orgnumber.json"])
def test_listed_cases(file: str) -> None:
    for case in load(file):
        for written in (case[form] for form in WRITTEN if form in case):
            assert is_valid_identity_number(written, TODAY) is case["valid"], written


@pytest.mark.parametrize("file", ["list.json", "interim.json", "orgnumber.json"])
def test_listed_cases_are_found_in_text(file: str) -> None:
    """Except those that are wrong only for a space, which people do write."""
    for case in load(file):
        for written in (case[form] for form in WRITTEN if form in case and " " not in case[form]):
            assert bool(find_identity_numbers(f"Hej {written} hej", TODAY)) is case["valid"], written


def test_structured_cases() -> None:
    for forms in load("structured.json").values():
        for judged in forms.values():
            for verdict, cases in judged.items():
                for written in map(str, cases):
                    assert is_valid_identity_number(written, TODAY) is (verdict == "valid"), written
