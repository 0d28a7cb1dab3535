"""A threat is told to the preparedness coordinator, from the service mailbox, with the original as evidence."""

import base64

from tests.api_description import is_problem
from tests.integration.product import COMPLAINT, COORDINATOR, SERVICE, THREAT, Product
from tests.integration.simulated.conftest import KARIN

WORDS_OF_THE_THREAT = ("slå sönder", "Storliden", "r.ekholm")


def test_the_coordinator_gets_a_notice_and_the_original(product: Product) -> None:
    reference = product.press(product.mail(THREAT), "notify_coordinator").get_json()["reference"]
    notice = product.inside(COORDINATOR)[0]
    text, (evidence,) = notice.resource["body"]["content"], notice.attachments
    assert notice.resource["from"]["emailAddress"]["address"] == SERVICE
    assert reference in notice.resource["subject"] and reference in text
    assert "Karin Nyholm" in text and "Mejlet kom: " in text
    assert evidence["name"] == f"mejl-{reference}.eml" and evidence["contentType"] == "message/rfc822"
    original = base64.b64decode(evidence["contentBytes"])
    assert b"Subject: vindkraften" in original and b"From: " in original


def test_the_notice_itself_repeats_no_word_of_the_threat(product: Product) -> None:
    product.press(product.mail(THREAT), "notify_coordinator")
    notice = product.inside(COORDINATOR)[0].resource
    assert not any(word in notice["subject"] + notice["body"]["content"] for word in WORDS_OF_THE_THREAT)


def test_a_threat_with_sensitive_details_is_told_but_not_enclosed(product: Product) -> None:
    mail = next(m for m in product.inside(KARIN) if m.resource["subject"] == THREAT)
    mail.resource["body"]["content"] += "\r\nDitt personnummer är 640823-3234."
    assert product.press(product.mail(THREAT), "notify_coordinator").status_code == 201
    notice = product.inside(COORDINATOR)[0]
    assert notice.attachments == [] and "inte bifogat" in notice.resource["body"]["content"]


def test_no_notice_without_a_threat(product: Product) -> None:
    answer = product.press(product.mail(COMPLAINT), "notify_coordinator")
    assert is_problem(answer, 409, "action-forbidden") and answer.get_json()["restriction"] is None
    assert product.asked("create_message") == 0
