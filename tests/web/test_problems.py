"""Every error is problem+json with a stable type, in the reader's language, and never a 500 for what somebody sends."""

import json
from io import BytesIO
from typing import Any

import pytest

from backend.domain import errors
from backend.domain.code import ActionKind, Restriction
from backend.web.problem_words import load_problem_words
from backend.web.problems import PROBLEM_JSON, STATUS
from tests.api_description import is_problem
from tests.stage import COMPLAINT, Stage

ASSESS, FORWARD = "/api/v1/assessments", "/api/v1/actions/forward_to_secretary"
TARGET = {"itemId": COMPLAINT.item_id, "internetMessageId": COMPLAINT.internet_message_id}
KEY = {"Idempotency-Key": "a-press-of-a-button"}
UNREADABLE = (422, "unreadable-message")


def as_json(data: bytes) -> dict[str, Any]:
    """Bytes that claim to be JSON."""
    return {"data": data, "content_type": "application/json"}


SENT: dict[str, tuple[str, dict[str, Any], tuple[int, str]]] = {
    "no JSON type": (ASSESS, {"data": b"{}", "content_type": "text/plain"}, (415, "not-json")),
    "a form": (ASSESS, {"data": {"subject": "Hej"}}, (415, "not-json")),
    "no type at all": (ASSESS, {"data": b"{}"}, (415, "not-json")),
    "a picture wanted": (ASSESS, {"json": {}, "headers": {"Accept": "image/png"}}, (406, "not-acceptable")),
    "2 MB and a byte": (ASSESS, as_json(b" " * 2_000_001), (413, "too-large")),
    "a large target": (FORWARD, as_json(b" " * 2_000_001), (413, "too-large")),
    "not quite JSON": (ASSESS, as_json(b'{"subject": '), UNREADABLE),
    "nothing": (ASSESS, as_json(b""), UNREADABLE),
    "a list": (ASSESS, {"json": [1]}, UNREADABLE),
    "null": (ASSESS, as_json(b"null"), UNREADABLE),
    "not UTF-8": (ASSESS, as_json(b'{"subject": "\xff"}'), UNREADABLE),
    "deep lists": (ASSESS, as_json(b"[" * 100_000), UNREADABLE),
    "deep objects": (ASSESS, as_json(b'{"a":' * 100_000), UNREADABLE),
    "endless digits": (
        ASSESS,
        as_json(b'{"isDraft": %s}' % (b"9" * 9_999)),
        UNREADABLE,
    ),
    "no number": (
        ASSESS,
        as_json(b'{"attachments": [{"size": NaN}]}'),
        UNREADABLE,
    ),
    "a number for a subject": (ASSESS, {"json": {"subject": 1}}, UNREADABLE),
    "words for a body": (ASSESS, {"json": {"body": "Hej"}}, UNREADABLE),
    "one recipient": (ASSESS, {"json": {"toRecipients": {"emailAddress": {}}}}, UNREADABLE),
    "headers by name": (ASSESS, {"json": {"internetMessageHeaders": {"From": "x"}}}, UNREADABLE),
    "no such day": (ASSESS, {"json": {"receivedDateTime": "2026-02-30T08:00:00Z"}}, UNREADABLE),
    "seconds for a time": (ASSESS, {"json": {"receivedDateTime": 1764000000}}, UNREADABLE),
    "yes for true": (ASSESS, {"json": {"isDraft": "yes"}}, UNREADABLE),
    "a size below nothing": (ASSESS, {"json": {"attachments": [{"size": -1}]}}, UNREADABLE),
    "no target": (FORWARD, {"json": {}, "headers": KEY}, UNREADABLE),
    "an empty target": (FORWARD, {"json": {"internetMessageId": "  "}, "headers": KEY}, UNREADABLE),
    "a number for a target": (FORWARD, {"json": {"internetMessageId": 7}, "headers": KEY}, UNREADABLE),
    "half a character": (
        FORWARD,
        as_json(b'{"internetMessageId": "\\ud800"}') | {"headers": KEY},
        UNREADABLE,
    ),
    "an endless target": (FORWARD, {"json": {"internetMessageId": "x" * 2001}, "headers": KEY}, UNREADABLE),
    "no key": (FORWARD, {"json": TARGET}, UNREADABLE),
    "a short key": (FORWARD, {"json": TARGET, "headers": {"Idempotency-Key": "short"}}, UNREADABLE),
    "a long key": (FORWARD, {"json": TARGET, "headers": {"Idempotency-Key": "k" * 129}}, UNREADABLE),
    "a mail that is not there": (
        FORWARD,
        {"json": {"internetMessageId": "<no\x00where@x>"}, "headers": KEY},
        (404, "message-not-found"),
    ),
    "an unknown action": ("/api/v1/actions/dispose", {"json": TARGET, "headers": KEY}, (404, "not-found")),
    "an unknown page": ("/nowhere", {"json": {}}, (404, "not-found")),
    "a page that takes nothing": ("/pane", {"json": {}}, (405, "not-found")),
}


