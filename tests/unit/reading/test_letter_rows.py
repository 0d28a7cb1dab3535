"""Rows of single letters are read as words, the same ones as by the slow way, and quickly."""

import time
from itertools import pairwise

import pytest
import simplemma
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.domain.message import Body, Message
from backend.reading.fold import fold
from backend.reading.reading import read

PIECES = [
    "d",
    "ö",
    "a",
    "J",
    "g",
    "s",
    "k",
    "1",
    "ska",
    " ",
    " ",
    " ",
    "  ",
    "    ",
    ".",
    "_",
    "\n",
    "\u200b",
    "o\u0308",
]


def words(text: str) -> list[str]:
    return [token.word for token in read(Message(body=Body(text))).body.tokens]


@given(letters=st.text("dödajgskihotvrne", min_size=4, max_size=40), sign=st.sampled_from(" ._"))
@settings(max_examples=200, deadline=None)
def test_a_row_is_read_as_the_fewest_known_words(letters: str, sign: str) -> None:
    found = words(f"året 2026: {sign.join(letters)}")[2:]
    assert "".join(found) == letters
    assert found == [letters] or all(simplemma.is_known(word, lang="sv") for word in found)
    assert len(found) == (fewest_words(letters) or 1)


def fewest_words(letters: str) -> int | None:
    """Every way to cut is tried; None when there is none."""
    best: list[int | None] = [0]
    for end in range(1, len(letters) + 1):
        ways = (
            best[start] + 1
            for start in range(max(0, end - 20), end - 1)
            if best[start] is not None and simplemma.is_known(letters[start:end], lang="sv")
        )
        best.append(min(ways, default=None))
    return best[-1]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_only_letters_with_narrow_gaps_are_joined(text: str) -> None:
    tokens = list(read(Message(body=Body(text))).body.tokens)
    for token in tokens:
        written = text[token.start : token.end]
        assert "\n" not in written
        assert "    " not in fold(written).text
    assert all(before.end <= after.start for before, after in pairwise(tokens))


@pytest.mark.parametrize("row", ["d.ö.", "a@b. ", "j ä v ", "s k a d a j a g ", "d.ö.d.a d "])
def test_a_long_mail_of_rows_is_read_quickly(row: str) -> None:
    text = row * (500_000 // len(row))
    words("d ö d a")
    begun = time.process_time()
    words(text)
    assert time.process_time() - begun < 1.5
