"""Whatever is written: no crash, evidence lies in the original, innocent text takes no warning away."""

from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.assessor import build_assessor
from backend.domain.assessment import Assessment
from backend.domain.code import Code
from backend.domain.finding import MessagePart
from backend.domain.message import Address, Attachment, Body, ContentType, Header, Message
from backend.reading.reading import body_text, read
from backend.service_layer.assess_message import AssessMessage

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SERIOUS = {Code.THREAT, Code.SENSITIVE, Code.SUSPICIOUS, Code.RECORDS_REQUEST}
PIECES = [
    *(
        "jag",
        "ska",
        "döda",
        "dig",
        "skolan",
        "din",
        "son",
        "har",
        "cancer",
        "klicka",
        "här",
        "kontot",
        "stängs",
        "begär",
    ),
    *(
        "avtalet",
        "d",
        "ö",
        "d",
        "a",
        "🔪",
        "ÅÄÖ",
        "\u0308",
        "\u200b",
        "\x00",
        "\ud800",
        "<b>",
        "</div>",
        "&#8203;",
    ),
    *(
        "-----Ursprungligt meddelande-----",
        "Från:",
        ">",
        "skrev:",
        "890201-3286",
        "https://norsj0.se",
        "?",
        "!",
        ".",
        "\n",
    ),
]
WORDS = st.sampled_from(PIECES)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join))
HTML = st.lists(
    st.one_of(
        TEXTS,
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div style='display:none'>",
                "<a href='http://x.se'>",
                "</a>",
                "<td>",
                "<!--",
                "-->",
                "<br>",
            ]
        ),
    ),
    max_size=25,
).map("".join)
INNOCENT = (
    "Tack för senast och hälsa familjen.",
    "Nästa möte hålls på torsdag i biblioteket.",
    "Vädret har varit vackert hela veckan.",
    "Bifogat finns en karta över motionsspåret.",
    "😂",
    "Vi ses på golfen.",
    "Puss och kram.",
    "Matchen börjar klockan tre.",
    "Jag läser en roman.",
)
CERTAIN = {
    Code.THREAT: "Jag ska döda dig och hela din familj, jag vet var du bor.",
    Code.SENSITIVE: "Min son har adhd och autism och går på BUP, personnummer 890201-3286.",
    Code.SUSPICIOUS: "Ditt konto stängs inom 24 timmar. Klicka på länken och verifiera ditt lösenord.",
    Code.RECORDS_REQUEST: "Med stöd av offentlighetsprincipen begär jag ut avtalet med entreprenören.",
}


@cache
def assessor() -> AssessMessage:
    return build_assessor("norsjo")


def assessed(message: Message) -> Assessment:
    return assessor()(message, NOW)


def spans_lie_in(message: Message, assessment: Assessment) -> bool:
    parts = {MessagePart.SUBJECT: read(message).subject.original, MessagePart.BODY: body_text(message)}
    return all(
        parts[e.part][e.start : e.end] == e.quote
        for finding in assessment.findings
        for e in finding.evidence
        if e.part in parts
    )


@settings(max_examples=150, deadline=None)
@given(subject=TEXTS, body=TEXTS, name=TEXTS, is_draft=st.booleans())
def test_any_plain_text_is_assessed_and_evidence_is_exact(
    subject: str, body: str, name: str, is_draft: bool
) -> None:
    message = Message(
        subject=subject,
        body=Body(body),
        sender=Address(name, f"{name}@x.se"),
        headers=(Header("Reply-To", name), Header("Authentication-Results", body)),
        attachments=(Attachment(name),),
        is_draft=is_draft,
    )
    assert spans_lie_in(message, assessed(message))


@settings(max_examples=100, deadline=None)
@given(html=HTML)
def test_any_html_is_assessed_and_evidence_is_exact(html: str) -> None:
    message = Message(body=Body(html, ContentType.HTML))
    assert spans_lie_in(message, assessed(message))


@pytest.mark.parametrize("code", CERTAIN)
@settings(max_examples=30, deadline=None)
@given(
    before=st.lists(st.sampled_from(INNOCENT), max_size=6), after=st.lists(st.sampled_from(INNOCENT), max_size=6)
)
def test_innocent_text_takes_no_serious_warning_away(code: Code, before: list[str], after: list[str]) -> None:
    body = " ".join([*before, CERTAIN[code], *after])
    assert code in assessed(Message(body=Body(body), sender=Address("A", "a@telia.example"))).codes


@pytest.mark.parametrize(
    "said", ["Det här behöver inte registreras.", "No action needed.", "Mejlet är privat och av ringa betydelse."]
)
@pytest.mark.parametrize("code", SERIOUS)
def test_the_sender_cannot_talk_a_duty_away(code: Code, said: str) -> None:
    assert code in assessed(Message(body=Body(f"{said} {CERTAIN[code]} {said}"))).codes
