"""The letters that go along with a hand-over: what the secretary and the coordinator read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter

from backend.domain.assessment import Assessment
from backend.domain.hand_over import HandOver
from backend.domain.message import Address, Message
from backend.domain.policy import Policy
from backend.guidance.wording import Texts, contact_values
from backend.guidance.working_days import STOCKHOLM

LONGEST_SUBJECT = 255


@dataclass(frozen=True)
class NoteText:
    """The words of one kind of letter. A line whose value is empty is left out."""

    subject: str
    lines: tuple[str, ...]
    enclosed: str = ""
    withheld: str = ""
    file_name: str = ""


@dataclass(frozen=True)
class NoteTexts:
    """All letters, and the small words in them."""

    forward_to_secretary: NoteText
    notify_coordinator: NoteText
    words: Mapping[str, str]


@dataclass(frozen=True)
class Note:
    """A finished letter."""

    subject: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True)
class Letters:
    """Writes letters under one policy."""

    texts: NoteTexts
    guidance_texts: Texts
    policy: Policy

    def cover_note(self, hand_over: HandOver, message: Message, assessment: Assessment) -> Note:
        """To the secretary: everything that registration needs (OSL 5 kap. 2 §), above the original."""
        words = self.texts.forward_to_secretary
        values = self._values(hand_over, message, assessment)
        subject = words.subject.format(reference=hand_over.reference, subject=_one_line(message.subject))
        return Note(subject[:LONGEST_SUBJECT].strip(), _letter(words.lines, values))

    def notice(self, hand_over: HandOver, message: Message, assessment: Assessment, *, is_enclosed: bool) -> Note:
        """To the coordinator: that something has come and whom to call; never a word of the mail itself."""
        words = self.texts.notify_coordinator
        values = self._values(hand_over, message, assessment)
        enclosure = words.enclosed if is_enclosed else words.withheld
        values["enclosure"] = enclosure.format(person=values["person"])
        return Note(words.subject.format(reference=hand_over.reference), _letter(words.lines, values))

    def file_name(self, hand_over: HandOver) -> str:
        """What the enclosed original is called."""
        return self.texts.notify_coordinator.file_name.format(reference=hand_over.reference)

    def _values(self, hand_over: HandOver, message: Message, assessment: Assessment) -> dict[str, str]:
        words, advice = self.texts.words, assessment.guidance.advice
        deadlines = (
            words["deadline"].format(title=a.title, explanation=a.deadline.explanation)
            for a in advice
            if a.deadline
        )
        return {
            **contact_values(self.policy),
            "reference": hand_over.reference,
            "person": hand_over.person.name or words["anonymous"],
            "why": "; ".join(a.title for a in advice),
            "sections": ", ".join(dict.fromkeys(a.section.heading for a in advice if a.section)),
            "deadlines": "; ".join(deadlines),
            "law": " ".join(dict.fromkeys(a.law for a in advice if a.law)),
            "received": self._received(message),
            "sender": _sender(message.sender) or words["nobody"],
            "attachments": self._attachments(message),
            "case_numbers": ", ".join(assessment.case_numbers),
        }

    def _received(self, message: Message) -> str:
        if message.known_received is None:
            return self.texts.words["no_time"]
        local = message.known_received.astimezone(STOCKHOLM)
        day = f"{self.guidance_texts.day(local.date())} {local.year}"
        return self.texts.words["moment"].format(day=day, hour=local.hour, minute=local.minute)

    def _attachments(self, message: Message) -> str:
        count = sum(1 for a in message.attachments or () if not a.is_inline)
        return self.texts.words["attachment_count"].format(count=count) if count else ""


def _letter(lines: tuple[str, ...], values: Mapping[str, str]) -> str:
    return "\n".join(line.format_map(_Known(values)).rstrip() for line in lines if _says_something(line, values))


def _says_something(line: str, values: Mapping[str, str]) -> bool:
    fields = [field for _, field, _, _ in Formatter().parse(line) if field]
    return not fields or any(values.get(field) for field in fields)


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _sender(sender: Address | None) -> str:
    if sender is None:
        return ""
    return _one_line(f"{sender.name} <{sender.address}>" if sender.name else sender.address)


def _one_line(text: str) -> str:
    return " ".join(text.split())
