"""A confidentiality notice excuses what stands in it, however its line begins; other words excuse nothing."""

from datetime import UTC, datetime

import pytest

from backend.assessor import build_assessor
from backend.domain.code import Code
from backend.domain.message import Address, Body, Message

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
NUMBER = "Handläggare: 19850709-9805."
OUTSIDE = Address("Anna Ek", "anna.ek@telia.example")


def is_sensitive(body: str) -> bool:
    guidance = build_assessor("norsjo")(Message(body=Body(body), sender=OUTSIDE), NOW).guidance
    return any(advice.code is Code.SENSITIVE for advice in guidance.advice)


@pytest.mark.parametrize(
    "line",
    [
        "Detta e-postmeddelande är avsett för mottagaren.",
        "Detta e-postmeddelandet är avsett för mottagaren.",
        "DETTA MEDDELANDE ÄR AVSETT för mottagaren.",
        "*Informationen i detta* mejl är hemlig.",
        "> This e-mail and its files are confidential.",
        "\u00a0Detta e-postmeddelande är avsett för mottagaren.",
        "\u200bDetta e-postmeddelande är avsett för mottagaren.",
        "\tDetta e\u2011postmeddelande är avsett för mottagaren.",
        "Så behandlar vi dina personuppgifter:",
        "När du skickar e-post till oss sparas den.",
    ],
)
def test_what_stands_below_the_notice_is_excused(line: str) -> None:
    assert not is_sensitive(f"Tack för hjälpen!\n\n{line}\n{NUMBER}")
    assert is_sensitive(f"{NUMBER}\n\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "Jag undrar om detta e-postmeddelande är avsett för mig.",
        "Detta mejl gäller min son.",
        "Informationen om detta kom sent.",
        "Den här personuppgiften stämmer inte:",
    ],
)
def test_words_that_open_no_notice_excuse_nothing(line: str) -> None:
    assert is_sensitive(f"Tack för hjälpen!\n\n{line}\n{NUMBER}")


def test_the_last_notice_of_a_kind_counts() -> None:
    notice = "Detta e-postmeddelande är avsett för mottagaren."
    assert is_sensitive(f"{notice}\nHej igen!\n{NUMBER}\n{notice}")
