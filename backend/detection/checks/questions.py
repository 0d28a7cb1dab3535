"""Questions that the sender wants an answer to, told from those that are only a way of talking."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from backend.detection.checks.headers import automatic_reply, list_mail
from backend.detection.matcher import Words
from backend.detection.once import OnceAMail
from backend.detection.quotations import is_quoted
from backend.detection.word_lists import word_groups
from backend.domain.finding import Evidence, MessagePart
from backend.domain.policy import Policy
from backend.reading.reading import PartText, Reading
from backend.reading.token import lemma

Found = tuple[Evidence, ...] | None
Sentences = set[tuple[MessagePart, int]]
FEWEST_WORDS = 3
MOST_SHOWN = 3
MARK = re.compile(r"\?")
QUOTATION_MARKS = frozenset('"”“»«')
NEAR = 3
"""Signs after the last word that the mark may stand among."""
AT_THE_END, NEAR_THE_END, LONG_AFTER = 5, 12, 1000
"""Words that may follow the last question: greeting, name, telephone. A subject never ends a mail."""


def ways_of_asking() -> dict[str, tuple[str, ...]]:
    """The patterns that these checks look for, by key; whoever searches the mail searches it for them too."""
    return {kind: _ways(kind) for kind in ("real", "rhetorical", "no_answer")}


@cache
def _ways(kind: str) -> tuple[str, ...]:
    return tuple(sorted(word_groups("asking")[kind]))


@dataclass(frozen=True)
class _Question:
    """One question of the sender's own. `words_after` counts what follows, names and greetings included."""

    in_body: bool
    start: int
    end: int
    is_real: bool
    words_after: int


def asks_a_question(reading: Reading, policy: Policy, words: Words) -> Found:
    """A question to the reader that shows by its words that an answer is wanted."""
    return _shown(reading, (q for q in _QUESTIONS(reading, policy, words) if q.is_real))


def ends_with_a_question(reading: Reading, policy: Policy, words: Words) -> Found:
    """Such a question, and the mail ends with it."""
    return _shown(
        reading, (q for q in _QUESTIONS(reading, policy, words) if q.is_real and q.words_after <= AT_THE_END)
    )


def may_ask_at_the_end(reading: Reading, policy: Policy, words: Words) -> Found:
    """The mail ends with a question that shows nothing more."""
    return _shown(
        reading, (q for q in _QUESTIONS(reading, policy, words) if not q.is_real and q.words_after <= NEAR_THE_END)
    )


def may_ask(reading: Reading, policy: Policy, words: Words) -> Found:
    """A question that may just as well be a way of talking."""
    return _shown(reading, (q for q in _QUESTIONS(reading, policy, words) if not q.is_real))


def _shown(reading: Reading, questions: Iterable[_Question]) -> Found:
    evidence = (_evidence(reading, question) for question in questions)
    return tuple(place for place in evidence if not is_quoted(place, reading))[:MOST_SHOWN] or None


def _evidence(reading: Reading, question: _Question) -> Evidence:
    part = reading.body if question.in_body else reading.subject
    return part.evidence(question.start, question.end)


def _asked(reading: Reading, policy: Policy, words: Words) -> tuple[_Question, ...]:
    return tuple(_found(reading, policy, words))


def _found(reading: Reading, policy: Policy, words: Words) -> Iterator[_Question]:
    if "?" not in reading.body.new_text + reading.subject.original:
        return
    if list_mail(reading, policy) is not None or automatic_reply(reading, policy) is not None:
        return
    if any(not hit.in_history for hit in words.hits_of(words.present(_ways("no_answer")))):
        return
    real, rhetorical = (words.sentences(words.present(_ways(kind))) for kind in ("real", "rhetorical"))
    for part in (reading.subject, reading.body):
        yield from _questions(part, real, rhetorical)


def _questions(part: PartText, real: Sentences, rhetorical: Sentences) -> Iterator[_Question]:
    tokens, is_body = part.tokens, part.part is MessagePart.BODY
    own = tokens.first_from(part.history_starts_at)
    for sentence in _marked(part):
        words = tokens.sentence(sentence)
        if words.start >= own or (part.part, sentence) in rhetorical or not _asks(part, words):
            continue
        if words.stop < own and _is_own_answer(part, words.stop):
            continue
        after = _last_own(part, own) - words[-1] if is_body else LONG_AFTER
        is_real = (part.part, sentence) in real and is_body
        yield _Question(is_body, *tokens.span(words[0], words[-1]), is_real, after)


def _marked(part: PartText) -> Iterable[int]:
    """The sentences, not too short, that a question mark follows and no quotation mark."""
    tokens, ends = part.tokens, part.tokens.ends
    marks = [mark.start() for mark in MARK.finditer(part.original)]
    found = []
    for word in dict.fromkeys((np.searchsorted(ends, marks, side="right") - 1).tolist()):
        number = bisect_right(tokens.begins, word) - 1
        follows = part.original[ends[word] : ends[word] + NEAR] if word >= 0 else ""
        is_whole = word + 1 == tokens.begins[number + 1] and len(tokens.sentence(number)) >= FEWEST_WORDS
        if "?" in follows and is_whole and QUOTATION_MARKS.isdisjoint(follows):
            found.append(number)
    return found


def _last_own(part: PartText, own: int) -> int:
    """The last word of the last sentence that begins above the quoted header."""
    begins = part.tokens.begins
    return begins[bisect_right(begins, own - 1)] - 1


def _asks(part: PartText, places: range) -> bool:
    asking = word_groups("asking")["words"]
    return any(word in asking or lemma(word) in asking for word in part.tokens.spelled(places))


def _is_own_answer(part: PartText, place: int) -> bool:
    return part.tokens[place].word in word_groups("asking")["own_answer"]


_QUESTIONS: OnceAMail[tuple[_Question, ...]] = OnceAMail(_asked)
"""Four checks ask for them, one after the other; places are kept, never words."""
