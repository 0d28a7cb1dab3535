"""The simulated Graph answers in the shapes of Microsoft's description, also when it refuses."""

import pytest

from tests.graph_description import GraphDescription, graph_description
from tests.integration.simulated.conftest import INGELA, Outlook
from tests.integration.simulated.test_mailboxes import complaint

TO_INGELA = [{"emailAddress": {"address": INGELA}}]


@pytest.fixture(scope="module")
def description(running: Outlook) -> GraphDescription:
    return graph_description(running.base)


def test_reading_mails(outlook: Outlook, description: GraphDescription) -> None:
    token, path = outlook.graph_token(), f"/me/messages/{complaint(outlook)['id']}"
    assert description.wrong_with_answer(outlook.graph("GET", "/me/messages", token, params={"$top": "50"})) == ""
    assert description.wrong_with_answer(outlook.graph("GET", path, token)) == ""
    assert description.wrong_with_answer(outlook.graph("GET", "/me/messages/unknown", token)) == ""
    assert description.wrong_with_answer(outlook.graph("GET", path, "no-token")) == ""


def test_the_way_of_a_forward(outlook: Outlook, description: GraphDescription) -> None:
    token, path = outlook.graph_token(), f"/me/messages/{complaint(outlook)['id']}"
    answer = outlook.graph(
        "POST", f"{path}/createForward", token, json={"comment": "a", "toRecipients": TO_INGELA}
    )
    assert description.wrong_with_answer(answer) == ""
    draft = f"/me/messages/{answer.json()['id']}"
    attachment = {"@odata.type": "#microsoft.graph.fileAttachment", "name": "a.txt", "contentBytes": "YQ=="}
    for answer in (
        outlook.graph("PATCH", draft, token, json={"subject": "b"}),
        outlook.graph("POST", f"{draft}/attachments", token, json=attachment),
        outlook.graph("POST", f"{draft}/send", token),
        outlook.graph("POST", f"{path}/move", token, json={"destinationId": "archive"}),
    ):
        assert answer.ok, answer.text
        assert description.wrong_with_answer(answer) == ""


def test_settings_and_tasks(outlook: Outlook, description: GraphDescription) -> None:
    scopes = "Mail.ReadWrite MailboxSettings.ReadWrite Tasks.ReadWrite User.Read"
    token = outlook.exchange(outlook.pane_token(), scope=scopes).json()["access_token"]
    lists = outlook.graph("GET", "/me/todo/lists", token)
    tasks = f"/me/todo/lists/{lists.json()['value'][0]['id']}/tasks"
    ids = {"inputIds": ["x"], "sourceIdType": "ewsId", "targetIdType": "restId"}
    category = {"displayName": "Skickad för registrering", "color": "preset9"}
    for answer in (
        lists,
        outlook.graph("POST", tasks, token, json={"title": "Svara Ulla"}),
        outlook.graph("GET", tasks, token),
        outlook.graph("GET", "/me/mailFolders", token),
        outlook.graph("POST", "/me/mailFolders", token, json={"displayName": "Hot"}),
        outlook.graph("POST", "/me/outlook/masterCategories", token, json=category),
        outlook.graph("GET", "/me/outlook/masterCategories", token),
        outlook.graph("POST", "/me/translateExchangeIds", token, json=ids),
    ):
        assert answer.ok, answer.text
        assert description.wrong_with_answer(answer) == ""


def test_the_checker_itself_sees_a_wrong_request() -> None:
    good = {
        "method": "POST",
        "path": "/me/messages/x/createForward",
        "query": {},
        "headers": {"Content-Type": "application/json"},
        "body": {"comment": "a"},
        "operation": "create_forward",
    }
    description = graph_description()
    assert description.wrong_with_request(good) == ""
    assert description.wrong_with_request({**good, "body": {"remark": "a"}}) != ""
    assert description.wrong_with_request({**good, "path": "/me/messages/x/forwardNicely"}) != ""
    assert description.wrong_with_request({**good, "query": {"$wish": "1"}}) != ""


def test_the_checker_itself_sees_a_wrong_answer(outlook: Outlook, description: GraphDescription) -> None:
    answer = outlook.graph("GET", "/me/mailFolders", outlook.graph_token())
    assert description.wrong_with_answer(answer) == ""
    answer._content = b'{"value": [{"displayName": 3}]}'
    assert description.wrong_with_answer(answer) != ""
