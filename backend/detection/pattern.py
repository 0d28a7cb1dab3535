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
from dataclasses import dataclass

from backend.reading.token import lemma

GAP = re.compile(r"\.\.\.|\.\.(\d{1,2})")
DEFAULT_GAP = 4
WIDEST_GAP = 12
LEXICON = re.compile(r"\{([a-z0-9_]+)\}")


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

    @property
    def needed(self) -> tuple[frozenset[str], ...]:
        """The word sets that a text must hold for the pattern to be possible at all."""
        return tuple(step.words for step in self.steps if not step.is_optional)


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
        else:
            words.add(alternative)
    if not all(
        re.fullmatch(r"=?\*?\w[\w\U0001F300-\U0001FAFF]*\*?|[\U0001F300-\U0001FAFF☀-➿]", w) for w in words
    ):
        raise InvalidPattern(f"«{piece}»: only words, =word, word*, *word, {{lexicon}} and | may stand here")
    return frozenset(words)


class Vocabulary:
    """Says for one written word which words of the patterns it fits; each written word is worked out once."""

    def __init__(self, patterns: list[Pattern]) -> None:
        words = {word for pattern in patterns for step in pattern.steps for word in step.words}
        self._exact = {word for word in words if word.startswith("=")}
        self._prefixes = {word for word in words if word.endswith("*") and not word.startswith("*")}
        self._suffixes = {word for word in words if word.startswith("*")}
        self._by_form: dict[str, set[str]] = {}
        for word in words - self._exact - self._prefixes - self._suffixes:
            for form in (word, lemma(word)):
                self._by_form.setdefault(form, set()).add(word)
        self._known: dict[str, frozenset[str]] = {}

    def fits(self, word: str) -> frozenset[str]:
        """The pattern words that this folded word fits."""
        known = self._known.get(word)
        if known is None:
            known = self._work_out(word)
            if len(self._known) < 200_000:
                self._known[word] = known
        return known

    def _work_out(self, word: str) -> frozenset[str]:
        forms = {word, lemma(word)}
        found = {fit for form in forms for fit in self._by_form.get(form, ())} | ({f"={word}"} & self._exact)
        cuts = range(2, min(len(word), 24) + 1)
        found |= {f"{word[:cut]}*" for cut in cuts} & self._prefixes
        found |= {f"*{form[-cut:]}" for form in forms for cut in cuts} & self._suffixes
        return frozenset(found)
