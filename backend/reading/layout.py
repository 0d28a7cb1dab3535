"""The text of a page with cells and blocks kept apart, never so wide that blanks take the room of words.

Inscriptis lays out as a browser does: padding, margins and the widths of columns become blanks, without a bound.
"""

from contextlib import suppress
from copy import copy

import lxml.html
from inscriptis import Inscriptis
from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.model.attribute import DEFAULT_ATTRIBUTE_MAP
from inscriptis.model.config import ParserConfig
from inscriptis.model.css import CssParse
from inscriptis.model.html_document_state import HtmlDocumentState
from inscriptis.model.html_element import HtmlElement
from inscriptis.model.table import Table
from inscriptis.model.tag import CustomHtmlTagHandlerMapping
from inscriptis.model.tag.table_tag import table_start_handler

MOST_BLANK_LINES = 2
MOST_NESTED = 30
"""Tables in tables; each lays out the text of all within it once more."""
MOST_IN_TABLES = 4_000_000
"""Characters that the tables of a page may take up with their columns side by side."""
LONGEST_LAYOUT = 1_000_000
SEPARATOR = "  "
PADDED = ("ul", "ol")


class TooWide(ValueError):
    """The layout would take more room than its words are worth."""


def laid_out(page: lxml.html.HtmlElement) -> str:
    """The text as a reader sees it. Raises TooWide, and what inscriptis raises for what is deeper than it bears."""
    tables = CustomHtmlTagHandlerMapping({"table": _Room().begin_table}, {})
    config = ParserConfig(css=_styles(), table_cell_separator=SEPARATOR, custom_html_tag_handler_mapping=tables)
    config.attribute_handler.attribute_mapping = {**DEFAULT_ATTRIBUTE_MAP, "style": _apply_style}
    text = str(Inscriptis(page, config).get_text()).strip("\n")
    if len(text) > LONGEST_LAYOUT:
        raise TooWide
    return text


class _Room:
    """What is left of the room for the tables of a page."""

    def __init__(self) -> None:
        self._left = MOST_IN_TABLES

    def begin_table(self, state: HtmlDocumentState, attributes: dict[str, str]) -> None:
        """Begins a table that asks for room when it ends."""
        table_start_handler(state, attributes)
        if len(state.current_table) > MOST_NESTED:
            raise TooWide
        state.current_table[-1] = _Table(self, state.current_table[-1].left_margin_len)

    def take(self, characters: int) -> None:
        """Raises TooWide when there is no room for so many."""
        self._left -= characters
        if self._left < 0:
            raise TooWide


class _Table(Table):  # type: ignore[misc]
    def __init__(self, room: _Room, left_margin: int) -> None:
        super().__init__(left_margin, SEPARATOR)
        self._room = room

    def get_text(self) -> str:
        widths: dict[int, int] = {}
        height = 0
        for row in self.rows:
            height += max((cell.normalize_blocks() for cell in row.columns), default=1)
            for column, cell in enumerate(row.columns):
                widths[column] = max(widths.get(column, 0), cell.width + len(SEPARATOR))
        self._room.take(height * sum(widths.values()))
        return str(super().get_text())


def _styles() -> dict[str, HtmlElement]:
    """New ones each time: inscriptis keeps the text of a page in its style of «body», where threads would meet."""
    styles = {**STRICT_CSS_PROFILE, "body": copy(STRICT_CSS_PROFILE["body"])}
    for name in PADDED:
        styles[name] = copy(styles[name])
        styles[name].padding_inline = 0
    return styles


def _apply_style(style: str, element: HtmlElement) -> None:
    """What is hidden and what keeps its lines; of widths and heights no more than a reader needs."""
    with suppress(OverflowError):
        CssParse.attr_style(style, element)
    element.padding_inline = 0
    element.margin_before = min(element.margin_before, MOST_BLANK_LINES)
    element.margin_after = min(element.margin_after, MOST_BLANK_LINES)
