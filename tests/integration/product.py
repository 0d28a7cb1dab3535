"""The product on real parts: its own sign-in, Graph and register, against the simulated Entra and Graph over HTTP."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import Flask
from werkzeug.test import TestResponse

from backend.app import create_app
from backend.settings import Settings
from simulated_outlook.graph.mail import Mail
from simulated_outlook.launch.backend import LOCAL_POLICY
from tests.api_description import DescribedClient
from tests.integration.simulated.conftest import CLIENT, KARIN, SECRET, Outlook

COMPLAINT, THREAT, SENSITIVE = "Klagomål på skolskjutsen", "vindkraften", "Bygglov för garage"
REQUEST = "Begäran om allmän handling"
COUNT = 1000
LARS, COORDINATOR, SERVICE = "lars.oberg@norsjo.se", "beredskap@norsjo.se", "e-postlotsen@norsjo.se"


@dataclass(repr=False)
class Product:
    """One running product and the mailboxes around it."""

    outlook: Outlook
    app: Flask
    database: Path

    def mail(self, subject: str, whose: str = KARIN) -> dict[str, Any]:
        """A mail in somebody's inbox, as the list in Outlook shows it."""
        return next(mail for mail in self.outlook.inbox(whose) if subject in mail["subject"])

    def inside(self, address: str, folder: str = "inbox") -> list[Mail]:
        """What lies in a folder, newest first, as Exchange holds it."""
        mailbox = self.outlook.inside.post.mailbox(address)
        assert mailbox is not None
        return mailbox.in_folder(folder)

    def press(
        self,
        mail: dict[str, Any],
        kind: str = "forward_to_secretary",
        who: str = KARIN,
        key: str = "",
        token: str = "",
        item_id: str | None = None,
    ) -> TestResponse:
        """One press of a button in the pane."""
        target = {"itemId": mail["ids"]["ews"] if item_id is None else item_id}
        return self._post(
            f"actions/{kind}",
            {**target, "internetMessageId": mail["internetMessageId"]},
            token or self.outlook.pane_token(who),
            {"Idempotency-Key": key or uuid4().hex},
        )

    def assess(self, mail: dict[str, Any], who: str = KARIN, **headers: str) -> TestResponse:
        """What the pane asks when a mail is opened."""
        return self._post("assessments", mail, self.outlook.pane_token(who), headers)

    def asked(self, operation: str) -> int:
        """How often Graph was asked for it since the start of the test."""
        return sum(seen["operation"] == operation for seen in self.outlook.inside.recorder.as_json())

    def _post(self, path: str, body: dict[str, Any], token: str, headers: dict[str, str]) -> TestResponse:
        everywhere = {"Accept": "application/json", "Authorization": f"Bearer {token}"}
        return self.app.test_client().post(f"/api/v1/{path}", json=body, headers={**everywhere, **headers})


def product_settings(outlook: Outlook, database: Path, **wanted: str) -> Settings:
    """As a municipality sets it up; only the addresses are those of this machine."""
    return Settings(
        **{
            "public_url": "http://localhost:8765",
            "policy": "norsjo",
            "policy_local": str(LOCAL_POLICY),
            "database_url": f"sqlite:///{database}",
            "client_id": CLIENT,
            "client_secret": SECRET,
            "hash_key": "k" * 32,
            "authority": outlook.inside.registration.authority,
            "graph_url": f"{outlook.base}/graph/v1.0",
            "service_mailbox": SERVICE,
            **wanted,
        }
    )


def build_product(outlook: Outlook, database: Path, **wanted: str) -> Product:
    """`wanted` are settings."""
    app = create_app(product_settings(outlook, database, **wanted))
    app.test_client_class = DescribedClient
    return Product(outlook, app, database)


def rename_mails(outlook: Outlook) -> None:
    """Every mail gets a name of its own, the same in all inboxes, so that no test meets another's hand-overs."""
    fresh: dict[str, str] = {}
    for box in outlook.inside.post.mailboxes:
        for mail in box.in_folder("inbox"):
            old = mail.resource["internetMessageId"]
            mail.resource["internetMessageId"] = fresh.setdefault(old, f"<{uuid4().hex}@test.example>")


def counting(outlook: Outlook, operation: str) -> None:
    """A fault that harms nothing, to see how often it is met."""
    outlook.faults({"kind": "slow", "operation": operation, "seconds": 0, "times": COUNT})


def counted(outlook: Outlook) -> int:
    return COUNT - int(outlook.inside.faults.as_json()[0]["times"])
