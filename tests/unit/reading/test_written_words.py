"""Words are told apart by keys: the same for the same word wherever it stands, another one for every other word."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from backend.reading.token import LONGEST_WORD
from backend.reading.written_words import BLOCK, words_in, written_out

WORDS = st.lists(st.text(st.sampled_from("abåö1х"), min_size=1, max_size=6), min_size=1, max_size=40)


@given(WORDS)
def test_equal_words_have_equal_keys_and_others_have_others(words: list[str]) -> None:
    keys = written_out(words).keys.tolist()
    assert len(set(keys)) == len(set(words))
    assert dict(zip(words, keys, strict=True)) == dict(zip(reversed(words), reversed(keys), strict=True))


def test_the_place_of_a_word_does_not_count_in_a_text_of_several_blocks() -> None:
    often = written_out(["en", "två", "tre", "fyra"] * BLOCK)
    assert len(often.text) > 4 * BLOCK
    assert len(set(often.keys.tolist())) == 4


def test_a_long_word_counts_as_far_as_words_are_long() -> None:
    longest = "a" * LONGEST_WORD
    one, other, shorter = written_out([longest + "b", longest + "c" * BLOCK * 2, longest[1:]]).keys
    assert one == other != shorter


def test_words_that_differ_in_their_length_only_have_different_keys() -> None:
    keys = written_out(["a" * length for length in range(1, LONGEST_WORD + 1)]).keys
    assert len(set(keys.tolist())) == LONGEST_WORD


def test_words_are_spelled_as_they_stand() -> None:
    written = words_in("jag, du_och 😀 vi2!")
    assert written.spelled(range(len(written))) == ["jag", "du", "och", "😀", "vi2"]


def test_a_part_counts_its_places_from_its_own_beginning() -> None:
    whole = words_in("en två\ntre fyra")
    part = whole.part(slice(2, 4), len("en två\n"), "tre fyra")
    assert part.spelled(range(2)) == ["tre", "fyra"]
    assert np.array_equal(part.keys, whole.keys[2:])
