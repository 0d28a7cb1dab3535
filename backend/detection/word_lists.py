"""Flat word lists of backend/lexicons that checks look words up in."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of backend/lexicons/<name>.toml."""
    return frozenset(_read(name)["words"])


@cache
def word_groups(name: str) -> dict[str, frozenset[str]]:
    """All lists of backend/lexicons/<name>.toml by key."""
    return {key: frozenset(words) for key, words in _read(name).items()}


def _read(name: str) -> dict[str, list[str]]:
    return tomllib.loads(files("backend.lexicons").joinpath(f"{name}.toml").read_text("utf-8"))
