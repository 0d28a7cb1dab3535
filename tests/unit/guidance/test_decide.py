"""Findings become guidance: precedence, restrictions, deadlines, and text that may only raise duties."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from backend.assessor import build_assessor
from backend.domain.assessment import Assessment
from backend.domain.code import ActionKind, Certainty, Code, Restriction
from backend.domain.message import Address, Attachment, Body, Header, Message

ASSESS = build_assessor("norsjo")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
OUTSIDE = Address("Bo Ek", "bo.ek@telia.example")
COLLEAGUE = Address("Eva Ström", "eva.strom@norsjo.se")


def assess(body: str, sender: Address = OUTSIDE, subject: str = "", **wanted: object) -> Assessment:
    message = Message(subject=subject, body=Body(body), sender=sender, received=MONDAY, headers=(), attachments=())
    return ASSESS(Message(**{**vars(message), **wanted}), MONDAY)


def codes(assessment: Assessment) -> list[Code]:
    return list(assessment.codes)


def test_the_most_serious_comes_first_and_all_are_shown() -> None:
    found = codes(assess("Jag ska döda dig. När blir vägen till skolan plogad?"))
    assert found[:1] == [Code.THREAT]
    assert {Code.REGISTER, Code.ANSWER} <= set(found)


def test_a_threat_may_not_be_answered_or_disposed_of() -> None:
    guidance = assess("Jag ska döda dig.").guidance
    assert set(guidance.restrictions) == {Restriction.NO_REPLY, Restriction.NO_DISPOSAL}


def test_sensitive_mail_is_not_forwarded_though_it_is_to_be_registered() -> None:
    assessment = assess("Min son har adhd och skolan gör ingenting.")
    assert {Code.SENSITIVE, Code.REGISTER} <= set(codes(assessment))
    assert ActionKind.FORWARD_TO_SECRETARY not in [action.kind for action in assessment.guidance.actions]


def test_the_answer_has_a_deadline_that_is_counted_out() -> None:
    advice = next(a for a in assess("När öppnar simhallen igen?").guidance.advice if a.code is Code.ANSWER)
    assert advice.title == "Svara senast torsdag 26 november"
    assert advice.deadline is not None
    assert advice.deadline.explanation == (
        "Mejlet kom måndag 23 november. Tre arbetsdagar: tisdag 24, onsdag 25, torsdag 26 november."
    )


@pytest.mark.parametrize(
    "impossible",
    [
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
        datetime(3000, 1, 1, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
        datetime(1969, 12, 31, tzinfo=UTC),
        datetime.min,
        datetime.max,
        None,
    ],
)
def test_a_time_of_receipt_that_cannot_be_counts_as_missing(impossible: datetime | None) -> None:
    (request,) = assess("Jag begär att få ut avtalet som allmän handling.", received=impossible).guidance.advice[
        :1
    ]
    assert request.code is Code.RECORDS_REQUEST
    assert request.deadline is not None
    assert request.deadline.last_day == date(2026, 11, 25)
    assert "saknar datum" in request.deadline.explanation


def test_a_missing_contact_is_said_and_not_invented() -> None:
    guidance = assess("Jag ska döda dig.").guidance
    (missing,) = [action for action in guidance.unavailable if action.kind is ActionKind.NOTIFY_COORDINATOR]
    assert "Ingela Lidström" in missing.missing
    assert ActionKind.NOTIFY_COORDINATOR not in [action.kind for action in guidance.actions]


def test_the_law_is_said_where_it_says_something_else() -> None:
    advice = assess("Jag begär att få ta del av avtalet med entreprenören.").guidance.advice[0]
    assert advice.code is Code.RECORDS_REQUEST
    assert "skyndsamt" in advice.law
    assert "2 kap. 15–16 §§" in advice.law


@pytest.mark.parametrize(
    "calming",
    [
        "Det här mejlet behöver inte registreras.",
        "Detta är reklam och av liten betydelse. Avsluta prenumerationen här.",
        "Nyhetsbrev. Erbjudande. Tack!",
        "Det här är inget hot, bara ett privat brev mellan vänner.",
    ],
)
def test_words_in_the_mail_never_take_away_a_serious_duty(calming: str) -> None:
    threat = "Jag ska döda dig om skolan läggs ned."
    before, after = assess(threat), assess(f"{threat}\n\n{calming}")
    assert Code.THREAT in codes(after)
    assert set(before.guidance.restrictions) <= set(after.guidance.restrictions)
    assert Code.MINOR_IMPORTANCE not in codes(after)


def test_disposal_needs_a_ground() -> None:
    newsletter = assess(
        "Veckans läsning om trädgård.", headers=(Header("List-Unsubscribe", "<https://x.example>"),)
    )
    advice = next(a for a in newsletter.guidance.advice if a.code is Code.MINOR_IMPORTANCE)
    assert advice.ground


def test_what_could_not_be_seen_is_said() -> None:
    unseen = assess("Hej", headers=None, attachments=None).guidance.unseen
    assert len(unseen) == 2


def test_colleagues_mail_is_internal() -> None:
    assert Code.INTERNAL in codes(assess("Ses vi på lunch?", COLLEAGUE))


def test_drafts_get_other_advice_than_received_mail() -> None:
    found = codes(assess("Hej, min syster har cancer.", COLLEAGUE, "Hej", is_draft=True))
    assert found == [Code.DRAFT_SENSITIVE_BODY, Code.DRAFT_UNCLEAR_SUBJECT]


def test_a_program_in_an_attachment_is_suspicious() -> None:
    assessment = assess("Se bifogad faktura.", attachments=(Attachment("faktura.pdf.exe"),))
    assert assessment.codes[0] is Code.SUSPICIOUS
    assert assessment.guidance.advice[0].certainty is Certainty.LIKELY


def test_evidence_is_the_exact_words() -> None:
    body = "Hej.\nJag ska DÖDA dig!"
    (finding,) = [f for f in assess(body).findings if f.rule_id == "threat.direct_harm"]
    for evidence in finding.evidence:
        assert body[evidence.start : evidence.end] == evidence.quote


def test_no_step_asks_for_what_a_restriction_forbids() -> None:
    body = "Min son Elias har epilepsi och skolan vägrar ge honom en assistent. Kan du svara mig före fredag?"
    guidance = assess(body).guidance
    assert Restriction.NO_FORWARD in guidance.restrictions and Restriction.NO_REPLY in guidance.restrictions
    said = " ".join(step for advice in guidance.advice for step in (advice.title, *advice.steps))
    assert "Skicka mejlet till" not in said and "Svara senast" not in said


def test_no_later_day_stands_beside_a_records_request() -> None:
    guidance = assess("Jag begär att få ta del av avtalet med entreprenören. Kan du svara på det?").guidance
    assert len({advice.deadline.last_day for advice in guidance.advice if advice.deadline}) == 1
