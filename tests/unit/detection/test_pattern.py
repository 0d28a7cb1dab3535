"""Patterns say where gaps may be; what would be ignored is refused with a remedy."""

import pytest

from backend.detection.matcher import Words
from backend.detection.pattern import InvalidPattern, compile_pattern
from backend.detection.phrasebook import Phrasebook
from backend.domain.message import Body, Message
from backend.reading.reading import read


def stands(source: str, text: str) -> bool:
    book = Phrasebook.of([compile_pattern(source, {})])
    return Words(read(Message(body=Body(text))), book).stand([0])


@pytest.mark.parametrize(
    ("source", "text", "holds"),
    [
        ("^ =kan =du", "Kan du komma", True),
        ("^ =kan =du", "När kan du komma", False),
        ("^ ..2 =kan =du", "När kan du komma", True),
        ("^ ..2 =kan =du", "Hur tidigt i morgon kan du komma", False),
        ("=kom $", "Jag såg att hon kom", True),
        ("=kom ..1 $", "Jag såg att hon kom hem", True),
        ("=kom ..1 $", "Jag såg att hon kom hem igen", False),
    ],
)
def test_a_gap_counts_words_before_and_after_too(source: str, text: str, holds: bool) -> None:
    assert stands(source, text) is holds


@pytest.mark.parametrize(
    ("source", "remedy"),
    [
        ("=kan ..3", r"put \$ after it"),
        ("..3 =kan", r"put \^ before it"),
        ("=kan ..13 =du", "12 words at most"),
        ("?=kan =du", "begin with a word"),
        ("^ $", "begin with a word"),
        ("=kan(du)", "only words"),
        ("=*cancer", "only words"),
        ("*ancer*", "only words"),
        ("=a_b", "only words"),
        ("=weiß", "only words"),
        ("=Kan", "only words"),
    ],
)
def test_what_would_be_ignored_is_refused(source: str, remedy: str) -> None:
    with pytest.raises(InvalidPattern, match=remedy):
        compile_pattern(source, {})
