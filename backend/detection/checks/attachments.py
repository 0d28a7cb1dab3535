"""Attachments that are something else than they seem."""

import tomllib
from functools import cache
from importlib.resources import files

from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading

Found = tuple[Evidence, ...] | None
RIGHT_TO_LEFT = "‮"


@cache
def _kinds() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(files("backend.lexicons").joinpath("file_kinds.toml").read_text("utf-8"))
    return {name: frozenset(endings) for name, endings in raw.items()}


def attachment_can_run(reading: Reading, policy: Policy) -> Found:
    """Opening the file can start a program."""
    return _those(
        reading, [n for n in _names(reading) if _endings(n)[-1:] and _endings(n)[-1] in _kinds()["can_run"]]
    )


def attachment_hides_its_kind(reading: Reading, policy: Policy) -> Found:
    """The name shows one kind and ends with another (faktura.pdf.exe), or is written backwards."""
    return _those(reading, [name for name in _names(reading) if _hides(name)])


def _hides(name: str) -> bool:
    if RIGHT_TO_LEFT in name:
        return True
    endings = _endings(name)
    kinds = _kinds()
    return (
        len(endings) > 1
        and endings[-2] in kinds["looks_harmless"]
        and endings[-1] in kinds["can_run"] | kinds["can_hide"]
    )


def _names(reading: Reading) -> list[str]:
    return [attachment.name for attachment in reading.message.attachments or ()]


def _endings(name: str) -> list[str]:
    return [piece.strip() for piece in name.lower().strip().split(".")[1:]]


def _those(reading: Reading, names: list[str]) -> Found:
    whole = reading.attachments.original
    evidence = [
        reading.attachments.evidence(start, start + len(n)) for n in names if (start := whole.find(n)) >= 0
    ]
    return tuple(evidence) or None
