"""A press over HTTP: its receipt, its repeat, and what is refused."""

import pytest
from werkzeug.test import TestResponse

from backend.domain.errors import MailboxUnavailable
from backend.domain.message import Message
from tests.api_description import is_problem
from tests.stage import COMPLAINT, SENSITIVE, THREAT, Stage, built, set_stage


def press(
    stage: Stage, mail: Message, kind: str = "forward_to_secretary", key: str = "one-press", **client: str
) -> TestResponse:
    target = {"itemId": mail.item_id, "internetMessageId": mail.internet_message_id}
    return stage.client(**client).post(f"/api/v1/actions/{kind}", json=target, headers={"Idempotency-Key": key})


def test_the_first_press_is_201_and_every_repeat_200(stage: Stage) -> None:
    first, second = press(stage, COMPLAINT), press(stage, COMPLAINT)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.get_json() == {**second.get_json(), "isRepeat": False}
    assert second.get_json()["isRepeat"] is True
    assert len(stage.mailbox.sent) == 1


def test_the_receipt_as_a_fragment_holds_the_same(stage: Stage) -> None:
    first = press(stage, COMPLAINT, accept="text/html")
    again = press(stage, COMPLAINT, accept="text/html", person="lars")
    reference = press(stage, COMPLAINT).get_json()["reference"]
    assert f'data-receipt="{reference}" data-repeat="false"' in first.text
    assert f'data-receipt="{reference}" data-repeat="true"' in again.text and "Karin Nyholm" in again.text


def test_a_repeat_needs_no_mailbox(stage: Stage) -> None:
    """The mail may be gone by then; the receipt may not."""
    press(stage, COMPLAINT)
    stage.mailbox.mails.clear()
    assert press(stage, COMPLAINT).get_json()["isRepeat"] is True


def test_sensitive_mail_is_not_forwarded_and_the_answer_says_why(stage: Stage) -> None:
    answer = press(stage, SENSITIVE)
    assert is_problem(answer, 409, "action-forbidden")
    told = answer.get_json()
    assert told["restriction"] == "no_forward"
    assert told["reasons"] and all(reason in told["detail"] for reason in told["reasons"])
    assert stage.mailbox.drafts == []


def test_a_coordinator_is_only_told_of_threats(stage: Stage) -> None:
    assert is_problem(press(stage, COMPLAINT, "notify_coordinator"), 409, "action-forbidden")
    assert press(stage, THREAT, "notify_coordinator").status_code == 201


def test_without_an_address_the_press_says_who_is_missing(stage: Stage) -> None:
    """Norsjö's guideline does not name the coordinator's address, and nobody invents one."""
    bare = set_stage(str(stage.database.url), built("norsjo", ""))
    answer = press(bare, THREAT, "notify_coordinator")
    assert is_problem(answer, 409, "contact-missing") and answer.get_json()["role"] == "preparedness_coordinator"
    assert bare.mailbox.drafts == []
    bare.database.dispose()


def test_a_threat_is_both_reported_and_registered(stage: Stage) -> None:
    notice = press(stage, THREAT, "notify_coordinator", key="first-press")
    forward = press(stage, THREAT, key="second-press")
    assert {notice.status_code, forward.status_code} == {201}
    assert notice.get_json()["reference"] != forward.get_json()["reference"]


@pytest.mark.parametrize(
    ("mail", "kind"), [(THREAT, "forward_to_secretary"), (COMPLAINT, "notify_coordinator")], ids=["mail", "kind"]
)
def test_a_key_belongs_to_one_mail_and_one_kind(stage: Stage, mail: Message, kind: str) -> None:
    press(stage, COMPLAINT)
    stage.mailbox.mails[COMPLAINT.internet_message_id] = THREAT  # so that the kind itself is allowed
    assert is_problem(press(stage, mail, kind), 422, "idempotency-key-reused")
    assert len(stage.mailbox.sent) == 1


def test_after_a_failure_the_same_key_goes_on(stage: Stage) -> None:
    stage.mailbox.trouble["send_draft"] = MailboxUnavailable("busy")
    assert press(stage, COMPLAINT).status_code == 503
    stage.mailbox.trouble.clear()
    answer = press(stage, COMPLAINT)
    assert (answer.status_code, answer.get_json()["state"]) == (201, "sent")
    assert len(stage.mailbox.drafts) == 1


def test_the_register_says_how_it_went(stage: Stage) -> None:
    stage.mailbox.trouble["send_draft"] = MailboxUnavailable("secret words of Graph")
    press(stage, COMPLAINT)
    stage.mailbox.trouble.clear()
    press(stage, COMPLAINT)
    with stage.database.connect() as connection:
        log = connection.exec_driver_sql("SELECT what, reason FROM event ORDER BY id").all()
    assert [tuple(line) for line in log] == [
        ("reserved", ""),
        ("drafted", ""),
        ("failed", "mailbox-unavailable"),
        ("sent", ""),
    ]
