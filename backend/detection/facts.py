"""What is known of a mail beside its words: which rules found something, who writes to whom, how it is written.

The model weighs these facts together with the n-grams; they are named, so that a model and the rules it was trained
with can be compared when the product starts.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from functools import cache

import numpy as np

from backend.detection.text_facts import MOST_MARKS
from backend.detection.word_lists import word_list
from backend.domain.finding import Finding
from backend.reading.arrays import Flags
from backend.reading.characters import codes_of, flags_of, looked_up
from backend.reading.reading import Reading

ALPHABETS = 1 << 16
"""Below it stand all capitals that a mail may hold; some old scripts have others."""
MOST_LETTERS = 20_000
"""How far capitals are counted; more says no more."""
RULE = "rule:"
OLD_RULE = "old:"
"""Found in quoted history only."""


def facts_of(reading: Reading, findings: Iterable[Finding]) -> dict[str, float]:
    """Named numbers from 0 to about 1; absent names are 0."""
    facts = {name: value for name, measure in MEASURES.items() if (value := measure(reading))}
    for finding in (f for f in findings if not f.is_excused):
        where = OLD_RULE if finding.in_history else RULE
        facts[f"{where}{finding.signal}:{finding.rule_id}"] = 1.0
    return facts


def _length(reading: Reading) -> float:
    return math.log1p(len(reading.body.tokens)) / 8


def _sentences(reading: Reading) -> float:
    return math.log1p(max(reading.body.tokens.sentence_count - 1, 0)) / 6


def _marks(sign: str) -> Callable[[Reading], float]:
    return lambda reading: min(reading.body.new_text.count(sign), MOST_MARKS) / MOST_MARKS


def _capitals(reading: Reading) -> float:
    """The share of what is written that lower case changes."""
    codes = codes_of(reading.body.new_text[:MOST_LETTERS])
    signs = np.count_nonzero((codes != ord(" ")) & (codes != ord("\n")))
    return float(np.count_nonzero(looked_up(codes, _is_capital()))) / signs if signs else 0.0


@cache
def _is_capital() -> Flags:
    """(ALPHABETS + 1,): whether lower case changes a character; not those beyond."""
    return flags_of(ALPHABETS + 1, lambda sign: sign.lower() != sign and ord(sign) < ALPHABETS)


def _recipients(reading: Reading) -> float:
    return math.log1p(len(reading.message.to) + len(reading.message.cc)) / 4


def _has_attachments(reading: Reading) -> float:
    return float(bool(reading.message.attachments))


def _has_links(reading: Reading) -> float:
    return float(bool(reading.links))


def _free_mail(reading: Reading) -> float:
    sender = reading.message.sender
    return float(sender is not None and sender.domain in word_list("free_mail"))


def _history(reading: Reading) -> float:
    return float(reading.body.history_starts_at < len(reading.body.original))


MEASURES: Mapping[str, Callable[[Reading], float]] = {
    "length": _length,
    "sentences": _sentences,
    "question_marks": _marks("?"),
    "exclamation_marks": _marks("!"),
    "capitals": _capitals,
    "recipients": _recipients,
    "attachments": _has_attachments,
    "links": _has_links,
    "free_mail": _free_mail,
    "history": _history,
}
