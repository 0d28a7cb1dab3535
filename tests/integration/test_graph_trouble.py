"""Graph is slow, busy or silent: the product waits as it is told, not for ever, and says how it stands."""

import time

import pytest

from backend.adapters.graph_client import GraphClient
from backend.adapters.graph_mailbox import GraphMailbox
from backend.domain.errors import MailboxUnavailable
from tests.api_description import is_problem
from tests.integration.product import COMPLAINT, THREAT, Product
from tests.integration.simulated.conftest import INGELA


@pytest.mark.parametrize("operation", ["get_message", "create_forward", "send_message"])
def test_a_short_wait_is_kept_and_the_press_succeeds(product: Product, operation: str) -> None:
    product.outlook.faults({"kind": "throttled", "operation": operation, "seconds": 1})
    begun = time.monotonic()
    assert product.press(product.mail(COMPLAINT)).status_code == 201
    assert time.monotonic() - begun >= 1
    assert COMPLAINT in product.inside(INGELA)[0].resource["subject"]


@pytest.mark.parametrize("operation", ["list_messages", "get_message", "create_forward", "send_message"])
def test_a_passing_503_is_tried_again(product: Product, operation: str) -> None:
    product.outlook.faults({"kind": "unavailable", "operation": operation})
    mail = product.mail(COMPLAINT)
    assert product.press(mail, item_id="" if operation == "list_messages" else None).status_code == 201


def test_a_long_wait_is_passed_on_at_once(product: Product) -> None:
    product.outlook.faults({"kind": "throttled", "operation": "get_message", "seconds": 60, "times": 0})
    begun = time.monotonic()
    answer = product.press(product.mail(COMPLAINT))
    assert is_problem(answer, 503, "mailbox-unavailable") and answer.headers["Retry-After"] == "60"
    assert time.monotonic() - begun < 2
    assert product.asked("get_message") == 1


def test_the_tries_are_counted(product: Product) -> None:
    product.outlook.faults({"kind": "throttled", "operation": "create_forward", "seconds": 0, "times": 0})
    assert is_problem(product.press(product.mail(COMPLAINT)), 503, "mailbox-unavailable")
    assert product.asked("create_forward") == 4


def test_a_broken_line_does_not_make_a_second_draft_by_itself(product: Product) -> None:
    """Whether Graph has made it is not known; the person decides to press again."""
    product.outlook.faults({"kind": "lost_response", "operation": "create_forward"})
    assert is_problem(product.press(product.mail(COMPLAINT)), 503, "mailbox-unavailable")
    assert product.asked("create_forward") == 1
    assert product.press(product.mail(COMPLAINT)).status_code == 201


def test_a_broken_line_while_reading_is_mended_in_silence(product: Product) -> None:
    product.outlook.faults({"kind": "lost_response", "operation": "get_message", "times": 2})
    assert product.press(product.mail(THREAT), "notify_coordinator").status_code == 201


def test_all_calls_together_end_in_time(product: Product) -> None:
    token = product.outlook.graph_token()
    product.outlook.faults({"kind": "slow", "operation": "list_messages", "seconds": 2, "times": 0})
    client = GraphClient(f"{product.outlook.base}/graph/v1.0", "/me", lambda: token, within=0.3)
    begun = time.monotonic()
    with pytest.raises(MailboxUnavailable):
        GraphMailbox(client).fetch("", "<x@y>")
    assert time.monotonic() - begun < 1.5


def test_guidance_does_not_wait_for_graph(product: Product) -> None:
    mail = product.mail(COMPLAINT)
    seen = {"id": mail["ids"]["rest"], "subject": mail["subject"], "internetMessageId": mail["internetMessageId"]}
    product.outlook.faults({"kind": "throttled", "operation": "get_message", "seconds": 5, "times": 0})
    begun = time.monotonic()
    answer = product.assess(seen)
    assert answer.status_code == 200 and answer.get_json()["unseen"]
    assert time.monotonic() - begun < 3
