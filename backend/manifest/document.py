"""A manifest as the checks see it: elements by name, read without trust."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

LARGEST = 256 * 1024
"""Outlook takes no larger manifest (outlook.md §2.1)."""


class UnreadableManifest(ValueError):
    """The file is not XML, or XML of a kind that no manifest needs."""


@dataclass(frozen=True)
class Manifest:
    """What the checks ask. Namespaces are left to Microsoft's schema; names are enough here."""

    root: etree._Element

    def each(self, *names: str) -> Iterator[etree._Element]:
        """Every element with one of these names, in the order of the file."""
        return (element for element in self.root.iter("*") if name(element) in names)

    def defined(self) -> dict[str, etree._Element]:
        """The resources by id."""
        return {resource.get("id", ""): resource for resource in self.resources()}

    def resources(self) -> Iterator[etree._Element]:
        """Everything that a resid can point at."""
        return (
            resource for group in self.each("Images", "Urls", "ShortStrings", "LongStrings") for resource in group
        )

    def referring(self) -> Iterator[etree._Element]:
        """Everything that points at a resource."""
        return (element for element in self.root.iter("*") if element.get("resid") is not None)


def read(content: bytes) -> Manifest:
    """The manifest, with no entity resolved and nothing fetched. Raises UnreadableManifest."""
    if len(content) > LARGEST:
        raise UnreadableManifest(f"has {len(content)} bytes; Outlook takes at most {LARGEST}")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableManifest(f"is not XML: {error}") from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs do not know it
        raise UnreadableManifest("has a DOCTYPE; a manifest needs none")
    if name(root) != "OfficeApp":
        raise UnreadableManifest(f"starts with <{name(root)}>, not with <OfficeApp>")
    return Manifest(root)


def name(element: etree._Element) -> str:
    """The name without namespace."""
    return etree.QName(element).localname


def place(element: etree._Element) -> str:
    """Where a fault is, for the person who mends it."""
    known_as = element.get("id") or element.get("resid") or ""
    return f"line {element.sourceline}: {name(element)} {known_as}".rstrip()


def values(element: etree._Element) -> Iterator[tuple[str, str]]:
    """What an element says in each language: the default with an empty language first."""
    yield "", element.get("DefaultValue", "")
    yield from (
        (child.get("Locale", ""), child.get("Value", "")) for child in element if name(child) == "Override"
    )
