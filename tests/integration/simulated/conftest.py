"""The real simulation on a real port, and a small client that speaks to it as the product does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from simulated_outlook.server import running_simulation
from simulated_outlook.simulation import Simulation

KARIN = "karin.nyholm@norsjo.se"
INGELA = "ingela.lidstrom@norsjo.se"
CLIENT = "9d6f1c52-8a0c-4a39-9a3a-0d3d0b5a2f10"
SECRET = "only-for-tests"
GRAPH = "https://graph.microsoft.com"


@dataclass
class Outlook:
    """Speaks HTTP to the simulation; `inside` is its state, for what no address tells."""

    base: str
    inside: Simulation

    @property
    def entra(self) -> str:
        return self.inside.registration.authority + "/" + self.inside.registration.tenant_id

    def pane_token(self, address: str = KARIN, **wish: str) -> str:
        body = {"address": address, "client_id": CLIENT, "scope": f"api://{CLIENT}/access_as_user", **wish}
        answer = requests.post(f"{self.base}/api/token", json=body, timeout=10)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def exchange(self, assertion: str, **changed: str) -> requests.Response:
        form = {
            "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "client_id": CLIENT,
            "client_secret": SECRET,
            "assertion": assertion,
            "scope": f"{GRAPH}/Mail.ReadWrite {GRAPH}/Mail.Send openid offline_access profile",
            "requested_token_use": "on_behalf_of",
            **changed,
        }
        return requests.post(f"{self.entra}/oauth2/v2.0/token", data=form, timeout=10)

    def graph_token(self, address: str = KARIN) -> str:
        answer = self.exchange(self.pane_token(address))
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def app_token(self) -> str:
        form = {
            "grant_type": "client_credentials",
            "client_id": CLIENT,
            "client_secret": SECRET,
            "scope": f"{GRAPH}/.default",
        }
        answer = requests.post(f"{self.entra}/oauth2/v2.0/token", data=form, timeout=10)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def graph(self, method: str, path: str, token: str, **more: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}", "Prefer": 'IdType="ImmutableId"', **more.pop("headers", {})}
        url = f"{self.base}/graph/v1.0{path}"
        return requests.request(method, url, headers=headers, timeout=more.pop("timeout", 10), **more)

    def faults(self, *faults: dict[str, Any]) -> None:
        answer = requests.post(f"{self.base}/api/faults", json={"faults": faults}, timeout=10)
        assert answer.status_code == 200, answer.text

    def inbox(self, address: str) -> list[dict[str, Any]]:
        answer = requests.get(f"{self.base}/api/mailboxes/{address}/messages", timeout=10)
        value: list[dict[str, Any]] = answer.json()["value"]
        return value


@pytest.fixture(scope="session")
def running() -> Iterator[Outlook]:
    with running_simulation(CLIENT, SECRET, "http://localhost:8765") as found:
        yield Outlook(found.base_url, found.inside)


@pytest.fixture
def outlook(running: Outlook) -> Outlook:
    running.inside.reset(datetime.now(UTC))
    return running
