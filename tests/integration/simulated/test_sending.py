"""Drafts, forwards and deliveries behave as in Exchange."""

import base64
from typing import Any

from tests.integration.simulated.conftest import INGELA, KARIN, Outlook
from tests.integration.simulated.test_mailboxes import SERVICE, complaint

COVER = "EPL-2026-000001\nBehöver registreras."
TO_INGELA = [{"emailAddress": {"address": INGELA}}]


def drafted(outlook: Outlook, token: str, **more: Any) -> dict[str, Any]:
    path = f"/me/messages/{complaint(outlook)['id']}/createForward"
    answer = outlook.graph("POST", path, token, json={"comment": COVER, "toRecipients": TO_INGELA, **more})
    assert answer.status_code == 201, answer.text
    draft: dict[str, Any] = answer.json()
    return draft


def test_a_forward_carries_comment_sender_text_and_attachments(outlook: Outlook) -> None:
    token = outlook.graph_token()
    draft = drafted(outlook, token)
    assert draft["isDraft"] and draft["subject"] == "VB: Klagomål på skolskjutsen från Lillholmträsk"
    text = draft["body"]["content"]
    order = [
        "EPL-2026-000001",
        "Från: Marie Sundqvist <marie",
        "Skickat: den ",
        "Till: Karin Nyholm",
        "Ämne: Klag",
        "Vi är fyra",
    ]
    assert [text.find(part) for part in order] == sorted(text.find(part) for part in order)
    assert text.find(order[0]) == 0
    path = f"/me/messages/{draft['id']}/attachments"
    copied = outlook.graph("GET", path, token).json()["value"]
    assert [a["name"] for a in copied] == ["Forseningar oktober-november.pdf", "hallplatsen.jpg"]
    assert base64.b64decode(copied[0]["contentBytes"]).startswith(b"%PDF")


def test_nothing_arrives_before_the_draft_is_sent(outlook: Outlook) -> None:
    before, token = len(outlook.inbox(INGELA)), outlook.graph_token()
    draft = drafted(outlook, token)
    assert len(outlook.inbox(INGELA)) == before
    assert outlook.graph("POST", f"/me/messages/{draft['id']}/send", token).status_code == 202
    after = outlook.inbox(INGELA)
    assert len(after) == before + 1
    assert after[0]["from"]["emailAddress"]["address"] == KARIN
    assert after[0]["hasAttachments"]


def test_a_sent_draft_keeps_its_immutable_id_and_cannot_be_sent_twice(outlook: Outlook) -> None:
    before, token = len(outlook.inbox(INGELA)), outlook.graph_token()
    path = f"/me/messages/{drafted(outlook, token)['id']}"
    outlook.graph("POST", f"{path}/send", token)
    sent = outlook.graph("GET", path, token).json()
    assert (sent["isDraft"], sent["parentFolderId"]) == (False, "sentitems")
    assert outlook.graph("POST", f"{path}/send", token).status_code == 400
    assert len(outlook.inbox(INGELA)) == before + 1


def test_a_draft_can_be_changed_and_a_received_mail_cannot(outlook: Outlook) -> None:
    token = outlook.graph_token()
    path = f"/me/messages/{drafted(outlook, token)['id']}"
    assert (
        outlook.graph("PATCH", path, token, json={"subject": "EPL-2026-000001"}).json()["subject"]
        == "EPL-2026-000001"
    )
    received = f"/me/messages/{complaint(outlook)['id']}"
    assert outlook.graph("PATCH", received, token, json={"subject": "nytt"}).status_code == 400
    assert outlook.graph("PATCH", received, token, json={"categories": ["Skickad"]}).json()["categories"] == [
        "Skickad"
    ]
    assert outlook.graph("PATCH", received, token, json={"colour": "red"}).status_code == 400


def test_comment_and_body_exclude_each_other_and_so_do_the_recipients(outlook: Outlook) -> None:
    token, path = outlook.graph_token(), f"/me/messages/{complaint(outlook)['id']}/createForward"
    both = {"comment": "a", "message": {"body": {"contentType": "text", "content": "b"}}}
    assert outlook.graph("POST", path, token, json=both).status_code == 400
    twice = {"toRecipients": TO_INGELA, "message": {"toRecipients": TO_INGELA}}
    assert outlook.graph("POST", path, token, json=twice).status_code == 400


def test_the_service_mailbox_sends_a_notice_with_the_original_attached(outlook: Outlook) -> None:
    token, coordinator = outlook.app_token(), "beredskap@norsjo.se"
    original = b"From: a@b.example\r\nSubject: Hot\r\n\r\nText\r\n"
    attachment = {
        "@odata.type": "#microsoft.graph.fileAttachment",
        "name": "original.eml",
        "contentType": "message/rfc822",
        "contentBytes": base64.b64encode(original).decode(),
    }
    recipients = [{"emailAddress": {"address": coordinator}}]
    wish = {"subject": "EPL-2026-000002", "toRecipients": recipients, "attachments": [attachment]}
    draft = outlook.graph("POST", f"/users/{SERVICE}/messages", token, json=wish).json()
    path = f"/users/{SERVICE}/messages/{draft['id']}"
    raw = outlook.graph("GET", f"{path}/$value", token).text
    assert "message/rfc822" in raw and "Subject: Hot" in raw
    assert outlook.graph("POST", f"{path}/send", token).status_code == 202
    assert outlook.inbox(coordinator)[0]["subject"] == "EPL-2026-000002"


def test_nobody_writes_in_somebody_elses_name(outlook: Outlook) -> None:
    token = outlook.graph_token()
    message = {"subject": "x", "from": {"emailAddress": {"address": INGELA}}, "toRecipients": TO_INGELA}
    answer = outlook.graph("POST", "/me/sendMail", token, json={"message": message})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "ErrorAccessDenied")


def test_a_draft_without_recipients_is_not_sent(outlook: Outlook) -> None:
    token = outlook.graph_token()
    draft = outlook.graph("POST", "/me/messages", token, json={"subject": "utkast"}).json()
    assert outlook.graph("POST", f"/me/messages/{draft['id']}/send", token).status_code == 400
