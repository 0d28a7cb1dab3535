"""Folding undoes disguises and keeps the way back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.reading.fold import fold
from backend.reading.tokens import Tokens, tokens_of
from backend.reading.word_numbers import numbered
from backend.reading.written_words import words_in


def tokens(text: str) -> Tokens:
    folded = fold(text)
    return tokens_of(numbered(words_in(folded.text)), folded)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("DÖDA", "döda"),
        ("do\u0308da", "döda"),
        ("d\u200bö\u00adda", "döda"),
        ("ﬁnt", "fint"),
        ("Straße", "strasse"),
        ("Ｄöda", "döda"),
        ("\x00hej", "hej"),
        ("", ""),
    ],
)
def test_disguises_are_undone(written: str, folded: str) -> None:
    assert fold(written).text == folded


@given(st.text(max_size=200))
def test_every_place_leads_back_into_the_original(text: str) -> None:
    folded = fold(text)
    places = [folded.origin(i) for i in range(len(folded.text) + 1)]
    assert all(0 <= place <= len(text) for place in places)
    assert places == sorted(places)


@given(st.text(alphabet=st.sampled_from("aåäöAÅÄÖ \u0301\u0308\u200bﬁß.!\n"), max_size=80))
def test_words_are_cut_out_of_the_original(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.word[0] in fold(text[token.start : token.end]).text


def test_sentences_end_at_stops_and_short_lines_but_not_at_wrapped_ones() -> None:
    text = "Hej!\nPlogen kom klockan elva och då hade alla redan kört fast i backen\nvid skolan. Nästa gång?"
    sentences = [token.sentence for token in tokens(text)]
    assert sentences[0] == 0
    assert sentences[1:16] == [1] * 15
    assert sentences[-1] == 2
