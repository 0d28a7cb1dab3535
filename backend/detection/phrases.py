"""Finds the phrases of the rules in one reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from backend.detection.matcher import Words
from backend.detection.own_patterns import own_patterns
from backend.detection.pattern import compile_pattern
from backend.detection.phrasebook import Phrasebook
from backend.domain.code import Certainty
from backend.domain.finding import SERIOUS, Finding, MessagePart
from backend.domain.rule import Rule, Rulebook
from backend.reading.reading import PartText, Reading

Places = dict[tuple[int, int], PartText]
"""Where hits begin and end, in the order that they are shown, and the text that they stand in."""
PARTS = (MessagePart.SUBJECT, MessagePart.BODY, MessagePart.ATTACHMENTS)
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
    """All phrase rules of a rulebook. Those of received mails and those of drafts are searched for by themselves.

    Rules of drafts are compiled with the first draft (a tenth of a second): many workers never see one.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._received = _Searched([rule for rule in rulebook.rules if rule.in_received], rulebook.lexicons)

    @cached_property
    def _drafts(self) -> "_Searched":
        return _Searched([rule for rule in self._rulebook.rules if rule.in_drafts], self._rulebook.lexicons)

    def search(self, reading: Reading) -> Words:
        """Searches a mail once for everything that rules and checks look for."""
        return Words(reading, self._rules_for(reading).book)

    def find(self, reading: Reading, words: Words) -> Iterator[Finding]:
        """One finding per rule, part and side of the quoted header, with its evidence. `words`: of the same mail."""
        return self._rules_for(reading).find(words)

    def _rules_for(self, reading: Reading) -> "_Searched":
        return self._drafts if reading.message.is_draft else self._received


class _Searched:
    """Rules compiled once, and the patterns that they look for."""

    def __init__(self, rules: Iterable[Rule], lexicons: dict[str, tuple[str, ...]]) -> None:
        rules = [rule for rule in rules if rule.patterns]
        sources = dict.fromkeys(s for rule in rules for s in (*rule.patterns, *rule.unless, *rule.unless_in_mail))
        patterns = [compile_pattern(source, lexicons) for source in sources]
        own = (compile_pattern(source, {}) for some in own_patterns() for source in some.sources)
        self.book = Phrasebook.of([*patterns, *own])
        self._rules = tuple(_numbered(rule, self.book) for rule in rules)
        self._rules_with: dict[int, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for pattern in rule.patterns:
                self._rules_with.setdefault(pattern, []).append(number)

    def find(self, words: Words) -> Iterator[Finding]:
        """The findings, in order of the rules."""
        found: dict[int, list[int]] = {}
        for pattern in words.possible:
            for number in self._rules_with.get(pattern, ()):
                found.setdefault(number, []).append(pattern)
        for number, patterns in sorted(found.items()):
            yield from _findings(self._rules[number], patterns, words)


def _numbered(rule: Rule, book: Phrasebook) -> PhraseRule:
    patterns, unless, unless_in_mail = (
        tuple(book.number_of[source] for source in sources)
        for sources in (rule.patterns, rule.unless, rule.unless_in_mail)
    )
    return PhraseRule(rule, patterns, unless, unless_in_mail)


def _findings(compiled: PhraseRule, patterns: list[int], words: Words) -> Iterator[Finding]:
    rule = compiled.rule
    places = _places(compiled, patterns, words)
    is_excused = bool(places) and words.stand(compiled.unless_in_mail)
    for (_, in_history), shown in sorted(places.items()):
        evidence = tuple(text.evidence(start, end) for (start, end), text in shown.items())
        found = Finding(rule.id, rule.signal, rule.certainty, evidence, rule.because, in_history, rule.alone)
        if not is_excused:
            yield found
        elif rule.signal in SERIOUS:
            yield _lowered(found)


def _lowered(finding: Finding) -> Finding:
    """Likely becomes possible; what was only possible needs the model to say the same."""
    was_likely = finding.certainty is Certainty.LIKELY
    return replace(
        finding, certainty=Certainty.POSSIBLE, is_alone=finding.is_alone and was_likely, is_excused=True
    )


def _places(compiled: PhraseRule, patterns: list[int], words: Words) -> dict[tuple[int, bool], Places]:
    """By part, in the order of the parts, and side of the quoted header; the same place once."""
    rule = compiled.rule
    excused = words.sentences_with(compiled.unless)
    found: dict[tuple[int, bool], Places] = {}
    for sentence, start, end in words.matches_of(patterns):
        text = words.text_of(sentence)
        in_history = start >= text.history_starts_at
        if (in_history and not rule.in_history) or text.part not in rule.reads or sentence in excused:
            continue
        places = found.setdefault((PARTS.index(text.part), in_history), {})
        if len(places) < MOST_HITS:
            places[start, end] = text
    return found
