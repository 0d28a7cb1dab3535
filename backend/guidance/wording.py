"""Puts the guidance into words. Every sentence comes from backend/texts; nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from backend.domain.advice import Deadline
from backend.domain.code import ActionKind, Certainty, Code
from backend.domain.policy import Policy, Role
from backend.guidance.working_days import STOCKHOLM


@dataclass(frozen=True)
class Words:
    """Title and steps as they are to be said."""

    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class AdviceText:
    """The words of one code: when it is likely, when it is only possible, and when a restriction forbids its action."""

    title: str
    possible: str
    """The title when it is not sure."""
    steps: tuple[str, ...]
    steps_possible: tuple[str, ...] = ()
    """What to do when it is not sure, where that is something else."""
    title_blocked: str = ""
    steps_blocked: tuple[str, ...] = ()
    """What to do when the mail must not be answered or sent on, so that no step asks for what is forbidden."""

    def when(self, certainty: Certainty, *, is_blocked: bool) -> Words:
        """The words for one situation."""
        is_sure = certainty is Certainty.LIKELY
        title = self.title if is_sure else self.possible
        steps = self.steps if is_sure else self.steps_possible or self.steps
        if is_blocked:
            title, steps = self.title_blocked or title, self.steps_blocked or steps
        return Words(title, steps)


@dataclass(frozen=True)
class Texts:
    """All sentences of the guidance in one language."""

    language: str
    advice: Mapping[Code, AdviceText]
    law: Mapping[str, str]
    actions: Mapping[ActionKind, str]
    missing: Mapping[Role, str]
    unseen: Mapping[str, str]
    notices: Mapping[str, str]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    numbers: tuple[str, ...]
    deadline: Mapping[str, str]

    def day(self, day: date) -> str:
        """«torsdag 26 november»."""
        return f"{self.weekdays[day.weekday()]} {day.day} {self.months[day.month - 1]}"

    def explain(self, deadline: Deadline, received: datetime, is_assumed: bool) -> str:
        """How the days were counted, each by name."""
        days = [f"{self.weekdays[d.weekday()]} {d.day}" for d in deadline.counted[:-1]]
        count = len(deadline.counted)
        said = self.deadline["one" if count == 1 else "many"].format(
            number=self.numbers[count] if count < len(self.numbers) else str(count),
            days=", ".join([*days, self.day(deadline.last_day)]),
        )
        came = self.deadline["assumed" if is_assumed else "received"].format(
            day=self.day(received.astimezone(STOCKHOLM).date())
        )
        free = [self.day(d) for d in deadline.skipped]
        skipped = " " + self.deadline["skipped"].format(days=", ".join(free)) if free else ""
        return f"{came} {said}{skipped}"

    def title(self, words: Words, deadline: Deadline | None) -> str:
        """The headline of a code."""
        return words.title.format(last_day=self.day(deadline.last_day) if deadline else "")

    def steps(self, words: Words, contacts: Mapping[str, str], deadline: Deadline | None) -> tuple[str, ...]:
        """What to do, with the policy's own contacts in it; a step whose contact is missing is left out."""
        values = {**contacts, "last_day": self.day(deadline.last_day) if deadline else ""}
        filled = (_filled(step, values) for step in words.steps)
        return tuple(step for step in filled if step is not None)


def contact_values(policy: Policy) -> dict[str, str]:
    """Values for texts: secretary_name, it_support_phone … only those that the policy has."""
    values = {"municipality": policy.municipality}
    for role, contact in policy.contacts.items():
        for kind in ("title", "name", "mail", "phone"):
            if value := getattr(contact, kind):
                values[f"{role}_{kind}"] = value
    return values


def _filled(step: str, values: Mapping[str, str]) -> str | None:
    try:
        return step.format_map(values)
    except KeyError:
        return None
