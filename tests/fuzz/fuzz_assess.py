"""Coverage-guided fuzzing with atheris: python tests/fuzz/fuzz_assess.py -max_total_time=300 (pip install atheris).

Reads bytes as a mail file and as a Graph message; anything but an assessment or UnreadableMessage is a fault.
"""

import sys
from contextlib import suppress
from datetime import UTC, datetime

import atheris

with atheris.instrument_imports(include=["backend"]):
    from backend.assessor import build_assessor
    from backend.domain.errors import UnreadableMessage
    from backend.domain.message import Body, ContentType, Message
    from backend.reading.eml import parse_eml
    from backend.reading.graph_message import parse_message
    from backend.reading.reading import body_text

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ASSESS = build_assessor("norsjo")


def one(data: bytes) -> None:
    """One input, three ways in."""
    given = atheris.FuzzedDataProvider(data)
    kind = given.PickValueInList([ContentType.TEXT, ContentType.HTML])
    message = Message(subject=given.ConsumeUnicode(60), body=Body(given.ConsumeUnicode(4000), kind))
    text = body_text(message)
    for finding in ASSESS(message, NOW).findings:
        for e in finding.evidence:
            assert e.part.value != "body" or text[e.start : e.end] == e.quote
    with suppress(UnreadableMessage):
        ASSESS(parse_message(parse_eml(data)), NOW)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
