"""How loud a draft is."""

import re

from backend.domain.finding import Evidence
from backend.domain.policy import Policy
from backend.reading.reading import PartText, Reading
from backend.reading.token import Token

FEWEST_LOUD_WORDS = 4
SHORTEST_LOUD_WORD = 2
REPLY_SIGNS = frozenset({"sv", "vb", "vs", "re", "fw", "fwd", "obs", "ang"})
MOST_MARKS = re.compile(r"!{3,}|(?:[?!]\s?){4,}")


def shouting(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """Four words or more in a row in capitals, or rows of exclamation marks, in what is newly written."""
    found = tuple(place for part in (reading.subject, reading.body) for place in _loud(part))
    return found or None


def _loud(part: PartText) -> list[Evidence]:
    places = [part.evidence(*span.span()) for span in MOST_MARKS.finditer(part.new_text) if "!" in span.group()]
    row: list[Token] = []
    for token in part.tokens:
        if part.is_history(token.start):
            break
        if _is_capitals(part, token) and (not row or row[-1].sentence == token.sentence):
            row.append(token)
            continue
        places += _shown(part, row)
        row = []
    return places + _shown(part, row)


def _is_capitals(part: PartText, token: Token) -> bool:
    return part.original[token.start : token.end].isupper()


def _shown(part: PartText, row: list[Token]) -> list[Evidence]:
    words = [token for token in row if len(token.word) >= SHORTEST_LOUD_WORD and token.word not in REPLY_SIGNS]
    return [part.evidence(row[0].start, row[-1].end)] if len(words) >= FEWEST_LOUD_WORDS else []
