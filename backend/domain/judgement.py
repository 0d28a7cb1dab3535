"""The representative decides: what she says of the guidance about one mail. Never what the mail says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from backend.domain.code import Code
from backend.domain.hand_over import Person


class Verdict(StrEnum):
    """What she says of one code."""

    WRONG = "wrong"
    """«Stämmer inte»: the advice is taken away for her, with its restrictions."""
    FELT_THREATENING = "felt_threatening"
    """«Jag upplever detta som hot»: the threat counts although nothing was detected."""
    WITHDRAWN = "withdrawn"
    """She takes back what she said of the code."""


class Reason(StrEnum):
    """Why the advice is wrong, chosen from a list; there is no free text."""

    MISREAD = "misread"
    KNOWN_SENDER = "known_sender"
    ALREADY_DONE = "already_done"
    NOT_MY_TASK = "not_my_task"
    OTHER = "other"
    NONE = ""


@dataclass(frozen=True)
class Judgement:
    """One press. `message_key` is the keyed hash of the Internet-Message-ID."""

    municipality: str
    message_key: str
    person: Person
    code: Code
    verdict: Verdict
    reason: Reason
    at: datetime
    rule_ids: tuple[str, ...] = ()
    policy_version: str = ""
    rules_version: str = ""
    model_version: str = ""


@dataclass(frozen=True)
class Standing:
    """What counts now for one person and one mail."""

    wrong: frozenset[Code] = frozenset()
    felt_threatening: bool = False

    @classmethod
    def after(cls, judgements: Iterable[Judgement]) -> "Standing":
        """The last word on each code counts; `judgements` are in the order in which they came."""
        last = {judgement.code: judgement.verdict for judgement in judgements}
        wrong = frozenset(code for code, verdict in last.items() if verdict is Verdict.WRONG)
        return cls(wrong, last.get(Code.THREAT) is Verdict.FELT_THREATENING)
