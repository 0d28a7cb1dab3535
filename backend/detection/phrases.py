"""Finds the phrases of the rules in one reading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from backend.detection.matcher import Words
from backend.detection.pattern import compile_pattern
from backend.detection.phrasebook import Phrasebook
from backend.domain.code import Certainty
from backend.domain.finding import SERIOUS, Evidence, Finding
from backend.domain.rule import Rule, Rulebook
from backend.reading.reading import PartText, Reading

MOST_HITS = 5
"""Evidence shown for one rule; more of the same helps nobody."""


@dataclass(frozen=True)
class PhraseRule:
    """A rule with its patterns as numbers of the phrasebook."""

    rule: Rule
    patterns: tuple[int, ...]
    unless: tuple[int, ...]
    unless_in_mail: tuple[int, ...]


class Phrases:
    """All phrase rules of a rulebook, compiled once."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = [rule for rule in rulebook.rules if rule.patterns]
        sources = dict.fromkeys(s for rule in rules for s in (*rule.patterns, *rule.unless, *rule.unless_in_mail))
        self._book = Phrasebook.of(compile_pattern(source, rulebook.lexicons) for source in sources)
        self._rules = tuple(_numbered(rule, self._book) for rule in rules)
        self._rules_with: dict[int, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for pattern in rule.patterns:
                self._rules_with.setdefault(pattern, []).append(number)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """One finding per rule and side of the quoted header, with its evidence."""
        is_draft = reading.message.is_draft
        parts = [(part, Words(part.tokens, self._book)) for part in reading.texts if part.tokens]
        mail = [words for _, words in parts]
        for part, words in parts:
            for number in sorted({n for pattern in words.possible for n in self._rules_with.get(pattern, ())}):
                rule = self._rules[number].rule
                wanted = rule.in_drafts if is_draft else rule.in_received
                if wanted and part.part.value in rule.reads:
                    yield from _findings(self._rules[number], part, words, mail)


def _numbered(rule: Rule, book: Phrasebook) -> PhraseRule:
    patterns, unless, unless_in_mail = (
        tuple(book.number_of[source] for source in sources)
        for sources in (rule.patterns, rule.unless, rule.unless_in_mail)
    )
    return PhraseRule(rule, patterns, unless, unless_in_mail)


def _findings(compiled: PhraseRule, part: PartText, words: Words, mail: list[Words]) -> Iterator[Finding]:
    rule = compiled.rule
    for in_history in (False, True) if rule.in_history else (False,):
        evidence = tuple(islice(_evidence(compiled, part, words, in_history), MOST_HITS))
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


def _evidence(compiled: PhraseRule, part: PartText, words: Words, in_history: bool) -> Iterator[Evidence]:
    seen: set[tuple[int, int]] = set()
    for pattern in compiled.patterns:
        for hit in words.hits(pattern):
            first, last = words.tokens[hit.first], words.tokens[hit.last]
            if part.is_history(first.start) is not in_history or (first.start, last.end) in seen:
                continue
            if any(words.in_sentence(excuse, first.sentence) for excuse in compiled.unless):
                continue
            seen.add((first.start, last.end))
            yield part.evidence(first.start, last.end)
