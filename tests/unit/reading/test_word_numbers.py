"""A word has the same number each time, also when several threads ask; long words and many words are forgotten."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from backend.reading import word_numbers
from backend.reading.token import LONGEST_WORD
from backend.reading.word_numbers import MOST_NEW, WordNumbers, numbers_for
from backend.reading.written_words import written_out


def test_a_word_keeps_its_number() -> None:
    numbers = WordNumbers()
    assert numbers.of(written_out(["en", "sten", "en"])).tolist() == [0, 1, 0]
    assert numbers.of(written_out(["hus", "sten"])).tolist() == [2, 1]
    assert numbers.words == ["en", "sten", "hus"]


def test_no_more_of_a_long_word_is_kept_than_a_word_is_long() -> None:
    numbers = WordNumbers()
    one, other = numbers.of(written_out(["a" * 5000, "a" * 7000]))
    assert one == other
    assert numbers.words == ["a" * LONGEST_WORD]


@pytest.fixture
def many_switches() -> Iterator[None]:
    """Threads take turns so often that a missing lock shows."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("many_switches")
def test_threads_agree_on_the_numbers() -> None:
    numbers, start = WordNumbers(), Barrier(4)
    texts = [[f"ord{(7 * n + first) % 20_000}" for n in range(20_000)] for first in range(4)]

    def number(text: list[str]) -> list[int]:
        start.wait()
        return numbers.of(written_out(text)).tolist()

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(number, texts))
    assert len(numbers.words) == 20_000
    for text, given in zip(texts, found, strict=True):
        assert [numbers.words[place] for place in given] == text


def test_mails_share_their_numbers_until_there_are_too_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    first = numbers_for(written_out(["en"]))
    assert numbers_for(written_out(["två"])) is first
    monkeypatch.setattr(word_numbers, "MOST_WORDS", 0)
    assert numbers_for(written_out(["tre"])) is not first


def test_a_mail_with_very_many_new_words_has_its_own() -> None:
    shared = numbers_for(written_out(["en"]))
    strange = written_out([f"konstigt{n}" for n in range(MOST_NEW + 1)])
    assert numbers_for(strange) is not shared
    assert numbers_for(written_out(["en"])) is shared
