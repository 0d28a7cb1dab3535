"""What a reader sees of an HTML mail, and where its links lead."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

import lxml.html
from lxml.etree import LxmlError

from backend.reading.layout import laid_out

UNSEEN_ELEMENTS = ("script", "style", "head", "title")
TOO_DEEP = ("ERR_NAME_TOO_LONG", "ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR")
NESTING = re.compile(
    r"</?(?!(?:a|area|iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp)[\s/>])[a-z][^\s/>]*",
    re.IGNORECASE,
)
"""Tags of elements that may stand within others; links, and what HTML reads as plain text, do not nest."""
MOST_IN_LINK = 100
"""Elements whose words are those of one link: links that are never closed hold one another."""


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
    """Turns HTML into text with cells and blocks kept apart; never raises on broken HTML.

    What is nested deeper than libxml2 bears, which then reads no further (at 2048, htmlNodePush in HTMLparser.c), is
    read once more with a line break for every tag, so that nothing is nested. What a style hides is then read too.
    """
    page, is_whole = _parsed(html)
    if not is_whole:
        page, is_whole = _parsed(NESTING.sub("<br", html))
    return (
        HtmlBody("", is_partial=not is_whole)
        if page is None
        else HtmlBody(_readable(page), _links(page), not is_whole)
    )


def _parsed(html: str) -> tuple[lxml.html.HtmlElement | None, bool]:
    """The page, if there is any, and whether it was read to its end."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        page = lxml.html.document_fromstring(html.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except LxmlError:
        return None, not html.strip()
    return page, not any(entry.type_name in TOO_DEEP for entry in parser.error_log)


def _links(page: lxml.html.HtmlElement) -> tuple[Link, ...]:
    return tuple(
        Link(" ".join(_words(node, MOST_IN_LINK)), (node.get("href") or "").strip())
        for node in page.iter("a", "area")
        if node.get("href")
    )


def _readable(page: lxml.html.HtmlElement) -> str:
    try:
        return laid_out(page)
    except (RecursionError, IndexError, AttributeError, ValueError):
        # Deeper or odder than the layout engine bears: the words matter more than the layout.
        return "\n".join(_words(page))


def _words(node: lxml.html.HtmlElement, most: int | None = None) -> list[str]:
    elements: Iterable[lxml.html.HtmlElement] = islice(node.iter(), most)
    return [
        words
        for element in elements
        if element.tag not in UNSEEN_ELEMENTS
        for piece in (element.text, element.tail if element is not node else None)
        if piece and (words := " ".join(piece.split()))
    ]
