"""Which class of like words a word belongs to (backend/lexicons/classes.toml)."""

import tomllib
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

from backend.reading.token import lemma

NO_CLASS = 0


@cache
def _raw() -> dict[str, list[str]]:
    return tomllib.loads(files("backend.lexicons").joinpath("classes.toml").read_text("utf-8"))


@dataclass(frozen=True)
class _Tables:
    """The class of words as written, in any form, by their beginning, by their end."""

    written: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)
    stems: dict[str, int] = field(default_factory=dict)
    endings: dict[str, int] = field(default_factory=dict)

    @cached_property
    def stem_lengths(self) -> list[int]:
        """Longest first, so that the most telling one counts."""
        return sorted(set(map(len, self.stems)), reverse=True)

    @cached_property
    def ending_lengths(self) -> list[int]:
        """Longest first."""
        return sorted(set(map(len, self.endings)), reverse=True)


@cache
def _tables() -> _Tables:
    tables = _Tables()
    for number, words in enumerate(_raw().values(), start=1):
        for word in words:
            if word.startswith("="):
                tables.written.setdefault(word[1:], number)
            elif word.startswith("*"):
                tables.endings.setdefault(word[1:], number)
            elif word.endswith("*"):
                tables.stems.setdefault(word[:-1], number)
            else:
                tables.forms.setdefault(word, number)
                tables.forms.setdefault(lemma(word), number)
    return tables


def class_of(word: str) -> int:
    """The number of the class, in the order of the file from 1; NO_CLASS for most words."""
    tables = _tables()
    found = tables.written.get(word) or tables.forms.get(word) or tables.forms.get(lemma(word))
    if found:
        return found
    stems = (tables.stems.get(word[:cut]) for cut in tables.stem_lengths if cut <= len(word))
    endings = (tables.endings.get(word[-cut:]) for cut in tables.ending_lengths if cut <= len(word))
    return next(filter(None, stems), None) or next(filter(None, endings), NO_CLASS)
