"""Layout never takes the room of words: what a sender asks for in widths and margins is given within bounds."""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from backend.domain.message import Body, ContentType, Message
from backend.reading.html_body import read_html
from backend.reading.reading import read

ROW = "<tr><td>a</td><td>b</td></tr>"
WIDE = {
    "wide column": f"<table><tr><td>{'x' * 20_000}</td><td>y</td></tr>{ROW * 5_000}</table>",
    "wide column of words": f"<table><tr><td>{'x ' * 2_000}</td><td>y</td></tr>{ROW * 5_000}</table>",
    "high row": f"<table><tr><td>{'<br>x' * 20_000}</td><td>{'y' * 20_000}</td></tr></table>",
    "columns and rows": "<table><tr>" + "<td>" * 20_000 + "<tr><td>a" * 20_000 + "</table>",
    "tables in tables": "<table><tr><td>" * 250 + "x<br>" * 20_000 + "</table>" * 250,
    "lists in lists": "<ul><li>" * 300 + "</li><li>y" * 20_000 + "</ul>" * 300,
    "padding": "<p style='padding-left: 99999em'>y</p>" * 5_000,
    "margins": "<p style='margin-top: 99999em; margin-bottom: 99999em'>y</p>" * 5_000,
}


@pytest.mark.parametrize("name", WIDE)
def test_words_below_a_wide_layout_are_read(name: str) -> None:
    begun = time.process_time()
    reading = read(Message(body=Body(f"{WIDE[name]}<p>längst ned</p>", ContentType.HTML)))
    assert [token.word for token in reading.body.tokens[-2:]] == ["längst", "ned"]
    assert not reading.was_cut
    assert time.process_time() - begun < 5.0


@pytest.mark.parametrize("margin", ["9" * 400 + "em", "-9em", "9..9em", "em", "", "style:" * 2_000])
def test_a_style_of_nonsense_is_no_crash(margin: str) -> None:
    assert read_html(f"<p style='margin-top:{margin};{margin}'>hej</p>").text.strip() == "hej"


def test_a_cell_stays_beside_its_neighbour() -> None:
    assert read_html(f"<table><tr><td>Personnr<td>850101-0006</tr>{ROW}</table>").text.split("\n")[0] == (
        "Personnr  850101-0006"
    )


@pytest.fixture
def impatient_threads() -> Iterator[None]:
    """They take turns often, so that what they share is met."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("impatient_threads")
def test_pages_read_at_the_same_time_do_not_meet() -> None:
    pages = [f"{number} <p>{number}</p>" * 50 for number in range(200)]
    with ThreadPoolExecutor(8) as threads:
        texts = list(threads.map(lambda html: read_html(html).text, pages))
    assert [set(text.split()) for text in texts] == [{str(number)} for number in range(200)]
