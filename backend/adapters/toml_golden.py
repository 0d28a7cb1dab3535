"""Loads the golden mails of a policy: golden/<name>.toml beside it, or those of the first municipality."""

from importlib.resources.abc import Traversable
from pathlib import Path

from backend.adapters.toml_file import folder, load_toml, shape
from backend.domain.errors import InvalidData
from backend.domain.golden import GoldenMail

FOLDER, FIRST = "golden", "norsjo.toml"


def load_golden(name_or_path: str) -> tuple[GoldenMail, ...]:
    """The golden mails for a policy that load_policy takes by that name or path. Raises InvalidData."""
    file = _file(name_or_path)
    mails = tuple(shape(GoldenMail, mail, file.name) for mail in load_toml(file).get("mail", ()))
    ids = [mail.id for mail in mails]
    if not mails:
        raise InvalidData(file.name, "mail", "add at least one [[mail]]")
    for twice in (mail_id for mail_id in ids if ids.count(mail_id) > 1):
        raise InvalidData(file.name, "mail.id", f"«{twice}» stands twice; give one of them another id")
    return mails


def _file(name_or_path: str) -> Path | Traversable:
    beside = Path(name_or_path).parent / FOLDER / Path(name_or_path).name
    named = folder("policies").joinpath(FOLDER, f"{name_or_path}.toml")
    if "/" in name_or_path or name_or_path.endswith(".toml"):
        return beside if beside.is_file() else folder("policies").joinpath(FOLDER, FIRST)
    return named if named.is_file() else folder("policies").joinpath(FOLDER, FIRST)
