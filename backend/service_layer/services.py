"""What the web is handed: the use cases and the ports that its views need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from backend.domain.code import ActionKind
from backend.domain.hand_over import Person, Receipt
from backend.service_layer.assess_message import AssessMessage
from backend.service_layer.hand_over import Desk, Press
from backend.service_layer.judge_guidance import JudgeGuidance
from backend.service_layer.ports import Clock, HandOverRegister, Mailbox, Mailboxes


class Act(Protocol):
    """One action of one click."""

    def __call__(self, press: Press, mailbox: Mailbox) -> Receipt:
        """Carries it out once."""
        ...


@dataclass(frozen=True)
class Services:
    """Everything that a view may call."""

    assess: AssessMessage
    register: HandOverRegister
    mailboxes: Mailboxes
    person_of: Callable[[str], Person]
    actions: Mapping[ActionKind, Act]
    desk: Desk
    judge_guidance: JudgeGuidance
    is_ready: Callable[[], bool]
    now: Clock
