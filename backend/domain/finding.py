"""A finding answers four questions: what, how found, where, why."""

from dataclasses import dataclass, field
from enum import StrEnum

from backend.domain.code import Certainty


class Signal(StrEnum):
    """The kind of thing that was found in a mail. The decision table turns signals into advice."""

    THREAT = "threat"
    SENSITIVE = "sensitive"
    SUSPICIOUS = "suspicious"
    RECORDS_REQUEST = "records_request"
    MATTER = "matter"
    QUESTION = "question"
    ADDS_FACTS = "adds_facts"
    FROM_COLLEAGUE = "from_colleague"
    FROM_OUTSIDE = "from_outside"
    WEIGHTLESS = "weightless"
    PARTY = "party"
    PRIVATE = "private"
    CASE_NUMBER = "case_number"
    SENSITIVE_SUBJECT = "sensitive_subject"
    UNCLEAR_SUBJECT = "unclear_subject"
    MANY_RECIPIENTS = "many_recipients"
    HARSH_TONE = "harsh_tone"


class MessagePart(StrEnum):
    """Where in the mail."""

    SUBJECT = "subject"
    BODY = "body"
    FROM = "from"
    RECIPIENTS = "recipients"
    HEADERS = "headers"
    ATTACHMENTS = "attachments"
    LINKS = "links"


@dataclass(frozen=True)
class Evidence:
    """The exact words. `start` and `end` count characters in the part as its sender wrote it.

    For an HTML body they count characters of its readable text (reading.body_text). The quote is shown to the
    reader and never logged or stored.
    """

    part: MessagePart
    start: int
    end: int
    quote: str = field(repr=False)


SERIOUS = frozenset({Signal.THREAT, Signal.SENSITIVE, Signal.SUSPICIOUS, Signal.RECORDS_REQUEST})
"""What other words in the mail may lower but never take away: text may only raise duties."""


@dataclass(frozen=True)
class Finding:
    """One signal, the rule that found it and the words that show it."""

    rule_id: str
    signal: Signal
    certainty: Certainty
    evidence: tuple[Evidence, ...] = ()
    because: str = ""
    """One line of plain Swedish: why these words mean this."""
    in_history: bool = False
    """Found in quoted history: written earlier, perhaps by somebody else."""
    is_alone: bool = True
    """False: too weak to count unless the model says the same."""
    is_excused: bool = False
    """What the rest of the mail is about speaks against it; it is lowered, but never taken away."""
