"""The product on a stage: real guidance, register, pages and errors; sign-in and mailboxes are played."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from pydantic.alias_generators import to_camel
from sqlalchemy import Engine

from backend.adapters.database import open_database
from backend.adapters.hand_over_register import DatabaseRegister
from backend.adapters.judgement_book import DatabaseJudgements
from backend.adapters.toml_notes import load_notes
from backend.app import create_app
from backend.assessor import build_assessor
from backend.domain.code import ActionKind
from backend.domain.errors import MessageNotFound, NotSignedIn
from backend.domain.hand_over import Person
from backend.domain.message import Address, Attachment, Body, Header, Message
from backend.service_layer.assess_message import AssessMessage
from backend.service_layer.forward_to_secretary import ForwardToSecretary
from backend.service_layer.hand_over import Desk
from backend.service_layer.judge_guidance import JudgeGuidance
from backend.service_layer.notes import Letters
from backend.service_layer.notify_coordinator import NotifyCoordinator
from backend.service_layer.ports import HandOverRegister
from backend.service_layer.services import Services
from backend.settings import Settings
from tests.api_description import DescribedClient

LOCAL_POLICY = Path(__file__).parents[1] / "simulated_outlook" / "policy.local.toml"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
KARIN = Person("11111111-2222-4333-8444-555555555555", "11111111-0000-4000-8000-00000000000a", "Karin Nyholm")
LARS = Person(KARIN.tenant_id, "11111111-0000-4000-8000-00000000000b", "Lars Öberg")
TOKENS = {"karin": KARIN, "lars": LARS}
COMPLAINT = Message(
    subject="Klagomål på skolskjutsen",
    body=Body(
        "Jag vill lämna ett klagomål. Bussen har varit sen nio gånger i oktober och kom inte alls två morgnar."
    ),
    sender=Address("Marie Sundqvist", "marie.sundqvist@vasterbottenspost.example"),
    to=(Address("Karin Nyholm", "karin.nyholm@norsjo.se"),),
    headers=(Header("From", "Marie Sundqvist <marie.sundqvist@vasterbottenspost.example>"),),
    attachments=(Attachment("Forseningar.pdf", "application/pdf", 1200),),
    received=NOW,
    item_id="AAMkComplaint",
    internet_message_id="<klagomal@vasterbottenspost.example>",
)
THREAT = replace(
    COMPLAINT,
    subject="vindkraften",
    body=Body("Jag kommer att slå sönder dig nästa gång jag ser dig på Konsum."),
    attachments=(),
    item_id="AAMkThreat",
    internet_message_id="<hot@fjallpost.example>",
)
SENSITIVE = replace(
    COMPLAINT,
    subject="Bygglov, komplettering",
    body=Body("Här kommer kompletteringen. Sökande: Anders Rönnqvist, 890201-3286."),
    item_id="AAMkSensitive",
    internet_message_id="<kansligt@hemkontot.example>",
)


built = cache(build_assessor)
"""Each policy is built once for all tests: the rules take seconds to load."""


def assessor() -> AssessMessage:
    """Norsjö's, with the contacts of the simulated municipality."""
    return built("norsjo", str(LOCAL_POLICY))


@dataclass(repr=False)
class StageMailbox:
    """Holds mails by Internet-Message-ID. `trouble` names the call that fails, and how."""

    mails: dict[str, Message]
    trouble: dict[str, Exception] = field(default_factory=dict)
    drafts: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    largest_attachment: int = 3_000_000

    def fetch(self, item_id: str, internet_message_id: str) -> Message:
        self._stumble("fetch")
        if internet_message_id not in self.mails:
            raise MessageNotFound("not here")
        return self.mails[internet_message_id]

    def headers(self, item_id: str, internet_message_id: str) -> tuple[Header, ...]:
        self._stumble("headers")
        return self.fetch(item_id, internet_message_id).headers or ()

    def original(self, item_id: str) -> bytes:
        self._stumble("original")
        return b"From: x\r\n\r\n"

    def draft_forward(self, item_id: str, to: str, subject: str, cover_note: str) -> str:
        return self._draft(f"{to}\n{subject}\n{cover_note}")

    def draft_notice(self, to: str, subject: str, text: str, originals: Mapping[str, bytes]) -> str:
        return self._draft(f"{to}\n{subject}\n{text}\n{list(originals)}")

    def send_draft(self, draft_id: str) -> None:
        self._stumble("send_draft")
        self.sent.append(self.drafts[int(draft_id)])

    def _draft(self, letter: str) -> str:
        self._stumble("draft")
        self.drafts.append(letter)
        return str(len(self.drafts) - 1)

    def _stumble(self, call: str) -> None:
        if error := self.trouble.get(call):
            raise error


