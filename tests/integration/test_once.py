"""Each mail is handed over once, however often, by whomever and through whatever breaks."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from backend.domain.errors import RegisterUnavailable
from tests.api_description import is_problem
from tests.integration.product import COMPLAINT, COORDINATOR, LARS, REQUEST, THREAT, Product
from tests.integration.simulated.conftest import INGELA, KARIN

KEY = "one-and-the-same-press"


def forwards(product: Product, subject: str = COMPLAINT) -> int:
    return sum(subject in mail.resource["subject"] for mail in product.inside(INGELA))


def test_the_same_press_again_gets_the_same_receipt(product: Product) -> None:
    first, second = (product.press(product.mail(COMPLAINT), key=KEY) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.get_json() == {**first.get_json(), "isRepeat": True}
    assert forwards(product) == 1


def test_two_councillors_with_the_same_mail_register_it_once(product: Product) -> None:
    first = product.press(product.mail(COMPLAINT), who=KARIN)
    second = product.press(product.mail(COMPLAINT, LARS), who=LARS)
    assert second.status_code == 200
    assert second.get_json() == {**first.get_json(), "isRepeat": True}
    assert second.get_json()["by"] == "Karin Nyholm"
    assert forwards(product) == 1 and product.inside(LARS, "sentitems") == []


def test_a_key_that_comes_with_another_mail_is_refused(product: Product) -> None:
    product.press(product.mail(COMPLAINT), key=KEY)
    assert is_problem(product.press(product.mail(REQUEST), key=KEY), 422, "idempotency-key-reused")
    assert forwards(product, REQUEST) == 0


def test_the_receipt_is_there_when_the_mail_is_gone(product: Product) -> None:
    mail = product.mail(COMPLAINT)
    product.press(mail)
    box = product.outlook.inside.post.mailbox(KARIN)
    assert box is not None
    box.mails = [m for m in box.mails if m.resource["internetMessageId"] != mail["internetMessageId"]]
    assert product.press(mail).get_json()["isRepeat"] is True


def test_eight_presses_at_once_are_one_mail(product: Product) -> None:
    mails = {who: product.mail(COMPLAINT, who) for who in (KARIN, LARS)}
    pressing = [KARIN, LARS] * 4
    tokens = {who: product.outlook.pane_token(who) for who in mails}
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda who: product.press(mails[who], who=who, token=tokens[who]), pressing))
    assert sorted(a.status_code for a in answers) == [200] * 7 + [201]
    assert len({a.get_json()["reference"] for a in answers}) == 1
    assert forwards(product) == 1


def test_different_mails_at_once_get_different_references(product: Product) -> None:
    subjects = (COMPLAINT, REQUEST, THREAT, "Bron i Gumboda")
    mails, token = [product.mail(subject) for subject in subjects], product.outlook.pane_token()
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda mail: product.press(mail, token=token), mails))
    assert [a.status_code for a in answers] == [201] * 4
    assert len({a.get_json()["reference"] for a in answers}) == 4


@pytest.mark.parametrize(
    ("subject", "kind", "to"),
    [(COMPLAINT, "forward_to_secretary", INGELA), (THREAT, "notify_coordinator", COORDINATOR)],
    ids=["forward", "notice"],
)
def test_a_lost_answer_to_send_is_looked_into(product: Product, subject: str, kind: str, to: str) -> None:
    before = len(product.inside(to))
    product.outlook.faults({"kind": "lost_response", "operation": "send_message"})
    answer = product.press(product.mail(subject), kind)
    assert (answer.status_code, answer.get_json()["state"]) == (201, "sent")
    assert product.press(product.mail(subject), kind).status_code == 200
    assert len(product.inside(to)) == before + 1


def test_when_even_the_look_fails_the_next_press_looks_again(product: Product) -> None:
    """The mail has gone, the line broke, and Graph is silent ever since: nobody knows."""
    mail, token = product.mail(COMPLAINT), product.outlook.pane_token()
    sending = {"operation": "send_message", "seconds": 1}
    with ThreadPoolExecutor(1) as thread:
        product.outlook.faults({"kind": "slow", **sending})
        pressing = thread.submit(product.press, mail, token=token)
        while product.outlook.inside.faults.as_json():
            time.sleep(0.01)
        silence = {"kind": "throttled", "operation": "get_message", "seconds": 60, "times": 0}
        product.outlook.faults({"kind": "lost_response", **sending}, silence)
        assert is_problem(pressing.result(), 503, "mailbox-unavailable")
    product.outlook.faults()
    assert product.press(mail).get_json()["state"] == "sent"
    assert forwards(product) == 1


def test_when_the_register_falls_silent_after_the_send_nothing_is_sent_again(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(reference: str) -> None:
        raise RegisterUnavailable("database")

    with monkeypatch.context() as patched:
        patched.setattr(product.app.extensions["services"].register, "note_sent", silent)
        assert is_problem(product.press(product.mail(COMPLAINT)), 503, "register-unavailable")
    assert product.press(product.mail(COMPLAINT)).get_json()["state"] == "sent"
    assert forwards(product) == 1


def test_a_draft_that_was_made_is_used_by_the_next_press(product: Product) -> None:
    product.outlook.faults({"kind": "throttled", "operation": "send_message", "seconds": 60})
    assert product.press(product.mail(COMPLAINT)).status_code == 503
    assert product.press(product.mail(COMPLAINT)).status_code == 201
    assert product.asked("create_forward") == 1 and forwards(product) == 1


def test_a_draft_that_was_thrown_away_is_made_anew(product: Product) -> None:
    product.outlook.faults({"kind": "throttled", "operation": "send_message", "seconds": 60})
    product.press(product.mail(COMPLAINT))
    box = product.outlook.inside.post.mailbox(KARIN)
    assert box is not None
    box.mails = [mail for mail in box.mails if mail.folder != "drafts"]
    assert product.press(product.mail(COMPLAINT)).status_code == 201
    assert forwards(product) == 1


def test_another_councillor_takes_up_what_the_first_could_not_send(product: Product) -> None:
    product.outlook.faults({"kind": "throttled", "operation": "send_message", "seconds": 60})
    failed = product.press(product.mail(COMPLAINT), who=KARIN)
    sent = product.press(product.mail(COMPLAINT, LARS), who=LARS)
    assert (failed.status_code, sent.status_code) == (503, 201)
    assert sent.get_json()["by"] == "Lars Öberg"
    arrived = product.inside(INGELA)[0].resource
    assert (
        arrived["from"]["emailAddress"]["address"] == LARS and "Lars Öberg skickar" in arrived["body"]["content"]
    )
    late = product.press(product.mail(COMPLAINT), who=KARIN)
    assert late.get_json() == {**sent.get_json(), "isRepeat": True}
    assert forwards(product) == 1
