"""A rule is a record: what it looks for, why that matters, and the mails that prove it."""

from dataclasses import dataclass, field

from backend.domain.code import Certainty
from backend.domain.finding import Signal


@dataclass(frozen=True)
class Example:
    """A small mail that a rule must find or must leave alone. Only what matters is written."""

    body: str = ""
    subject: str = ""
    html: str = ""
    sender: str = ""
    """«Name <address>» or an address."""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[str, ...] = ()
    is_draft: bool = False


@dataclass(frozen=True)
class Rule:
    """One way of finding one signal. Exactly one of `patterns` and `check` is given.

    `patterns` is the token language of detection/pattern.py; `check` names a function of detection/checks.
    """

    id: str
    signal: Signal
    certainty: Certainty
    because: str
    matches: tuple[Example, ...]
    spares: tuple[Example, ...]
    patterns: tuple[str, ...] = ()
    check: str = ""
    unless: tuple[str, ...] = ()
    """Patterns that, in the same sentence, take the finding away."""
    unless_in_mail: tuple[str, ...] = ()
    """Patterns that, anywhere in the mail, take the finding away: what the whole mail is about."""
    reads: tuple[str, ...] = ("subject", "body")
    in_history: bool = False
    """True: quoted history counts too (threats and sensitive data do; questions do not)."""
    when: tuple[str, ...] = ()
    """Names of checks that must all hold for the patterns to count; «not x» = x must not hold."""
    alone: bool = True
    """False: too weak to say anything by itself; counts where the statistical model says the same."""
    in_drafts: bool = True
    in_received: bool = True


@dataclass(frozen=True)
class Rulebook:
    """All rules and lexicons, checked at load. `version` changes whenever a file does."""

    rules: tuple[Rule, ...]
    lexicons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    version: str = ""
