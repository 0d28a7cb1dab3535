"""Whether the policy has what an action needs. What is missing is said, never invented."""

from collections.abc import Mapping

from backend.domain.advice import Action
from backend.domain.code import ActionKind, Restriction
from backend.domain.policy import Policy, Role
from backend.guidance.wording import Texts, contact_values

NEEDS: Mapping[ActionKind, Role] = {
    ActionKind.NOTIFY_COORDINATOR: Role.PREPAREDNESS_COORDINATOR,
    ActionKind.REPORT_TO_IT: Role.IT_SUPPORT,
    ActionKind.HAND_OVER_REFERENCE: Role.SECRETARY,
    ActionKind.FORWARD_TO_SECRETARY: Role.SECRETARY,
}
FORBIDDEN_BY: Mapping[Restriction, frozenset[ActionKind]] = {
    Restriction.NO_FORWARD: frozenset({ActionKind.FORWARD_TO_SECRETARY}),
    Restriction.NO_REPLY: frozenset({ActionKind.SEND_HOLDING_REPLY}),
    Restriction.NO_DISPOSAL: frozenset({ActionKind.DISPOSE}),
}
CARRIED_OUT = frozenset({ActionKind.FORWARD_TO_SECRETARY, ActionKind.NOTIFY_COORDINATOR})
"""What this version carries out. The others are said in the steps until they are built."""


def restriction_against(kind: ActionKind, restrictions: tuple[Restriction, ...]) -> Restriction | None:
    """The restriction that forbids an action, or None."""
    return next((r for r in restrictions if kind in FORBIDDEN_BY.get(r, frozenset())), None)


def route(kind: ActionKind, policy: Policy, texts: Texts) -> Action:
    """The button of an action, with what the policy lacks for it."""
    role = NEEDS.get(kind)
    contact = policy.contact(role) if role else None
    lacks = role is not None and not (contact and contact.mail)
    missing = texts.missing[role].format_map(_Known(contact_values(policy))) if lacks and role else ""
    return Action(kind, texts.actions[kind], missing=missing)


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "–"
