"""The token language of the rules.

A pattern is a row of words that stand in one sentence in this order:

    word        that word in any form (lemma or as written)      =word   exactly as written
    word*       any word that begins so                          *word   any word that ends so
    a|b         either                                           {name}  any entry of that lexicon
    ?word       may stand here or not                            ...     up to four other words
    ..N         up to N other words                              ^  $    beginning and end of the sentence

Every pattern is matched with one forward sweep over bounded gaps, so that time is linear in the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from backend.reading.token import lemma

GAP = re.compile(r"\.\.\.|\.\.(\d{1,2})")
DEFAULT_GAP = 4
WIDEST_GAP = 12
MOST_WORDS_KNOWN = 200_000
WORD = re.compile(r"=?\*?\w[\w\U0001F300-\U0001FAFF]*\*?|[\U0001F300-\U0001FAFF☀-➿]")
LEXICON = re.compile(r"\{([a-z0-9_]+)\}")


SHORT, COMMON = 5, 10
"""A word of at most so many signs counts as so many longer ones, when we guess how common it is."""


class InvalidPattern(ValueError):
    """The pattern is not of the language; the message says what to write instead."""


@dataclass(frozen=True)
class Step:
    """One place in a pattern: which words fit, how many may stand before, whether it may be absent."""

    words: frozenset[str]
    gap: int
    is_optional: bool


@dataclass(frozen=True)
class Pattern:
    """A compiled row of steps."""

    source: str
    steps: tuple[Step, ...]
    at_start: bool
    at_end: bool

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """The word sets that a text must hold for the pattern to be possible at all, narrowest first."""
        return tuple(sorted({step.words for step in self.steps if not step.is_optional}, key=len))

    @cached_property
    def rarest(self) -> frozenset[str]:
        """The row that fewest texts hold: short Swedish words are the common ones, and long rows match more often."""
        return min(self.needed, key=lambda row: sum(COMMON if len(word) <= SHORT else 1 for word in row))


def compile_pattern(source: str, lexicons: dict[str, tuple[str, ...]]) -> Pattern:
    """Reads one pattern. Raises InvalidPattern."""
    steps: list[Step] = []
    gap, at_start, at_end = 0, False, False
    for piece in source.split():
        if gap_match := GAP.fullmatch(piece):
            gap = min(int(gap_match.group(1) or DEFAULT_GAP), WIDEST_GAP)
        elif piece == "^":
            at_start = True
        elif piece == "$":
            at_end = True
        else:
            is_optional = piece.startswith("?")
            steps.append(Step(_words(piece.removeprefix("?"), lexicons), gap, is_optional))
            gap = 0
    if not steps or steps[0].is_optional:
        raise InvalidPattern(f"«{source}»: begin with a word that must stand there")
    return Pattern(source, tuple(steps), at_start, at_end)


def _words(piece: str, lexicons: dict[str, tuple[str, ...]]) -> frozenset[str]:
    words: set[str] = set()
    for alternative in piece.split("|"):
        if name := LEXICON.fullmatch(alternative):
            if name.group(1) not in lexicons:
                raise InvalidPattern(f"no lexicon is called {name.group(1)}; add it to backend/lexicons")
            words.update(lexicons[name.group(1)])
        elif not is_word(alternative):
            raise InvalidPattern(f"«{piece}»: only words, =word, word*, *word, {{lexicon}} and | may stand here")
        else:
            words.add(alternative)
    return _same(frozenset(words))


def is_word(written: str) -> bool:
    """Whether a pattern or a lexicon may hold it: a word, =word, word*, *word or one symbol."""
    return WORD.fullmatch(written) is not None


@cache
def _same(row: frozenset[str]) -> frozenset[str]:
    """One object for equal rows of words, so that they are told apart by where they are."""
    return row


class Vocabulary:
    """Says for one written word which steps' words it fits; each written word is worked out once.

    A row of words is known by itself (one object for equal rows), so that a step asks once, however long its row is.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._rows: dict[str, set[frozenset[str]]] = {}
        for row in {step.words for pattern in patterns for step in pattern.steps}:
            for word in row:
                self._rows.setdefault(word, set()).add(row)
        words = set(self._rows)
        self._exact = {word for word in words if word.startswith("=")}
        self._prefixes = {word for word in words if word.endswith("*") and not word.startswith("*")}
        self._suffixes = {word for word in words if word.startswith("*")}
        self._by_form: dict[str, set[str]] = {}
        for word in words - self._exact - self._prefixes - self._suffixes:
            for form in (word, lemma(word)):
                self._by_form.setdefault(form, set()).add(word)
        self._known: dict[str, frozenset[frozenset[str]]] = {}

    def fits(self, word: str) -> frozenset[frozenset[str]]:
        """The rows of words, one of which this folded word is."""
        known = self._known.get(word)
        if known is None:
            known = frozenset(row for fit in self._work_out(word) for row in self._rows[fit])
            if len(self._known) < MOST_WORDS_KNOWN:
                self._known[word] = known
        return known

    def _work_out(self, word: str) -> set[str]:
        forms = {word, lemma(word)}
        found = {fit for form in forms for fit in self._by_form.get(form, ())} | ({f"={word}"} & self._exact)
        cuts = range(2, min(len(word), 24) + 1)
        found |= {f"{word[:cut]}*" for cut in cuts} & self._prefixes
        found |= {f"*{form[-cut:]}" for form in forms for cut in cuts} & self._suffixes
        return found
