"""Mails that say thanks, yes or good day, and no more."""

from backend.detection.word_lists import word_groups
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import PartText, Reading
from backend.reading.token import Token

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
    words = _new_words(reading.body)
    small = word_groups("small_talk")
    if not words or len(words) > MOST_WORDS or reading.message.attachments or "?" in reading.body.new_text:
        return None
    if any(token.word in small["weight"] for token in words):
        return None
    opening = [token for token in words if token.word not in GREETINGS][:OPENING]
    thanks = next((token for token in opening if token.word in small["thanks"]), None)
    return (reading.body.evidence(thanks.start, words[-1].end),) if thanks else None


def _new_words(part: PartText) -> list[Token]:
    """So many that it shows whether they are few."""
    return part.tokens[: min(part.tokens.first_from(part.history_starts_at), MOST_WORDS + 1)]
