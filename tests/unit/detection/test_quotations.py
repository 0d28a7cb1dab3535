"""Words between quotation marks are somebody else's, unless the whole text is quoted."""

import pytest

from backend.detection.quotations import is_quoted
from backend.domain.finding import Evidence, MessagePart
from backend.domain.message import Body, Message
from backend.reading.reading import read


def quoted(text: str, words: str) -> bool:
    start = text.index(words)
    reading = read(Message(body=Body(text)))
    return is_quoted(Evidence(MessagePart.BODY, start, start + len(words), words), reading)


@pytest.mark.parametrize("marks", ['""', "””", "“”", "»«", "«»", "„“", "''", "’’", "‘’"])
def test_words_between_marks_are_quoted(marks: str) -> None:
    text = f"I brevet som kom i går stod det {marks[0]}vi ska döda dig{marks[1]} och inget mer än så."
    assert quoted(text, "döda dig")


@pytest.mark.parametrize(
    "text",
    [
        "Vi ska döda dig.",
        'Du sa "nej" i går och nu ska vi döda dig, "vännen".',
        '"Vi ska döda dig."',
        'Ett citat som aldrig tar slut " och vi ska döda dig\noch sedan " en rad till om något annat.',
    ],
)
def test_words_outside_marks_are_the_senders_own(text: str) -> None:
    assert not quoted(text, "döda dig")
