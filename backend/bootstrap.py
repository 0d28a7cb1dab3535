"""The only file that knows both the ports and the adapters. Everything is wired here, when asked."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from backend.adapters.database import open_database
from backend.adapters.entra_tokens import EntraTokens
from backend.adapters.graph_mailboxes import GraphMailboxes
from backend.adapters.hand_over_register import DatabaseRegister
from backend.adapters.readiness import database_answers
from backend.adapters.toml_notes import load_notes
from backend.assessor import build_assessor
from backend.domain.code import ActionKind
from backend.service_layer.assess_message import AssessMessage
from backend.service_layer.forward_to_secretary import ForwardToSecretary
from backend.service_layer.hand_over import Desk
from backend.service_layer.notes import Letters
from backend.service_layer.notify_coordinator import NotifyCoordinator
from backend.service_layer.ports import HandOverRegister, Mailbox, Mailboxes
from backend.service_layer.services import Act, Services
from backend.settings import Settings


def bootstrap(settings: Settings) -> Services:
    """Builds the services of one installation. Raises InvalidData when a data file is wrong."""
    assess = build_assessor(settings.policy, settings.policy_local)
    engine = open_database(settings.database_url)
    register = DatabaseRegister(engine, settings.hash_key, assess.policy.id)
    mailboxes = GraphMailboxes(settings, assess.policy.tenant_ids)
    tokens = EntraTokens(settings.authority, settings.client_id, assess.policy.tenant_ids)
    return Services(
        assess=assess,
        register=register,
        mailboxes=mailboxes,
        person_of=tokens.person,
        actions=_actions(settings, assess, register, mailboxes),
        is_ready=partial(database_answers, engine),
        now=_now,
    )


def _actions(
    settings: Settings, assess: AssessMessage, register: HandOverRegister, mailboxes: Mailboxes
) -> Mapping[ActionKind, Act]:
    desk = Desk(assess, register, _now)
    letters = Letters(load_notes(), assess.deciders["sv"].texts, assess.policy)
    return {
        ActionKind.FORWARD_TO_SECRETARY: ForwardToSecretary(desk, letters),
        ActionKind.NOTIFY_COORDINATOR: NotifyCoordinator(desk, letters, _notice_sender(settings, mailboxes)),
    }


def _notice_sender(settings: Settings, mailboxes: Mailboxes) -> Callable[[Mailbox], Mailbox]:
    return (lambda own: mailboxes.of_service()) if settings.service_mailbox else (lambda own: own)


def _now() -> datetime:
    return datetime.now(UTC)
