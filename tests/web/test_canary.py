"""No word of a mail leaves the request: not in a log at any level, not in the database, not in an error."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from backend.domain.assessment import Assessment
from backend.domain.code import ActionKind
from backend.domain.errors import ActionForbidden, EpostlotsenError, MailboxUnavailable, NotSignedIn
from tests.canary import CANARIES, WORD, bytes_of, everything_logged, with_canaries, word
from tests.stage import Stage, as_graph

ASSESS = "/api/v1/assessments"
KINDS = ("forward_to_secretary", "notify_coordinator")


@pytest.fixture(autouse=True)
def heard(stage: Stage, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[list[str]]:
    """Whatever the test does, afterwards nothing is found in log, output or database."""
    stage.mailbox.mails = {mail.internet_message_id: mail for mail in CANARIES.values()}
    with everything_logged() as lines:
        yield lines
    assert [line for line in lines if WORD in line] == []
    assert WORD not in "".join(capfd.readouterr())
    assert WORD.encode() not in bytes_of(tmp_path / "register.db")


def is_clean(answer: TestResponse) -> bool:
    return WORD not in answer.text and WORD not in str(answer.headers)


def press(stage: Stage, name: str, kind: str) -> TestResponse:
    mail = CANARIES[name]
    target = {"itemId": mail.item_id, "internetMessageId": mail.internet_message_id}
    headers = {"Idempotency-Key": f"{name} {kind}"}
    return stage.client().post(f"/api/v1/actions/{kind}", json=target, headers=headers)


@pytest.mark.parametrize("name", CANARIES)
@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_guidance_quotes_the_mail_and_nothing_else_does(
    stage: Stage, heard: list[str], name: str, accept: str
) -> None:
    answer = stage.client(accept=accept).post(ASSESS, json=as_graph(CANARIES[name]))
    assert answer.status_code == 200 and WORD not in str(answer.headers)
    assert any("POST /api/v1/assessments 200" in line for line in heard)


def test_the_canaries_really_stand_among_the_evidence(stage: Stage) -> None:
    told = stage.client().post(ASSESS, json=as_graph(CANARIES["suspicious"])).get_json()
    quotes = " ".join(e["quote"] for advice in told["guidance"] for e in advice["evidence"])
    assert told["headline"] == "suspicious" and word("FILE") in quotes


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": {word("SUBJECT"): word("BODY")}},
        {"body": word("BODY")},
        {"from": {"emailAddress": [word("ADDRESS")]}},
        {"toRecipients": [{"emailAddress": {"name": {"x": word("NAME")}}}]},
        {"receivedDateTime": word("HEADER")},
        {"isDraft": word("BODY")},
        {"attachments": [{"name": [word("FILE")], "size": word("FILE")}]},
        [word("BODY")],
        word("BODY"),
    ],
    ids=str,
)
def test_a_wrong_shape_is_not_repeated(stage: Stage, wrong: object) -> None:
    answer = stage.client().post(ASSESS, json=wrong)
    assert answer.status_code == 422 and is_clean(answer)


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (f'{{"subject": "{word("SUBJECT")}', {}),
        (f'{{"subject": "{word("SUBJECT")}"}}', {"Content-Type": "text/plain"}),
        (f'{{"subject": "{word("SUBJECT")}"}}', {"Accept": "image/png"}),
        (f'{{"subject": "{word("SUBJECT")}"}}', {"Authorization": f"Bearer {word('HEADER')}"}),
        (json.dumps({"subject": word("SUBJECT"), "body": {"content": "x" * 2_000_000}}), {}),
    ],
    ids=["broken", "not JSON", "not acceptable", "not signed in", "too large"],
)
def test_what_is_refused_is_not_repeated(stage: Stage, content: str, headers: dict[str, str]) -> None:
    everything = {"Content-Type": "application/json", **headers}
    answer = stage.client().post(ASSESS, data=content.encode(), headers=everything)
    assert answer.status_code >= 400 and is_clean(answer)


def test_an_address_is_not_repeated(stage: Stage) -> None:
    answer = stage.client().get(f"/{word('BODY')}?q={word('BODY')}")
    assert answer.status_code == 404 and is_clean(answer)


def test_our_own_fault_repeats_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error's text and the variables around it hold the mail."""

    def stumble(message: object, *_: object) -> None:
        raise ValueError(f"cannot read {word('BODY')} in {message!r}")

    services = stage.app.extensions["services"]
    stage.app.extensions["services"] = type("Broken", (), {**vars(services), "assess": staticmethod(stumble)})()
    answer = stage.client().post(ASSESS, json=as_graph(CANARIES["complaint"]))
    assert answer.status_code == 500 and is_clean(answer)


@pytest.mark.parametrize("name", CANARIES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_press_keeps_nothing(stage: Stage, name: str, kind: str) -> None:
    assert is_clean(press(stage, name, kind)) and is_clean(press(stage, name, kind))


def test_the_canaries_really_go_to_the_secretary_and_not_into_the_notice(stage: Stage) -> None:
    press(stage, "complaint", "forward_to_secretary")
    press(stage, "threat", "notify_coordinator")
    forward, notice = stage.mailbox.sent
    assert word("SUBJECT") in forward and word("ADDRESS") in forward
    assert WORD not in notice


@pytest.mark.parametrize("call", ["fetch", "draft", "send_draft", "original"])
@pytest.mark.parametrize(
    "error",
    [
        MailboxUnavailable(word("BODY")),
        NotSignedIn(word("BODY")),
        EpostlotsenError(word("BODY")),
        RuntimeError(word("BODY")),
        UnicodeEncodeError("utf-8", word("BODY"), 0, 1, word("BODY")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_press_that_fails_keeps_nothing(stage: Stage, call: str, error: Exception) -> None:
    stage.mailbox.trouble[call] = error
    for name, kind in (("complaint", KINDS[0]), ("threat", KINDS[1])):
        assert is_clean(press(stage, name, kind))


def test_values_do_not_show_the_mail_when_they_are_printed(stage: Stage) -> None:
    mail = with_canaries(CANARIES["threat"])
    services = stage.app.extensions["services"]
    assessment = services.assess(mail, services.now())
    assert WORD not in repr(mail) and WORD not in repr(assessment)
    assert WORD not in str(ActionForbidden(*forbidden(assessment)))


def forbidden(assessment: Assessment) -> tuple[ActionKind, None, tuple[str, ...]]:
    return (ActionKind.FORWARD_TO_SECRETARY, None, tuple(advice.title for advice in assessment.guidance.advice))
