"""Real questions are told from ways of talking, by words and by where they stand."""

import pytest

from backend.adapters.toml_policy import load_policy
from backend.adapters.toml_rules import load_rulebook
from backend.detection.checks import evidence_of
from backend.detection.checks.case_numbers import case_number
from backend.detection.checks.small_talk import says_only_thanks
from backend.detection.phrases import Phrases
from backend.domain.finding import Evidence
from backend.domain.message import Body, Message
from backend.reading.reading import Reading, read

POLICY = load_policy("norsjo")
PHRASES = Phrases(load_rulebook())


def reading(body: str, subject: str = "") -> Reading:
    return read(Message(subject=subject, body=Body(body)))


def found(check: str, mail: Reading) -> tuple[Evidence, ...] | None:
    return evidence_of(check, mail, POLICY, PHRASES.search(mail))


@pytest.mark.parametrize(
    "body", ["Hur mår du?", "Är ni kloka?", "Så kul det var, eller hur?", "Vem bryr sig?", "Frågor?"]
)
def test_ways_of_talking_are_no_questions(body: str) -> None:
    assert found("asks_a_question", reading(body)) is None
    assert found("may_ask", reading(body)) is None


def test_a_question_that_the_writer_answers_herself_is_none() -> None:
    assert found("asks_a_question", reading("Kan man bada där? Nej, det är för grunt.")) is None


def test_a_question_between_quotation_marks_is_somebody_elses() -> None:
    assert (
        found("asks_a_question", reading('Du frågade på mötet "kan ni laga bron?" och nu är den lagad.')) is None
    )


def test_two_mails_after_each_other_do_not_share_their_questions() -> None:
    first, second = reading("Kan du ringa mig?"), reading("Får vi låna hallen?")
    assert [e.quote for e in found("ends_with_a_question", first) or ()] == ["Kan du ringa mig"]
    assert [e.quote for e in found("ends_with_a_question", second) or ()] == ["Får vi låna hallen"]
    assert [e.quote for e in found("asks_a_question", first) or ()] == ["Kan du ringa mig"]


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("Gäller ÖFN-25/0012 som ni vet.", "ÖFN-25/0012"),
        ("Ärendenummer: 2026-00412", "Ärendenummer: 2026-00412"),
        ("(dnr KS 2026/123)", "KS 2026/123"),
    ],
)
def test_case_numbers_of_many_forms(body: str, number: str) -> None:
    assert number in [e.quote for e in case_number(reading(body), POLICY) or ()]


@pytest.mark.parametrize("body", ["Vi ses KS 2025-04-08", "Ring 0918-14000", "Faktura 2026/123"])
def test_dates_and_telephones_are_no_case_numbers(body: str) -> None:
    assert case_number(reading(body), POLICY) is None


def test_thanks_with_an_objection_are_more_than_thanks() -> None:
    assert says_only_thanks(reading("Tack för hjälpen!"), POLICY) is not None
    assert says_only_thanks(reading("Tack för hjälpen, men lampan är fortfarande trasig."), POLICY) is None
