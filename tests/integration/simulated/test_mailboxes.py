"""Graph's mailboxes: who may open which, and what a mail looks like from outside."""

from email import message_from_bytes, policy

import pytest

from tests.integration.simulated.conftest import INGELA, KARIN, Outlook

SUBJECT = "Klagomål på skolskjutsen från Lillholmträsk"
SERVICE = "e-postlotsen@norsjo.se"


def complaint(outlook: Outlook, address: str = KARIN) -> dict[str, object]:
    return next(mail for mail in outlook.inbox(address) if mail["subject"] == SUBJECT)


def test_a_mail_is_found_by_its_internet_message_id(outlook: Outlook) -> None:
    mail, token = complaint(outlook), outlook.graph_token()
    query = {"$filter": f"internetMessageId eq '{mail['internetMessageId']}'", "$select": "id,subject"}
    found = outlook.graph("GET", "/me/messages", token, params=query).json()["value"]
    assert [(m["id"], m["subject"]) for m in found] == [(mail["ids"]["immutable"], SUBJECT)]
    assert set(found[0]) == {"id", "subject", "@odata.etag"}


def test_headers_come_only_when_selected_and_attachments_only_when_expanded(outlook: Outlook) -> None:
    path, token = f"/me/messages/{complaint(outlook)['id']}", outlook.graph_token()
    plain = outlook.graph("GET", path, token).json()
    assert "internetMessageHeaders" not in plain and "attachments" not in plain
    headers = outlook.graph("GET", path, token, params={"$select": "internetMessageHeaders"}).json()
    assert "Authentication-Results" in {h["name"] for h in headers["internetMessageHeaders"]}
    whole = outlook.graph("GET", path, token, params={"$expand": "attachments($select=name,size)"}).json()
    assert [a["name"] for a in whole["attachments"]] == ["Forseningar oktober-november.pdf", "hallplatsen.jpg"]
    assert all("contentBytes" not in a for a in whole["attachments"])


def test_mime_is_a_mail_that_pythons_parser_reads_without_defects(outlook: Outlook) -> None:
    path = f"/me/messages/{complaint(outlook)['id']}/$value"
    raw = outlook.graph("GET", path, outlook.graph_token()).content
    mail = message_from_bytes(raw, policy=policy.default)
    assert mail["Subject"] == SUBJECT
    assert mail["Message-ID"] == complaint(outlook)["internetMessageId"]
    assert [part.get_filename() for part in mail.iter_attachments()][1] == "hallplatsen.jpg"
    assert next(mail.iter_attachments()).get_content().startswith(b"%PDF")
    assert not [part.defects for part in mail.walk() if part.defects]


def test_the_rest_id_changes_with_a_move_and_the_immutable_one_stays(outlook: Outlook) -> None:
    ids, token = complaint(outlook)["ids"], outlook.graph_token()
    moved = outlook.graph("POST", f"/me/messages/{ids['rest']}/move", token, json={"destinationId": "archive"})
    assert moved.status_code == 201
    assert (
        outlook.graph("GET", f"/me/messages/{ids['rest']}", token).json()["error"]["code"] == "ErrorItemNotFound"
    )
    assert outlook.graph("GET", f"/me/messages/{ids['immutable']}", token).json()["parentFolderId"] == "archive"


def test_ews_ids_are_translated_and_do_not_fit_into_a_path(outlook: Outlook) -> None:
    ids, token = complaint(outlook)["ids"], outlook.graph_token()
    assert outlook.graph("GET", f"/me/messages/{ids['ews']}", token).status_code == 400
    from_token = outlook.inside.tokens.for_graph(
        {"oid": _oid(KARIN, outlook), "sub": "s", "name": "n", "preferred_username": KARIN},
        frozenset({"User.Read"}),
    )
    body = {"inputIds": [ids["ews"]], "sourceIdType": "ewsId", "targetIdType": "restImmutableEntryId"}
    answer = outlook.graph("POST", "/me/translateExchangeIds", from_token, json=body).json()
    assert answer["value"] == [{"sourceId": ids["ews"], "targetId": ids["immutable"]}]


def _oid(address: str, outlook: Outlook) -> str:
    box = outlook.inside.post.mailbox(address)
    assert box
    return box.owner.object_id


def test_a_person_opens_her_own_mailbox_only(outlook: Outlook) -> None:
    token = outlook.graph_token()
    assert outlook.graph("GET", f"/users/{KARIN}/messages", token).status_code == 200
    refused = outlook.graph("GET", f"/users/{INGELA}/messages", token)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "ErrorAccessDenied")


def test_the_id_of_somebody_elses_mail_is_named_as_such(outlook: Outlook) -> None:
    other = complaint(outlook, "lars.oberg@norsjo.se")["id"]
    answer = outlook.graph("GET", f"/me/messages/{other}", outlook.graph_token())
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "ErrorInvalidMailboxItemId")


def test_the_application_alone_reaches_the_service_mailbox_and_no_other(outlook: Outlook) -> None:
    token = outlook.app_token()
    assert outlook.graph("GET", f"/users/{SERVICE}/messages", token).status_code == 200
    assert outlook.graph("GET", f"/users/{KARIN}/messages", token).status_code == 403
    assert outlook.graph("GET", "/me/messages", token).status_code == 400


@pytest.mark.parametrize("wrong", ["", "not-a-token"])
def test_a_bad_token_opens_nothing(outlook: Outlook, wrong: str) -> None:
    answer = outlook.graph("GET", "/me/messages", wrong)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "InvalidAuthenticationToken")


def test_the_panes_own_token_is_no_key_to_graph(outlook: Outlook) -> None:
    assert outlook.graph("GET", "/me/messages", outlook.pane_token()).status_code == 401


def test_a_narrow_scope_does_not_send(outlook: Outlook) -> None:
    answer = outlook.exchange(outlook.pane_token(), scope="https://graph.microsoft.com/Mail.ReadWrite")
    token = answer.json()["access_token"]
    path = f"/me/messages/{complaint(outlook)['id']}/forward"
    body = {"comment": "", "toRecipients": [{"emailAddress": {"address": INGELA}}]}
    assert outlook.graph("POST", path, token, json=body).status_code == 403
