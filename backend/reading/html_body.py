"""What a reader sees of an HTML mail, and where its links lead."""

from dataclasses import dataclass, field

import lxml.html
from inscriptis import Inscriptis
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from lxml.etree import LxmlError

UNSEEN_ELEMENTS = ("script", "style", "head", "title")
TOO_DEEP = ("ERR_NAME_TOO_LONG", "ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR")


@dataclass(frozen=True)
class Link:
    """A link: the words that the reader sees and where it leads."""

    text: str = field(repr=False)
    target: str = field(repr=False)


@dataclass(frozen=True)
class HtmlBody:
    """Readable text and links."""

    text: str = field(repr=False)
    links: tuple[Link, ...] = ()
    is_partial: bool = False
    """Nested deeper than the parser bears, so that words may be missing; the guidance says so."""


def read_html(html: str) -> HtmlBody:
    """Turns HTML into text with cells and blocks kept apart; never raises on broken HTML."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        page = lxml.html.document_fromstring(html.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except LxmlError:
        return HtmlBody("", is_partial=bool(html.strip()))
    links = tuple(
        Link(" ".join(_words(node)), (node.get("href") or "").strip())
        for node in page.iter("a", "area")
        if node.get("href")
    )
    too_deep = any(entry.type_name in TOO_DEEP for entry in parser.error_log)
    return HtmlBody(_readable(page), links, too_deep)


def _readable(page: lxml.html.HtmlElement) -> str:
    try:
        return str(Inscriptis(page, ParserConfig(css=CSS_PROFILES["strict"])).get_text()).strip("\n")
    except (RecursionError, IndexError, AttributeError, ValueError):
        # Deeper or odder than the layout engine bears: the words matter more than the layout.
        return "\n".join(_words(page))


def _words(node: lxml.html.HtmlElement) -> list[str]:
    return [
        words
        for element in node.iter()
        if element.tag not in UNSEEN_ELEMENTS
        for piece in (element.text, element.tail if element is not node else None)
        if piece and (words := " ".join(piece.split()))
    ]
