"""Mails that say thanks, yes or good day, and no more."""

from backend.detection.word_lists import word_groups
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import Reading

MOST_WORDS = 18
OPENING = 3
GREETINGS = {
    "hej",
    "hejsan",
    "hallå",
    "tjena",
    "hi",
    "hello",
    "dear",
    "kära",
    "bästa",
    "heja",
    "morrn",
    "jaha",
    "åh",
    "å",
    "ja",
    "så",
    "då",
    "och",
}


def says_only_thanks(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """A short mail that begins with thanks or consent and adds no objection, question or file."""
    body, small = reading.body, word_groups("small_talk")
    count = body.tokens.first_from(body.history_starts_at)
    if not 0 < count <= MOST_WORDS or reading.message.attachments or "?" in body.new_text:
        return None
    words = body.tokens[:count]
    if any(token.word in small["weight"] for token in words):
        return None
    opening = [token for token in words if token.word not in GREETINGS][:OPENING]
    thanks = next((token for token in opening if token.word in small["thanks"]), None)
    return (body.evidence(thanks.start, words[-1].end),) if thanks else None
