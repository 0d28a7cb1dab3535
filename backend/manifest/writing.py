"""Writes one installation's manifest from the one text that there is."""

from importlib.resources import files
from uuid import UUID, uuid5
from xml.sax.saxutils import escape

LOCAL = "https://localhost:8443"
"""The origin that the template is written for: a developer's own machine."""
FAMILY = UUID("4d9da3ce-a42f-4e00-aa6a-4531be7939b5")
"""Never changed: every installation's Id is made of it and the installation's address."""


def template() -> str:
    """The manifest of LOCAL; itself valid, so that every check can be tried on it."""
    return files("backend.manifest").joinpath("template.xml").read_text("utf-8")


def identity(origin: str) -> str:
    """The Id of the add-in at this address; the same each time, so that a new file replaces the old in Outlook."""
    return str(uuid5(FAMILY, origin))


def written_for(origin: str, provider: str = "") -> bytes:
    """The manifest of the installation at `origin`, from `provider`, the municipality (outlook.md §2.1)."""
    text = template().replace(identity(LOCAL), identity(origin)).replace(LOCAL, origin)
    if provider:
        start, end = text.index("<ProviderName>"), text.index("</ProviderName>")
        text = f"{text[:start]}<ProviderName>{escape(provider)}{text[end:]}"
    return text.encode("utf-8")