@dataclass(repr=False)
class StageMailboxes:
    """Everybody looks into the same one."""

    mailbox: StageMailbox

    def of_person(self, access_token: str, person: Person, within: float = 0) -> StageMailbox:
        return self.mailbox

    def of_service(self, within: float = 0) -> StageMailbox:
        return self.mailbox


@dataclass(repr=False)
class Stage:
    """One product, and the mailbox behind it."""

    app: Flask
    mailbox: StageMailbox
    register: HandOverRegister
    database: Engine

    def __repr__(self) -> str:
        return "a stage"

    def client(self, person: str = "karin", accept: str = "application/json") -> DescribedClient:
        """Somebody who is signed in («» is nobody). Every answer is held against the description of the API."""
        client = self.app.test_client()
        assert isinstance(client, DescribedClient)
        client.everywhere = {"Accept": accept} | ({"Authorization": f"Bearer {person}"} if person else {})
        return client


def as_graph(mail: Message) -> dict[str, Any]:
    """The mail as the pane sends it."""

    def people(*addresses: Address | None) -> list[dict[str, Any]]:
        return [{"emailAddress": {"name": a.name, "address": a.address}} for a in addresses if a]

    unseen = {"internetMessageHeaders": mail.headers, "attachments": mail.attachments}
    return {
        "id": mail.item_id,
        "subject": mail.subject,
        "body": {"contentType": mail.body.content_type, "content": mail.body.content},
        "from": next(iter(people(mail.sender)), None),
        "toRecipients": people(*mail.to),
        "ccRecipients": people(*mail.cc),
        "internetMessageId": mail.internet_message_id,
        "receivedDateTime": mail.received.isoformat() if mail.received else None,
        "isDraft": mail.is_draft,
        **{name: [_camel(vars(one)) for one in seen] for name, seen in unseen.items() if seen is not None},
    }


def settings(**wanted: object) -> Settings:
    """Settings of an installation in Norsjö, changed where the test cares."""
    ordinary = Settings(
        public_url="https://epost.norsjo.example",
        policy="norsjo",
        database_url="sqlite://",
        client_id="9d6f1c52-8a0c-4a39-9a3a-0d3d0b5a2f10",
        client_secret="only-for-tests",
        hash_key="k" * 32,
    )
    return replace(ordinary, **wanted)


def set_stage(database_url: str, assess: AssessMessage | None = None, **wanted: object) -> Stage:
    """Builds the product over a migrated database; `wanted` are settings."""
    mails = {mail.internet_message_id: mail for mail in (COMPLAINT, THREAT, SENSITIVE)}
    mailbox, assess = StageMailbox(mails), assess or assessor()
    database = open_database(database_url)
    register = DatabaseRegister(database, "k" * 32, assess.policy.id)
    desk = Desk(assess, register, DatabaseJudgements(database), lambda: NOW)
    letters = Letters(load_notes(), assess.deciders["sv"].texts, assess.policy)
    services = Services(
        assess=assess,
        register=register,
        mailboxes=StageMailboxes(mailbox),
        person_of=_person_of,
        actions={
            ActionKind.FORWARD_TO_SECRETARY: ForwardToSecretary(desk, letters),
            ActionKind.NOTIFY_COORDINATOR: NotifyCoordinator(desk, letters, lambda own: own),
        },
        desk=desk,
        judge_guidance=JudgeGuidance(desk),
        is_ready=lambda: True,
        now=lambda: NOW,
    )
    app = create_app(settings(database_url=database_url, **wanted), services)
    app.test_client_class = DescribedClient
    return Stage(app, mailbox, register, database)


def _camel(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {to_camel(name): value for name, value in fields.items()}


def _person_of(token: str) -> Person:
    if token not in TOKENS:
        raise NotSignedIn("stage")
    return TOKENS[token]
