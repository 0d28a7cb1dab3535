"""The only file that knows both the ports and the adapters. Everything is wired here, when asked."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from backend.adapters.database import open_database
from backend.adapters.entra_tokens import EntraTokens
from backend.adapters.graph_mailboxes import GraphMailboxes
from backend.adapters.hand_over_register import DatabaseRegister
from backend.adapters.judgement_book import DatabaseJudgements
from backend.adapters.readiness import database_answers
from backend.adapters.toml_notes import load_notes
from backend.assessor import build_assessor
from backend.domain.code import ActionKind
from backend.service_layer.forward_to_secretary import ForwardToSecretary
from backend.service_layer.hand_over import Desk
from backend.service_layer.judge_guidance import JudgeGuidance
from backend.service_layer.notes import Letters
from backend.service_layer.notify_coordinator import NotifyCoordinator
from backend.service_layer.ports import Mailbox, Mailboxes
from backend.service_layer.services import Act, Services
from backend.settings import Settings


def bootstrap(settings: Settings) -> Services:
    """Builds the services of one installation. Raises InvalidData when a data file is wrong."""
    assess = build_assessor(settings.policy, settings.policy_local)
    engine = open_database(settings.database_url)
    register = DatabaseRegister(engine, settings.hash_key, assess.policy.id)
    desk = Desk(assess, register, DatabaseJudgements(engine), _now)
    mailboxes = GraphMailboxes(settings, assess.policy.tenant_ids)
    tokens = EntraTokens(settings.authority, settings.client_id, assess.policy.tenant_ids)
    return Services(
        assess=assess,
        register=register,
        mailboxes=mailboxes,
        person_of=tokens.person,
        actions=_actions(settings, desk, mailboxes),
        desk=desk,
        judge_guidance=JudgeGuidance(desk),
        is_ready=partial(database_answers, engine),
        now=_now,
    )


def _actions(settings: Settings, desk: Desk, mailboxes: Mailboxes) -> Mapping[ActionKind, Act]:
    letters = Letters(load_notes(), desk.assess.deciders["sv"].texts, desk.policy)
    return {
        ActionKind.FORWARD_TO_SECRETARY: ForwardToSecretary(desk, letters),
        ActionKind.NOTIFY_COORDINATOR: NotifyCoordinator(desk, letters, _notice_sender(settings, mailboxes)),
    }


def _notice_sender(settings: Settings, mailboxes: Mailboxes) -> Callable[[Mailbox], Mailbox]:
    return (lambda own: mailboxes.of_service()) if settings.service_mailbox else (lambda own: own)


def _now() -> datetime:
    return datetime.now(UTC)
