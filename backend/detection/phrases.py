"""Finds the phrases of the rules in one reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.detection.matcher import Words
from backend.detection.pattern import Pattern, Vocabulary, compile_pattern
from backend.domain.finding import Evidence, Finding
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

    def find(self, reading: Reading) -> Iterator[Finding]:
        """One finding per rule and side of the quoted header, with its evidence."""
        is_draft = reading.message.is_draft
        parts = [(part, Words(part.tokens, self._vocabulary)) for part in reading.texts]
        mail = [words for _, words in parts]
        for part, words in parts:
            for rule in self._rules:
                wanted = rule.rule.in_drafts if is_draft else rule.rule.in_received
                if wanted and part.part.value in rule.rule.reads:
                    yield from _findings(rule, part, words, mail)


def _compile(rule: Rule, lexicons: dict[str, tuple[str, ...]]) -> PhraseRule:
    return PhraseRule(
        rule,
        tuple(compile_pattern(source, lexicons) for source in rule.patterns),
        tuple(compile_pattern(source, lexicons) for source in rule.unless),
        tuple(compile_pattern(source, lexicons) for source in rule.unless_in_mail),
    )


def _findings(compiled: PhraseRule, part: PartText, words: Words, mail: list[Words]) -> Iterator[Finding]:
    shown = list(_evidence(compiled, part, words))
    if shown and any(any(all_words.hits(excuse)) for excuse in compiled.unless_in_mail for all_words in mail):
        return
    for in_history in (False, True):
        evidence = tuple(e for e in shown if part.is_history(e.start) is in_history)[:MOST_HITS]
        if evidence and (compiled.rule.in_history or not in_history):
            rule = compiled.rule
            yield Finding(rule.id, rule.signal, rule.certainty, evidence, rule.because, in_history, rule.alone)


def _evidence(compiled: PhraseRule, part: PartText, words: Words) -> Iterator[Evidence]:
    seen: set[tuple[int, int]] = set()
    for pattern in compiled.patterns:
        for hit in words.hits(pattern):
            first, last = words.tokens[hit.first], words.tokens[hit.last]
            if (first.start, last.end) in seen:
                continue
            if any(words.in_sentence(excuse, first.sentence) for excuse in compiled.unless):
                continue
            seen.add((first.start, last.end))
            yield part.evidence(first.start, last.end)
