"""Every request that the product sends to Graph fits Microsoft's own description of Graph."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from flask.testing import FlaskClient

from backend.adapters.database import migrate
from backend.app import create_app
from backend.settings import Settings
from simulated_outlook.launch.backend import LOCAL_POLICY
from simulated_outlook.server import running_simulation
from tests.graph_description import graph_description
from tests.integration.simulated.conftest import CLIENT, INGELA, KARIN, SECRET, Outlook

COMPLAINT = "Klagomål på skolskjutsen från Lillholmträsk"
THREAT = "vindkraften"
COORDINATOR = "beredskap@norsjo.se"


@pytest.fixture(scope="module")
def outlook() -> Iterator[Outlook]:
    with running_simulation(CLIENT, SECRET) as found:
        yield Outlook(found.base_url, found.inside)


@pytest.fixture(scope="module")
def product(outlook: Outlook, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    database: Path = tmp_path_factory.mktemp("register") / "register.db"
    migrate(f"sqlite:///{database}")
    settings = Settings(
        public_url="http://localhost:8765",
        policy="norsjo",
        policy_local=str(LOCAL_POLICY),
        database_url=f"sqlite:///{database}",
        client_id=CLIENT,
        client_secret=SECRET,
        hash_key="k" * 32,
        authority=outlook.inside.registration.authority,
        graph_url=f"{outlook.base}/graph/v1.0",
        service_mailbox="e-postlotsen@norsjo.se",
    )
    return create_app(settings).test_client()


def pressed(product: FlaskClient, outlook: Outlook, kind: str, subject: str, id_form: str) -> None:
    mail = next(mail for mail in outlook.inbox(KARIN) if mail["subject"] == subject)
    answer = product.post(
        f"/api/v1/actions/{kind}",
        json={"itemId": mail["ids"][id_form], "internetMessageId": mail["internetMessageId"]},
        headers={
            "Accept": "application/json",
            "Authorization": f"Bearer {outlook.pane_token()}",
            "Idempotency-Key": f"test-{kind}",
        },
    )
    assert answer.status_code == 201, answer.text


@pytest.fixture(scope="module")
def seen(product: FlaskClient, outlook: Outlook) -> list[dict[str, Any]]:
    """What reached Graph while a complaint was forwarded and a threat was reported."""
    pressed(product, outlook, "forward_to_secretary", COMPLAINT, "rest")
    pressed(product, outlook, "notify_coordinator", THREAT, "ews")
    found: list[dict[str, Any]] = requests.get(f"{outlook.base}/api/requests", timeout=10).json()
    return found


def test_every_request_fits_the_description(seen: list[dict[str, Any]]) -> None:
    description = graph_description()
    assert [wrong for request in seen if (wrong := description.wrong_with_request(request))] == []


def test_the_acts_were_really_carried_out(seen: list[dict[str, Any]], outlook: Outlook) -> None:
    operations = {request["operation"] for request in seen}
    assert {"create_forward", "create_message", "add_attachment", "send_message", "get_mime"} <= operations
    forwarded, notice = outlook.inbox(INGELA)[0], outlook.inbox(COORDINATOR)[0]
    assert forwarded["hasAttachments"] and forwarded["from"]["emailAddress"]["address"] == KARIN
    assert notice["hasAttachments"] and notice["from"]["emailAddress"]["address"] == "e-postlotsen@norsjo.se"


def test_every_request_asks_for_immutable_ids_and_can_be_traced(seen: list[dict[str, Any]]) -> None:
    assert {request["headers"].get("Prefer") for request in seen} == {'IdType="ImmutableId"'}
    traces = [request["headers"].get("client-request-id") for request in seen]
    assert None not in traces and len(set(traces)) == len(traces)
