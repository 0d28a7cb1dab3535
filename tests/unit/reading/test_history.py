"""Quoted history is found in mails that nobody here wrote."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.message import Body, Message
from backend.reading.history import _any_marker, _hint_of_any_marker
from backend.reading.reading import read
from tests.outside_data import outside_data

QUOTING = outside_data("quoting")
SWEDISH_OUTLOOK = """Tack, det låter bra.

Från: Karin Nyholm <karin.nyholm@norsjo.se>
Skickat: den 3 november 2026 10:12
Till: Bo Ek
Ämne: Plogning

När kommer plogen?"""


def new_text(body: str) -> str:
    return read(Message(body=Body(body))).body.new_text


@pytest.mark.parametrize(
    ("name", "last_words"),
    [
        ("email_sv_anon_1.txt", "070-0000000"),
        ("email_swedish_1.txt", "Person B"),
        ("email_swedish_2.txt", "/John"),
        ("email_danish_1.txt", "Anders Andersen"),
        ("email_danish_2.txt", "Søren"),
        ("email_danish_3.txt", "Svar."),
        ("email_danish_4.txt", "Svar."),
        ("email_1_3.txt", "-Abhishek Kona"),
        ("multi_header.txt", "new order."),
    ],
)
def test_history_begins_where_it_does(name: str, last_words: str) -> None:
    assert new_text((Path(QUOTING) / name).read_text("utf-8")).strip().endswith(last_words)


@pytest.mark.parametrize("name", ["email_1_1.txt", "caution2.txt", "correct_sig.txt"])
def test_mails_without_history_are_whole(name: str) -> None:
    text = (Path(QUOTING) / name).read_text("utf-8")
    assert new_text(text) == text


def test_outlooks_own_header_block() -> None:
    assert new_text(SWEDISH_OUTLOOK).strip() == "Tack, det låter bra."


def test_a_forward_without_own_words_is_the_senders_own() -> None:
    forward = SWEDISH_OUTLOOK.partition("\n\n")[2]
    assert new_text(forward) == forward


def test_a_line_that_only_sounds_like_a_header_is_no_history() -> None:
    text = "Hej!\nFrån: skolan till badhuset är det halt.\nMvh Bo"
    assert new_text(text) == text


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "> ",
            "Från",
            ":",
            " ",
            "den 3 maj ",
            "2026-11-03 ",
            "tis 3 ",
            "skrev",
            "wrote",
            "kalle ",
            "-----",
            "original message",
            "x" * 30,
        ]
    ),
    max_size=9,
).map("".join)


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_the_quick_look_finds_whatever_the_markers_find(text: str) -> None:
    if _any_marker().search(text):
        assert _hint_of_any_marker().search(text)