@pytest.mark.parametrize("name", SENT)
def test_what_is_sent_wrongly_gets_its_own_answer(stage: Stage, name: str) -> None:
    path, content, expected = SENT[name]
    assert is_problem(stage.client().post(path, **content), *expected)


RAISED = {
    errors.ClaimsChallenge("{}"): (401, "more-sign-in-needed"),
    errors.NotAllowed("x"): (403, "not-allowed"),
    errors.SignInUnavailable("x"): (503, "sign-in-unavailable"),
    errors.MailboxUnavailable("x"): (503, "mailbox-unavailable"),
    errors.MailboxRefused("x"): (502, "mailbox-refused"),
    RuntimeError("x"): (500, "unexpected"),
}


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_what_goes_wrong_behind_us_gets_its_own_answer(stage: Stage, error: Exception) -> None:
    stage.mailbox.trouble["fetch"] = error
    answer = stage.client().post(FORWARD, json=TARGET, headers=KEY)
    assert is_problem(answer, *RAISED[error])


def test_patience_is_told_in_seconds(stage: Stage) -> None:
    stage.mailbox.trouble["fetch"] = errors.MailboxUnavailable("busy", retry_after=17)
    assert stage.client().post(FORWARD, json=TARGET, headers=KEY).headers["Retry-After"] == "17"


def test_a_wrong_method_says_which_are_right(stage: Stage) -> None:
    assert "GET" in stage.client().post("/pane").headers["Allow"]


def test_every_error_of_the_domain_has_a_status_and_words() -> None:
    words = load_problem_words()
    named = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, errors.EpostlotsenError)]
    for error in set(named) - {errors.EpostlotsenError, errors.InvalidData}:
        assert any(parent in STATUS for parent in error.__mro__), error
        assert error.type_id in words.types


def test_a_mail_that_is_too_large_comes_with_advice(stage: Stage) -> None:
    answer = stage.client().post(ASSESS, **as_json(b" " * 2_000_001))
    assert "2 MB" in answer.get_json()["detail"] and "kommunsekreteraren" in answer.get_json()["detail"]


def test_exactly_2_mb_is_read(stage: Stage) -> None:
    body = json.dumps({"body": {"content": "x"}}).encode()
    answer = stage.client().post(ASSESS, **as_json(body + b" " * (2_000_000 - len(body))))
    assert answer.status_code == 200


def test_a_body_of_unknown_length_is_measured_as_it_comes(stage: Stage) -> None:
    """Chunked: there is no Content-Length to believe."""
    answer = stage.client().post(
        ASSESS,
        input_stream=BytesIO(b" " * 2_000_001),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert is_problem(answer, 413, "too-large")


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        (None, "Mejlet går inte att läsa"),
        ("sv-SE", "Mejlet går inte att läsa"),
        ("fi", "Mejlet går inte att läsa"),
        ("en-US,en;q=0.9", "The mail cannot be read"),
        ("de, en;q=0.3", "The mail cannot be read"),
        ("*", "Mejlet går inte att läsa"),
        ("en;q=oj, ;;;", "Mejlet går inte att läsa"),
    ],
)
def test_errors_speak_the_readers_language(stage: Stage, wanted: str | None, title: str) -> None:
    headers = {"Accept-Language": wanted} if wanted else {}
    answer = stage.client().post(ASSESS, json=[], headers=headers)
    assert answer.get_json()["title"] == title


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html, application/problem+json", PROBLEM_JSON),
        ("application/json", PROBLEM_JSON),
        ("*/*", PROBLEM_JSON),
        ("text/html", "text/html"),
    ],
)
def test_only_who_takes_nothing_but_html_gets_a_fragment(stage: Stage, accept: str, kind: str) -> None:
    answer = stage.client(accept=accept).post(ASSESS, json={"subject": 1})
    assert (answer.status_code, answer.mimetype) == (422, kind)


def test_a_refusal_names_what_forbids_it(stage: Stage) -> None:
    reasons = ("Känsliga personuppgifter",)
    forbidden = errors.ActionForbidden(ActionKind.FORWARD_TO_SECRETARY, Restriction.NO_FORWARD, reasons)
    stage.mailbox.trouble["fetch"] = forbidden
    told = stage.client().post(FORWARD, json=TARGET, headers=KEY).get_json()
    assert (told["restriction"], told["reasons"]) == ("no_forward", list(reasons))
    assert reasons[0] in told["detail"]


def test_a_wrong_place_is_named_but_not_what_stood_there(stage: Stage) -> None:
    told = stage.client().post(ASSESS, json={"toRecipients": [{"emailAddress": {"name": {"KANARIE": 1}}}]})
    assert told.get_json()["errors"] == [{"place": "toRecipients.0.emailAddress.name", "reason": "string_type"}]
    assert "KANARIE" not in told.text
