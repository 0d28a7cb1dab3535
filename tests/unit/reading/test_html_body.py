"""HTML becomes the text that a reader sees; what is hidden and where links lead is kept apart."""

import pytest

from backend.domain.message import Body, ContentType, Message
from backend.reading.html_body import read_html
from backend.reading.reading import read


def test_cells_and_blocks_are_not_glued() -> None:
    text = read_html("<table><tr><td>Personnr</td><td>850101-0006</td></tr></table><p>Hej</p><p>du</p>").text
    assert "Personnr  850101-0006" in text
    assert text.split("\n")[-3:] == ["Hej", "", "du"]


@pytest.mark.parametrize(
    "style",
    ["display:none", "DISPLAY : none;color:red", "font-size:0", "font-size:0px", "mso-hide:all", "max-height:0"],
)
def test_hidden_text_is_seen(style: str) -> None:
    body = read_html(f'<p>Syns</p><div style="{style}">Gömt</div>')
    assert body.hidden_text == "Gömt"


@pytest.mark.parametrize("style", ["font-size:0.9em", "opacity:0.8", "max-height:010px"])
def test_small_text_is_not_hidden_text(style: str) -> None:
    assert read_html(f'<p style="{style}">Syns</p>').hidden_text == ""


def test_links_keep_words_and_target() -> None:
    (link,) = read_html('Se <a href=" https://norsjo.se/x ">www.<b>norsjo</b>.se</a> nu').links
    assert (link.text.replace(" ", ""), link.target) == ("www.norsjo.se", "https://norsjo.se/x")


@pytest.mark.parametrize("html", ["", "<", "\x00", "<p", "<a href=x>" * 2000, "</b>" * 50, "<!--", "&#xffffffff;"])
def test_broken_html_is_no_crash(html: str) -> None:
    read_html(html)


def test_text_nested_too_deep_is_said_to_be_partly_read() -> None:
    reading = read(Message(body=Body("<b>" * 3000 + "hej", ContentType.HTML)))
    assert reading.was_cut
