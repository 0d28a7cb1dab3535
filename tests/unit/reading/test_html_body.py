"""HTML becomes the text that a reader sees; where links lead is kept apart."""

import pytest

from backend.domain.message import Body, ContentType, Message
from backend.reading.html_body import read_html
from backend.reading.reading import read


def test_cells_and_blocks_are_not_glued() -> None:
    text = read_html("<table><tr><td>Personnr</td><td>850101-0006</td></tr></table><p>Hej</p><p>du</p>").text
    assert "Personnr  850101-0006" in text
    assert text.split("\n")[-3:] == ["Hej", "", "du"]


def test_what_is_not_displayed_is_not_read() -> None:
    assert read_html('<p>Syns</p><div style="display:none">Gömt</div>').text.strip() == "Syns"


def test_links_keep_words_and_target() -> None:
    (link,) = read_html('Se <a href=" https://norsjo.se/x ">www.<b>norsjo</b>.se</a> nu').links
    assert (link.text.replace(" ", ""), link.target) == ("www.norsjo.se", "https://norsjo.se/x")


@pytest.mark.parametrize("html", ["", "<", "\x00", "<p", "<a href=x>" * 2000, "</b>" * 50, "<!--", "&#xffffffff;"])
def test_broken_html_is_no_crash(html: str) -> None:
    read_html(html)


def test_text_nested_too_deep_is_said_to_be_partly_read() -> None:
    reading = read(Message(body=Body("<b>" * 3000 + "hej", ContentType.HTML)))
    assert reading.was_cut
