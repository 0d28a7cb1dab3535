"""Questions that the sender wants an answer to."""

from backend.detection.word_lists import word_list
from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import PartText, Reading
from backend.reading.token import lemma

FEWEST_WORDS = 3


def asks_a_question(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """A sentence of the sender's own that begins as a question and ends with a question mark."""
    found = [*_questions(reading.subject), *_questions(reading.body)]
    return tuple(found[:3]) or None


def _questions(part: PartText) -> list[Evidence]:
    asking = word_list("asking")
    found = []
    for place, token in enumerate(part.tokens):
        follows = part.tokens[place + 1] if place + 1 < len(part.tokens) else None
        if follows is not None and follows.sentence == token.sentence:
            continue
        if part.is_history(token.start) or "?" not in part.original[token.end : token.end + 3]:
            continue
        first = place
        while first > 0 and part.tokens[first - 1].sentence == token.sentence:
            first -= 1
        words = [t.word for t in part.tokens[first : place + 1]]
        if len(words) >= FEWEST_WORDS and any(w in asking or lemma(w) in asking for w in words):
            found.append(part.evidence(part.tokens[first].start, token.end))
    return found
