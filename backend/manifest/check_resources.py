"""Checks of what points where: resource ids and the ids of buttons."""

from collections import Counter
from collections.abc import Iterator

from backend.manifest.document import Manifest, name, place

LONGEST_ID = 32
FITTING = {
    "Image": "Images",
    "SourceLocation": "Urls",
    "FunctionFile": "Urls",
    "Label": "ShortStrings",
    "Title": "ShortStrings",
    "Description": "LongStrings",
}
"""Which group of resources an element draws on."""


def defined_once(manifest: Manifest) -> Iterator[str]:
    """Two resources of one id: Outlook takes one of them, and nobody knows which."""
    ids = Counter(resource.get("id", "") for resource in manifest.resources())
    yield from (f"The resource {id_!r} is defined {times} times" for id_, times in ids.items() if times > 1)


def short_enough(manifest: Manifest) -> Iterator[str]:
    """At most 32 characters (outlook.md §2.1)."""
    for resource in manifest.resources():
        if len(resource.get("id", "")) > LONGEST_ID:
            yield f"{place(resource)}: the id has more than {LONGEST_ID} characters"


def used(manifest: Manifest) -> Iterator[str]:
    """A resource that nothing points at is a rest of something that was taken away."""
    pointed_at = {element.get("resid") for element in manifest.referring()}
    for resource in manifest.resources():
        if resource.get("id") not in pointed_at:
            yield f"{place(resource)}: nothing points at this resource"


def points_at_something(manifest: Manifest) -> Iterator[str]:
    """The schema accepts a resid that nothing defines (outlook.md §2.4); Outlook refuses the whole add-in."""
    defined = manifest.defined()
    for element in manifest.referring():
        resource = defined.get(element.get("resid", ""))
        if resource is None:
            yield f"{place(element)}: no resource has this id"
        elif (group := resource.getparent()) is not None and name(group) != FITTING.get(
            name(element), name(group)
        ):
            yield f"{place(element)}: points into {name(group)}, needs {FITTING[name(element)]}"


def controls_are_told_apart(manifest: Manifest) -> Iterator[str]:
    """Groups and buttons share one space of names; a repeated id hides a button."""
    ids = Counter(element.get("id", "") for element in manifest.each("Group", "Control"))
    yield from (f"The id {id_!r} stands at {times} groups or buttons" for id_, times in ids.items() if times > 1)
