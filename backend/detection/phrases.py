"""Finds the phrases of the rules in one reading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import itemgetter

from backend.detection.matcher import Words
from backend.detection.pattern import Pattern, Vocabulary, compile_pattern
from backend.domain.code import Certainty
from backend.domain.finding import SERIOUS, Evidence, Finding
from backend.domain.rule import Rule, Rulebook
from backend.reading.reading import PartText, Reading

MOST_HITS = 5
"""Evidence shown for one rule; more of the same helps nobody."""


@dataclass(frozen=True)
class PhraseRule:
    """A rule with its patterns compiled."""

    rule: Rule
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    unless_in_mail: tuple[Pattern, ...]

    @property
    def all_patterns(self) -> tuple[Pattern, ...]:
        """Everything that the rule looks for, for or against."""
        return (*self.patterns, *self.unless, *self.unless_in_mail)


class Phrases:
    """All phrase rules of a rulebook, compiled once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = tuple(_compile(rule, rulebook.lexicons) for rule in rulebook.rules if rule.patterns)
        patterns = [pattern for rule in self._rules for pattern in rule.all_patterns]
        self._vocabulary = Vocabulary(patterns)
        self._by_row: dict[frozenset[str], list[tuple[int, int]]] = {}
        for number, rule in enumerate(self._rules):
            for place, pattern in enumerate(rule.patterns):
                self._by_row.setdefault(pattern.rarest, []).append((number, place))

    def find(self, reading: Reading) -> Iterator[Finding]:
        """One finding per rule and side of the quoted header, with its evidence."""
        is_draft = reading.message.is_draft
        parts = [(part, Words(part.index, self._vocabulary)) for part in reading.texts if part.tokens]
        mail = [words for _, words in parts]
        for part, words in parts:
            for number, patterns in self._possible(words):
                rule = self._rules[number].rule
                wanted = rule.in_drafts if is_draft else rule.in_received
                if wanted and part.part.value in rule.reads:
                    yield from _findings(self._rules[number], patterns, part, words, mail)

    def _possible(self, words: Words) -> Iterator[tuple[int, list[Pattern]]]:
        """The rules, in order, with those of their patterns whose words all stand somewhere in the text."""
        places = (place for row in words.rows for place in self._by_row.get(row, ()))
        found = sorted(p for p in places if words.possible(self._rules[p[0]].patterns[p[1]]))
        for number, group in groupby(found, key=itemgetter(0)):
            yield number, [self._rules[number].patterns[place] for _, place in group]


def _compile(rule: Rule, lexicons: dict[str, tuple[str, ...]]) -> PhraseRule:
    return PhraseRule(
        rule,
        tuple(compile_pattern(source, lexicons) for source in rule.patterns),
        tuple(compile_pattern(source, lexicons) for source in rule.unless),
        tuple(compile_pattern(source, lexicons) for source in rule.unless_in_mail),
    )


def _findings(
    compiled: PhraseRule, patterns: list[Pattern], part: PartText, words: Words, mail: list[Words]
) -> Iterator[Finding]:
    rule = compiled.rule
    for in_history in (False, True) if rule.in_history else (False,):
        evidence = tuple(islice(_evidence(compiled, patterns, part, words, in_history), MOST_HITS))
        if evidence:
            found = Finding(rule.id, rule.signal, rule.certainty, evidence, rule.because, in_history, rule.alone)
            if not _is_excused(compiled, mail):
                yield found
            elif rule.signal in SERIOUS:
                yield _lowered(found)


def _lowered(finding: Finding) -> Finding:
    """Likely becomes possible; what was only possible needs the model to say the same."""
    was_likely = finding.certainty is Certainty.LIKELY
    return replace(
        finding, certainty=Certainty.POSSIBLE, is_alone=finding.is_alone and was_likely, is_excused=True
    )


def _is_excused(compiled: PhraseRule, mail: list[Words]) -> bool:
    return any(next(words.hits(excuse), None) for excuse in compiled.unless_in_mail for words in mail)


def _evidence(
    compiled: PhraseRule, patterns: list[Pattern], part: PartText, words: Words, in_history: bool
) -> Iterator[Evidence]:
    seen: set[tuple[int, int]] = set()
    for pattern in patterns:
        for hit in words.hits(pattern):
            first, last = words.tokens[hit.first], words.tokens[hit.last]
            if part.is_history(first.start) is not in_history or (first.start, last.end) in seen:
                continue
            if any(words.in_sentence(excuse, first.sentence) for excuse in compiled.unless):
                continue
            seen.add((first.start, last.end))
            yield part.evidence(first.start, last.end)
