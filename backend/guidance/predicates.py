"""Conditions of the decision table that are not a single signal. Each is one small pure function."""

from collections.abc import Callable, Mapping

from backend.domain.finding import SERIOUS, Signal
from backend.guidance.situation import Situation

EXPLAINED_BY = (Signal.WEIGHTLESS, Signal.PARTY, Signal.PRIVATE, Signal.SUSPICIOUS, Signal.MATTER)
FEWEST_OWN_WORDS = 3
AUTOMATIC_RULES = {"weightless.automatic_reply", "weightless.absence"}
MAILING_RULE = "weightless.list_mail"
LAST_QUESTION_RULE = "question.at_the_end"


def serious(situation: Situation) -> bool:
    """A threat, a fraud, sensitive data or a records request: never to be disposed of on a guess."""
    return any(situation.of(signal) for signal in SERIOUS)


def unexplained(situation: Situation) -> bool:
    """Nothing says what kind of mail the whole of it is; the guideline's main rule then applies: register."""
    return situation.reading.was_cut or not any(situation.of(signal) for signal in EXPLAINED_BY)


def read_whole(situation: Situation) -> bool:
    """Nothing of the mail was left unread; only then may it be called weightless."""
    return not situation.reading.was_cut


def has_own_words(situation: Situation) -> bool:
    """The sender has written something, or sent a file."""
    words = len(situation.reading.body.tokens) + len(situation.reading.subject.tokens)
    return words >= FEWEST_OWN_WORDS or bool(situation.reading.message.attachments)


def automatic(situation: Situation) -> bool:
    """A machine has answered; it expects nothing."""
    return any(finding.rule_id in AUTOMATIC_RULES for finding in situation.findings)


def mailing(situation: Situation) -> bool:
    """The headers say that a list has sent it to many."""
    return any(finding.rule_id == MAILING_RULE for finding in situation.findings)


def ends_with_a_question(situation: Situation) -> bool:
    """The last words are a question to the reader."""
    return any(finding.rule_id == LAST_QUESTION_RULE for finding in situation.findings)


PREDICATES: Mapping[str, Callable[[Situation], bool]] = {
    "serious": serious,
    "unexplained": unexplained,
    "read_whole": read_whole,
    "has_own_words": has_own_words,
    "automatic": automatic,
    "mailing": mailing,
    "ends_with_a_question": ends_with_a_question,
}
