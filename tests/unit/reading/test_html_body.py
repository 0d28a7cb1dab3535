"""HTML becomes the text that a reader sees; where links lead is kept apart."""

import time

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


NESTED = (
    "<div>",
    "<b>",
    "<blockquote>",
    "<table><tr><td>",
    "<ul><li>",
    "<font color=red>",
    "<a href=x><p>",
    "<svg>",
)


@pytest.mark.parametrize("tags", NESTED)
@pytest.mark.parametrize("levels", [2000, 3000, 20_000])
def test_text_is_read_however_deep_it_is_nested(tags: str, levels: int) -> None:
    closing = "".join(f"</{tag.split()[0].strip('<>')}>" for tag in reversed(tags.split("<")[1:])) * levels
    for html in (f"<p>före</p>{tags * levels}inuti{closing}<p>efter", f"<p>före</p>{tags * levels}inuti<hr>efter"):
        reading = read(Message(body=Body(html, ContentType.HTML)))
        found = [token.word for token in reading.body.tokens]
        assert [word for word in found if word in ("före", "inuti", "efter")] == ["före", "inuti", "efter"]
        assert not reading.was_cut


def test_what_nobody_sees_of_a_deep_page_is_not_read() -> None:
    page = "<title>t</title><style>s{}</style><script>if (a<b) {'<p>'}</script><!-- <div>c</div> -->"
    body = read_html(f"<head>{page}</head><body>{'<div>' * 3000}d&aring; <A HREF='https://x.se'>länk</A>")
    assert body.text.split() == ["då", "länk"]
    assert [link.target for link in body.links] == ["https://x.se"]


def test_links_that_hold_one_another_are_read_in_linear_time() -> None:
    begun = time.process_time()
    body = read_html("<a href=x><i>" * 500 + "<b>x</b> " * 5_000)
    assert time.process_time() - begun < 3.0
    assert len(body.links) == 500
