"""What was not read is never called weightless."""

from datetime import UTC, datetime

import pytest

from backend.assessor import build_assessor
from backend.domain.code import Code
from backend.domain.message import Address, Body, ContentType, Message

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("blanks", "expected"), [(3, Code.MINOR_IMPORTANCE), (1_000_000, Code.REGISTER)])
def test_a_mail_that_was_read_in_part_may_not_be_thrown_away(blanks: int, expected: Code) -> None:
    body = "<p>Tack för kaffet</p>" + " " * blanks + "Hej då"
    message = Message("tack", Body(body, ContentType.HTML), Address("A", "a@b.example"))
    guidance = build_assessor("norsjo")(message, NOW).guidance
    assert guidance.headline is not None and guidance.headline.code is expected
    assert bool(guidance.notices) is (blanks > 1000)
