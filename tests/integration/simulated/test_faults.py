"""Faults do what their names say, as often as asked and no oftener."""

import time

import pytest
import requests

from tests.integration.simulated.conftest import INGELA, Outlook
from tests.integration.simulated.test_sending import drafted


def test_throttling_says_how_long_to_wait_and_ends(outlook: Outlook) -> None:
    token = outlook.graph_token()
    outlook.faults({"kind": "throttled", "operation": "list_messages", "times": 2, "seconds": 7})
    answers = [outlook.graph("GET", "/me/messages", token) for _ in range(3)]
    assert [a.status_code for a in answers] == [429, 429, 200]
    assert answers[0].headers["Retry-After"] == "7"
    assert answers[0].json()["error"]["code"] == "ApplicationThrottled"


def test_a_fault_meets_only_its_operation(outlook: Outlook) -> None:
    token = outlook.graph_token()
    outlook.faults({"kind": "unavailable", "operation": "send_message", "times": 0})
    assert outlook.graph("GET", "/me/messages", token).status_code == 200
    path = f"/me/messages/{drafted(outlook, token)['id']}/send"
    assert [outlook.graph("POST", path, token).status_code for _ in range(2)] == [503, 503]
    outlook.faults()
    assert outlook.graph("POST", path, token).status_code == 202


def test_a_lost_response_leaves_the_mail_sent(outlook: Outlook) -> None:
    before, token = len(outlook.inbox(INGELA)), outlook.graph_token()
    path = f"/me/messages/{drafted(outlook, token)['id']}"
    outlook.faults({"kind": "lost_response", "operation": "send_message", "times": 1})
    with pytest.raises(requests.ConnectionError):
        outlook.graph("POST", f"{path}/send", token)
    assert outlook.graph("GET", path, token).json()["isDraft"] is False
    assert len(outlook.inbox(INGELA)) == before + 1


def test_slow_answers_come_late_but_come(outlook: Outlook) -> None:
    token = outlook.graph_token()
    outlook.faults({"kind": "slow", "operation": "list_messages", "seconds": 1})
    with pytest.raises(requests.ReadTimeout):
        outlook.graph("GET", "/me/messages", token, timeout=0.3)
    started = time.monotonic()
    outlook.faults({"kind": "slow", "operation": "list_messages", "seconds": 1})
    assert outlook.graph("GET", "/me/messages", token).status_code == 200
    assert time.monotonic() - started >= 1


def test_keys_can_be_unreachable(outlook: Outlook) -> None:
    outlook.faults({"kind": "unavailable", "operation": "signing_keys", "times": 1})
    answers = [requests.get(f"{outlook.entra}/discovery/v2.0/keys", timeout=10).status_code for _ in range(2)]
    assert answers == [503, 200]


@pytest.mark.parametrize("wish", [{"kind": "explosion"}, {"operation": "send_message"}, "slow"])
def test_an_unknown_fault_is_refused(outlook: Outlook, wish: object) -> None:
    assert requests.post(f"{outlook.base}/api/faults", json={"faults": [wish]}, timeout=10).status_code == 400


def test_every_graph_request_is_recorded_without_its_token(outlook: Outlook) -> None:
    token = outlook.graph_token()
    drafted(outlook, token)
    seen = requests.get(f"{outlook.base}/api/requests", timeout=10)
    assert [(r["method"], r["operation"], r["status"]) for r in seen.json()] == [("POST", "create_forward", 201)]
    assert seen.json()[0]["path"].endswith("/createForward")
    assert seen.json()[0]["body"]["comment"].startswith("EPL-2026-000001")
    assert token not in seen.text
