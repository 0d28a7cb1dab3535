"""Time is linear in length, whatever the text: ten times as long takes at most about ten times as long."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from backend.adapters.toml_rules import load_rulebook
from backend.assessor import build_assessor
from backend.detection.matcher import Words
from backend.detection.pattern import compile_pattern
from backend.detection.phrasebook import Phrasebook
from backend.domain.message import Address, Body, ContentType, Message
from backend.reading.reading import read

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SHORT, LONG = 10_000, 100_000
MOST = 4.0
"""How much worse than linear a measurement may be on a busy machine; quadratic time would be ten times worse."""
NASTY = {
    "one letter": "a",
    "one long word": "åäö",
    "spaces": " ",
    "line ends": "\n",
    "quotes": "> ",
    "digits": "1",
    "numbers with gaps": "1 2-3 ",
    "near personal numbers": "890201-328 ",
    "addresses": "a@b.c ",
    "links": "http://a.b/ ",
    "dots": "a.b.",
    "question marks": "va? ",
    "short lines": "aa\n",
    "quotation marks": "«a» ",
    "history": "Från: a\nSkickat: b\n",
    "wrote": "Den 1 skrev a: ",
    "zero width": "a\u200b",
    "marks": "a\u0301",
    "threats": "jag ska döda dig. ",
    "half threats": "jag ska jag ska döda ",
    "you and me": "du jag din mig ",
    "sick kin": "min son har cancer ",
    "small print": "detta meddelande är avsett\n",
}


def seconds(work: Callable[[], object]) -> float:
    """Processor time, the better of two tries."""
    times = []
    for _ in range(2):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return max(min(times), 0.002)


@pytest.mark.parametrize("kind", [ContentType.TEXT, ContentType.HTML])
@pytest.mark.parametrize("name", NASTY)
def test_the_whole_assessment_is_linear(name: str, kind: ContentType) -> None:
    assess = build_assessor_once()

    def took(length: int) -> float:
        text = (NASTY[name] * (length // len(NASTY[name]) + 1))[:length]
        return seconds(lambda: assess(Message(body=Body(text, kind)), NOW))

    assert took(LONG) <= took(SHORT) * (LONG / SHORT) * MOST


def test_a_sender_with_very_many_dots_is_read_in_no_time() -> None:
    assess = build_assessor_once()
    sender = Address("A", "a@" + "b." * LONG + "se")
    assert seconds(lambda: assess(Message(body=Body("Hej"), sender=sender), NOW)) < 1.0


def test_a_row_of_stops_that_ends_no_sentence_is_linear() -> None:
    assess = build_assessor_once()
    assert seconds(lambda: assess(Message(body=Body("." * LONG + "x")), NOW)) < 1.0


def test_every_rule_stays_linear_on_its_own_words() -> None:
    """Each pattern is fed an endless row of its own words, with and without the last."""
    rulebook = load_rulebook()
    patterns = [compile_pattern(p, rulebook.lexicons) for r in rulebook.rules for p in (*r.patterns, *r.unless)]
    book = Phrasebook.of(patterns)
    begun = time.process_time()
    for number, pattern in enumerate(book.patterns):
        row = [min(step.words).strip("=*") or "a" for step in pattern.steps]
        text = " ".join((row + row[:-1]) * 60)
        list(Words(read(Message(body=Body(text))), book).hits_of([number]))
    assert (time.process_time() - begun) / len(patterns) < 0.05


_ASSESSOR = []


def build_assessor_once():
    if not _ASSESSOR:
        _ASSESSOR.append(build_assessor("norsjo"))
    return _ASSESSOR[0]
