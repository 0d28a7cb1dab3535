"""Reads one TOML file into a frozen value and says file, key and remedy when it is wrong."""

import tomllib
from collections.abc import Hashable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError

from backend.domain.errors import InvalidData

T = TypeVar("T")

REMEDIES = {
    "missing": "add it",
    "unexpected_keyword_argument": "no such key; check the spelling or take it away",
    "extra_forbidden": "no such key; check the spelling or take it away",
    "enum": "not one of the words that may stand here",
    "string_type": "write text within quotation marks",
    "int_type": "write a whole number",
    "tuple_type": "write a list: [ … ]",
    "dict_type": "write a table",
    "date_type": "write a date: 2026-12-31",
}


def folder(name: str) -> Traversable:
    """A data folder of the product: rules, lexicons, policies, decisions, texts."""
    return files("backend").joinpath(name)


def load_toml(file: Traversable | Path) -> dict[str, Any]:
    """The file's tables. Raises InvalidData when it is absent, a folder or no TOML."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError:
        raise InvalidData(file.name, "", "there is no such file, or it cannot be read") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidData(file.name, "", f"is not TOML: {error}") from None


def shape(kind: type[T], raw: Mapping[str, Any], file: str) -> T:
    """Turns tables into a frozen value of `kind`; unknown keys are refused. Raises InvalidData."""
    try:
        value: T = _adapter(cast(Hashable, kind)).validate_python((raw,))[0]
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        raise InvalidData(file, ".".join(map(str, problem["loc"][1:])), _remedy(problem)) from None
    return value


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    # A stdlib dataclass takes its settings from what stands around it; hence the row of one.
    return TypeAdapter(tuple[kind], config=ConfigDict(extra="forbid"))  # type: ignore[valid-type]


def _remedy(problem: Mapping[str, Any]) -> str:
    return REMEDIES.get(str(problem["type"]), str(problem["msg"]))
