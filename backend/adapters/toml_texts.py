"""Loads the sentences of the guidance in one language."""

from string import Formatter
from typing import Any

from backend.adapters.toml_file import folder, load_toml, shape
from backend.domain.code import ActionKind, Code
from backend.domain.errors import InvalidData
from backend.domain.policy import Role
from backend.guidance.wording import Texts

LANGUAGES = ("sv", "en")
MAY_STAND = {f"{role}_{kind}" for role in Role for kind in ("title", "name", "mail", "phone")} | {
    "municipality",
    "last_day",
    "day",
    "days",
    "number",
}


def load_texts(language: str) -> Texts:
    """Reads backend/texts/guidance.<language>.toml. Raises InvalidData on a missing or unknown word."""
    file = folder("texts").joinpath(f"guidance.{language}.toml")
    raw = load_toml(file)
    texts = shape(Texts, {**raw, "language": language}, file.name)
    for name, wanted in (("advice", set(Code)), ("actions", set(ActionKind)), ("missing", set(Role))):
        for absent in wanted - set(getattr(texts, name)):
            raise InvalidData(file.name, f"{name}.{absent}", "add it")
    _check_fields(raw, file.name, "")
    return texts


def _check_fields(value: Any, file: str, key: str) -> None:
    if isinstance(value, str):
        for _, field, _, _ in Formatter().parse(value):
            if field is not None and field not in MAY_STAND:
                raise InvalidData(file, key, f"{{{field}}} is no value that texts know")
    elif isinstance(value, dict):
        for name, inner in value.items():
            _check_fields(inner, file, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for inner in value:
            _check_fields(inner, file, key)
