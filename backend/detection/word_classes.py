"""Which class of like words a word belongs to (backend/lexicons/classes.toml)."""

import tomllib
from functools import cache
from importlib.resources import files

from backend.reading.token import lemma

SHORTEST_STEM = 2
NO_CLASS = 0


@cache
def _raw() -> dict[str, list[str]]:
    return tomllib.loads(files("backend.lexicons").joinpath("classes.toml").read_text("utf-8"))


@cache
def _tables() -> tuple[dict[str, int], dict[str, int], dict[str, int], dict[str, int]]:
    written: dict[str, int] = {}
    forms: dict[str, int] = {}
    stems: dict[str, int] = {}
    endings: dict[str, int] = {}
    for number, words in enumerate(_raw().values(), start=1):
        for word in words:
            if word.startswith("="):
                written.setdefault(word[1:], number)
            elif word.startswith("*"):
                endings.setdefault(word[1:], number)
            elif word.endswith("*"):
                stems.setdefault(word[:-1], number)
            else:
                forms.setdefault(word, number)
                forms.setdefault(lemma(word), number)
    return written, forms, stems, endings


def class_of(word: str) -> int:
    """The number of the class, in the order of the file from 1; NO_CLASS for most words."""
    written, forms, stems, endings = _tables()
    if found := written.get(word) or forms.get(word) or forms.get(lemma(word)):
        return found
    for cut in range(min(len(word), 24), SHORTEST_STEM - 1, -1):
        if found := stems.get(word[:cut]):
            return found
    for cut in range(min(len(word), 24), SHORTEST_STEM - 1, -1):
        if found := endings.get(word[-cut:]):
            return found
    return NO_CLASS
