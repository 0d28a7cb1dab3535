"""A threat at the very end of a long mail is found, or the guidance says that the end was not read."""

from datetime import UTC, datetime

import pytest

from backend.assessor import build_assessor
from backend.domain.assessment import Assessment
from backend.domain.code import Code
from backend.domain.message import Body, ContentType, Message
from backend.reading.reading import LONGEST_BODY

ASSESS = build_assessor("norsjo")
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
THREAT = "Jag ska döda dig i natt."
FILL = "Bygglov för altanen vid sjön kostar pengar. "
ROW = "<tr><td>a</td><td>b</td></tr>"


def assess(before: str, length: int, after: str = "", kind: ContentType = ContentType.TEXT) -> Assessment:
    room = length - len(before) - len(THREAT) - len(after)
    fill = (FILL * (room // len(FILL) + 1))[:room]
    return ASSESS(Message(body=Body(f"{before}{fill[:-1]} {THREAT}{after}", kind)), NOW)


def threats(assessment: Assessment) -> set[str]:
    return {finding.rule_id for finding in assessment.findings if finding.signal == Code.THREAT}


@pytest.mark.parametrize("length", [999_000, LONGEST_BODY])
def test_a_threat_at_the_end_of_what_is_read_is_found_by_a_rule(length: int) -> None:
    for assessment in (assess("", length), assess("<p>", length, "</p>", ContentType.HTML)):
        assert "threat.direct_harm" in threats(assessment)
        assert not assessment.guidance.notices


@pytest.mark.parametrize("length", [LONGEST_BODY + 1, 1_000_100, 1_048_576])
def test_a_mail_that_is_cut_is_said_to_be(length: int) -> None:
    for assessment in (assess("", length), assess("<p>", length, "</p>", ContentType.HTML)):
        (notice,) = assessment.guidance.notices
        assert "bara läst början" in notice
        assert Code.REGISTER in assessment.codes


@pytest.mark.parametrize(
    "before",
    [
        "<p style='padding-left: 99999em'>y</p>" * 12,
        f"<table><tr><td>{'x' * 1_000}</td><td>y</td></tr>{ROW * 3_000}</table>",
        "<div>" * 3_000,
        "<p>Hej</p>" + "<div>" * 5_000 + "x" + "</div>" * 5_000,
    ],
)
def test_a_threat_below_an_odd_layout_is_found(before: str) -> None:
    assessment = ASSESS(Message(body=Body(f"{before}<p>{THREAT}</p>", ContentType.HTML)), NOW)
    assert "threat.direct_harm" in threats(assessment)
    assert not assessment.guidance.notices
