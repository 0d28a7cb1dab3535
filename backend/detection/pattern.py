"""The token language of the rules.

A pattern is a row of words that stand in one sentence in this order:

    word        that word in any form (lemma or as written)      =word   exactly as written
    word*       any word that begins so                          *word   any word that ends so
    a|b         either                                           {name}  any entry of that lexicon
    ?word       may stand here or not                            ...     up to four other words
    ..N         up to N other words                              ^  $    beginning and end of the sentence

A gap after ^ or before $ says how many words may stand there. Every pattern is matched with one forward sweep over
bounded gaps, so that time is linear in the text.
"""

import re
from dataclasses import dataclass
from functools import cache

from backend.reading.fold import fold

GAP = re.compile(r"\.\.\.|\.\.(\d{1,2})")
DEFAULT_GAP = 4
WIDEST_GAP = 12
WORD = re.compile(r"=?[^\W_]+\*?|\*[^\W_]+|[\U0001F300-\U0001FAFF☀-➿]")
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
    gap_at_end: int = 0
    """With `at_end`: how many words may follow the last step."""

    @property
    def gap_at_start(self) -> int:
        """With `at_start`: how many words may stand before the first step."""
        return self.steps[0].gap

    @property
    def needed(self) -> tuple[Step, ...]:
        """The steps that must be there, in order; `gap` is a bound on the words that may stand since the one before."""
        found: list[Step] = []
        gaps, optional = 0, 0
        for step in self.steps:
            gaps += step.gap
            if step.is_optional:
                optional += 1
            else:
                found.append(Step(step.words, (1 + optional) * (1 + gaps) - 1, False))
                gaps, optional = 0, 0
        return tuple(found)


def compile_pattern(source: str, lexicons: dict[str, tuple[str, ...]]) -> Pattern:
    """Reads one pattern. Raises InvalidPattern."""
    steps: list[Step] = []
    gap, at_start, at_end = 0, False, False
    for piece in source.split():
        if gap_match := GAP.fullmatch(piece):
            gap = int(gap_match.group(1) or DEFAULT_GAP)
        elif piece == "^":
            at_start = True
        elif piece == "$":
            at_end = True
        else:
            is_optional = piece.startswith("?")
            steps.append(Step(_words(piece.removeprefix("?"), lexicons), gap, is_optional))
            gap = 0
    pattern = Pattern(source, tuple(steps), at_start, at_end, gap)
    _check(pattern)
    return pattern


def _check(pattern: Pattern) -> None:
    source, steps = pattern.source, pattern.steps
    if not steps or steps[0].is_optional:
        raise InvalidPattern(f"«{source}»: begin with a word that must stand there")
    if max(pattern.gap_at_end, *(step.gap for step in steps)) > WIDEST_GAP:
        raise InvalidPattern(f"«{source}»: a gap may hold {WIDEST_GAP} words at most")
    if pattern.gap_at_start and not pattern.at_start:
        raise InvalidPattern(f"«{source}»: take away the gap at the beginning, or put ^ before it")
    if pattern.gap_at_end and not pattern.at_end:
        raise InvalidPattern(f"«{source}»: take away the gap at the end, or put $ after it")


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
    """Whether a pattern or a lexicon may hold it: a folded word, =word, word*, *word or one symbol."""
    return WORD.fullmatch(written) is not None and fold(written).text == written


@cache
def _same(row: frozenset[str]) -> frozenset[str]:
    """One object for equal rows of words, so that they are told apart by where they are."""
    return row
