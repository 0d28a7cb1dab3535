"""A word has the same number each time, also when several threads ask; long words and many words are forgotten."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from backend.reading import word_numbers
from backend.reading.token import LONGEST_WORD
from backend.reading.word_numbers import WordNumbers


def test_a_word_keeps_its_number() -> None:
    numbers = WordNumbers()
    assert numbers.of(["en", "sten", "en"]).tolist() == [0, 1, 0]
    assert numbers.of(["hus", "sten"]).tolist() == [2, 1]
    assert numbers.words == ["en", "sten", "hus"]


def test_no_more_of_a_long_word_is_kept_than_a_word_is_long() -> None:
    numbers = WordNumbers()
    one, other = numbers.of(["a" * 5000, "a" * 7000])
    assert one == other
    assert numbers.words == ["a" * LONGEST_WORD]


def test_threads_agree_on_the_numbers() -> None:
    numbers = WordNumbers()
    texts = [[f"ord{(7 * n + start) % 500}" for n in range(500)] for start in range(8)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(numbers.of, texts))
    assert len(numbers.words) == 500
    for text, given in zip(texts, found, strict=True):
        assert [numbers.words[number] for number in given] == text


def test_when_there_are_too_many_words_the_next_mail_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_numbers, "MOST_WORDS", 0)
    first = word_numbers.word_numbers()
    assert word_numbers.word_numbers() is not first
