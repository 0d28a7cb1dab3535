"""Checks of what the add-in asks of Outlook and of the mailbox: the least that will do."""

import re
from collections.abc import Iterator

from lxml import etree

from backend.manifest.document import Manifest, name, place

HIGHEST = (1, 5)
"""What Outlook on phones and tablets has (outlook.md §2.2)."""
LEAST_PERMISSION = "ReadItem"
NEEDED = ("Id", "Version", "DefaultLocale", "Permissions", "Set", "DesktopFormFactor", "MobileFormFactor")
VERSION = re.compile(r"[0-9]{1,5}(\.[0-9]{1,5}){0,3}")


def complete(manifest: Manifest) -> Iterator[str]:
    """What the other checks look into is there; without a form factor that kind of Outlook shows no button (§2.1)."""
    yield from (f"There is no {needed}" for needed in NEEDED if next(manifest.each(needed), None) is None)


def mailbox_requirement(manifest: Manifest) -> Iterator[str]:
    """A demand above 1.5, or for another set, keeps the add-in away from phones and tablets (outlook.md §2.2)."""
    for demand in manifest.each("Set"):
        if demand.get("Name") != "Mailbox":
            yield f"{place(demand)}: {demand.get('Name')!r} may not be asked for in an Outlook manifest"
        elif not _is_modest(wanted := _wanted(demand)):
            yield f"{place(demand)}: Mailbox {wanted} is more than {'.'.join(map(str, HIGHEST))}"


def permission(manifest: Manifest) -> Iterator[str]:
    """Reading the open mail is all that the pane does (outlook.md §2.1)."""
    for element in manifest.each("Permissions"):
        if element.text != LEAST_PERMISSION:
            yield f"{place(element)}: {element.text!r} is not {LEAST_PERMISSION}"


def version(manifest: Manifest) -> Iterator[str]:
    """One to four numbers of at most five digits (outlook.md §2.1)."""
    for element in (child for child in manifest.root if name(child) == "Version"):
        if not VERSION.fullmatch(element.text or ""):
            yield f"{place(element)}: {element.text!r} must be one to four numbers with dots between"


def _wanted(demand: etree._Element) -> str:
    around = demand.getparent()
    inherited = around.get("DefaultMinVersion", "") if around is not None else ""
    return demand.get("MinVersion", inherited) or "1.1"


def _is_modest(wanted: str) -> bool:
    parts = wanted.split(".")
    return all(part.isdecimal() for part in parts) and tuple(map(int, parts)) <= HIGHEST
