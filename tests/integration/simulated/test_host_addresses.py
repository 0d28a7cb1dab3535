"""What the host page reads: mailboxes, mails with all their names, attachments, a fresh start."""

import requests

from tests.integration.simulated.conftest import INGELA, KARIN, Outlook
from tests.integration.simulated.test_mailboxes import complaint
from tests.integration.simulated.test_sending import drafted


def got(outlook: Outlook, path: str) -> requests.Response:
    return requests.get(f"{outlook.base}{path}", timeout=10)


def test_the_page_knows_where_pane_and_sign_in_are(outlook: Outlook) -> None:
    known = got(outlook, "/api/configuration").json()
    assert known["paneUrl"] == "http://localhost:8765/pane"
    assert known["authority"] == outlook.entra
    assert known["signedInAs"] == KARIN


def test_every_role_has_a_mailbox(outlook: Outlook) -> None:
    roles = [box["role"] for box in got(outlook, "/api/mailboxes").json()]
    assert roles == ["representative", "representative", "secretary", "coordinator", "it", "service"]


def test_the_inbox_is_newest_first_and_not_empty(outlook: Outlook) -> None:
    received = [mail["receivedDateTime"] for mail in outlook.inbox(KARIN)]
    assert len(received) >= 36
    assert received == sorted(received, reverse=True)


def test_a_mail_to_two_lies_in_both_inboxes_under_one_message_id(outlook: Outlook) -> None:
    karins, lars = complaint(outlook), complaint(outlook, "lars.oberg@norsjo.se")
    assert karins["internetMessageId"] == lars["internetMessageId"]
    assert karins["id"] != lars["id"]


def test_a_whole_mail_has_three_names_headers_and_attachments_without_bytes(outlook: Outlook) -> None:
    mail = got(outlook, f"/api/mailboxes/{KARIN}/messages/{complaint(outlook)['id']}").json()
    assert mail["ids"]["ews"] != mail["ids"]["rest"] and "/" in mail["ids"]["ews"] and "+" in mail["ids"]["ews"]
    assert mail["body"]["content"].startswith("Hej!")
    assert [a["name"] for a in mail["attachments"]] == ["Forseningar oktober-november.pdf", "hallplatsen.jpg"]
    assert all("contentBytes" not in a for a in mail["attachments"])
    assert "Message-ID" in {h["name"] for h in mail["internetMessageHeaders"]}


def test_attachments_are_real_files(outlook: Outlook) -> None:
    path = f"/api/mailboxes/{KARIN}/messages/{complaint(outlook)['id']}/attachments"
    pdf, picture = got(outlook, f"{path}/0"), got(outlook, f"{path}/1")
    assert pdf.content.startswith(b"%PDF") and picture.content.startswith(b"\xff\xd8\xff")
    assert pdf.headers["Content-Disposition"].startswith("attachment")
    assert got(outlook, f"{path}/2").status_code == 404


def test_a_fresh_start_forgets_what_was_sent_and_keeps_who_is_signed_in(outlook: Outlook) -> None:
    token = outlook.graph_token()
    outlook.graph("POST", f"/me/messages/{drafted(outlook, token)['id']}/send", token)
    assert len(outlook.inbox(INGELA)) == 2
    assert requests.post(f"{outlook.base}/api/reset", timeout=10).status_code == 204
    assert len(outlook.inbox(INGELA)) == 1
    assert outlook.graph("GET", "/me/messages", token).status_code == 200


def test_unknown_mailboxes_and_mails_do_not_exist(outlook: Outlook) -> None:
    assert got(outlook, "/api/mailboxes/nobody@norsjo.se/messages").status_code == 404
    assert got(outlook, f"/api/mailboxes/{KARIN}/messages/unknown").status_code == 404
