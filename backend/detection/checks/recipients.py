"""How many a draft goes to."""

from itertools import chain

from backend.detection.checks.subject import REPLY_SIGNS
from backend.detection.word_lists import word_list
from backend.domain.finding import Evidence, MessagePart
from backend.domain.policy import Policy
from backend.reading.reading import Reading
from backend.reading.token import lemma

OPENING_WORDS = 22
"""Whom a mail is meant for stands in its first lines."""


def many_recipients(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """More open addresses than the policy finds reasonable, unless it is a committee's own call."""
    addresses = [a.address for a in (*reading.message.to, *reading.message.cc)]
    if len(addresses) < policy.many_recipients or _is_call(reading):
        return None
    shown = ", ".join(addresses[:3])
    return (Evidence(MessagePart.RECIPIENTS, 0, len(shown), shown),)


def _is_call(reading: Reading) -> bool:
    """To colleagues only, not an answer, and addressed to those who sit together."""
    message, subject = reading.message, reading.subject.tokens
    home = message.sender.domain if message.sender else ""
    are_colleagues = all(address.domain == home for address in (*message.to, *message.cc))
    is_answer = bool(subject) and subject[0].word in REPLY_SIGNS
    if is_answer or not home or not are_colleagues:
        return False
    addressed = word_list("committee_words")
    words = (token.word for token in chain(subject, reading.body.tokens[:OPENING_WORDS]))
    return any(word in addressed or lemma(word) in addressed for word in words)
