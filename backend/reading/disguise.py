"""Words in disguise are read as what they stand for: d ö d a, d0da, dödа with a Cyrillic а, doda without dots.

Places stay those of the original, so that evidence shows what the sender wrote.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import simplemma

from backend.reading.token import Token

FEWEST_LETTERS = 4
"""Shorter rows of single letters are initials or lists."""
LONGEST_ROW = 40
SHORTEST_WORD = 3
DIGITS = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
SWEDISH = re.compile("[åäö]")
SPACED = re.compile(r"(?:\b[^\W\d_][^\w]){3}")
ONLY_SWEDISH = frozenset({"och", "jag", "inte", "att", "ni", "ska", "pa", "ar", "nagon", "maste"})
NOT_SWEDISH = frozenset({"the", "and", "og", "jeg", "ikke", "und", "ja"})
FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
LATIN = re.compile("[a-zåäö]")


def undisguised(tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """The same words with their disguises off; costs next to nothing where there are none."""
    words = list(tokens)
    if FOREIGN.search(text):
        words = [_with(token, _latin(token.word)) for token in words]
    if DIGITS.search(text):
        words = [t if t.word.isalpha() else _with(t, _without_digits(t.word)) for t in words]
    if SPACED.search(text):
        words = list(_joined(words))
    if not SWEDISH.search(text) and _is_swedish(words):
        dotted = _table("undotted")
        words = [_with(token, dotted.get(token.word, token.word)) for token in words]
    return tuple(words)


def _is_swedish(tokens: list[Token]) -> bool:
    """Holds words that are Swedish and nothing else nearby."""
    found = {token.word for token in tokens}
    return not found.isdisjoint(ONLY_SWEDISH) and found.isdisjoint(NOT_SWEDISH)


def _with(token: Token, word: str) -> Token:
    return token if word == token.word else token._replace(word=word)


def _latin(word: str) -> str:
    """Borrowed letters in a word that is Latin otherwise; a word wholly in another script is left alone."""
    if not (FOREIGN.search(word) and LATIN.search(word)):
        return word
    return "".join(_table("borrowed_letters").get(letter, letter) for letter in word)


def _without_digits(word: str) -> str:
    """Digits for letters, where a word comes out of it and the digits do not stand at its end (v45, covid19)."""
    if (
        len(word) < SHORTEST_WORD
        or word.isdigit()
        or not DIGITS.search(word)
        or word.rstrip("0123456789").isalpha()
    ):
        return word
    letters = "".join(_table("digits_for_letters").get(sign, sign) for sign in word)
    return letters if letters.isalpha() and (_is_known(letters) or letters in _table("undotted")) else word


def _joined(tokens: list[Token]) -> Iterator[Token]:
    """Rows of single letters with one sign between them become one word, or several when it is several."""
    place = 0
    while place < len(tokens):
        if len(tokens[place].word) != 1:
            yield tokens[place]
            place += 1
            continue
        end = place
        while _goes_on(tokens, place, end):
            end += 1
        row = tokens[place:end]
        if len(row) >= FEWEST_LETTERS:
            yield from _words_of(row)
            place = end
        else:
            yield tokens[place]
            place += 1


def _goes_on(tokens: list[Token], first: int, place: int) -> bool:
    if place >= len(tokens) or place - first >= LONGEST_ROW or len(tokens[place].word) != 1:
        return False
    is_letter = tokens[place].word.isalpha()
    return is_letter and (place == first or tokens[place].start - tokens[place - 1].end == 1)


def _words_of(row: list[Token]) -> Iterator[Token]:
    letters = "".join(token.word for token in row)
    start = 0
    for word in _cut(letters):
        first, last = row[start], row[start + len(word) - 1]
        yield Token(word, first.start, last.end, first.sentence)
        start += len(word)


def _cut(letters: str) -> list[str]:
    """The fewest known words that make up the letters; all of them as one word when there are none."""
    best: list[list[str] | None] = [[]] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 20), end):
            before, word = best[start], letters[start:end]
            if before is not None and len(word) > 1 and _is_known(word):
                found = best[end]
                if found is None or len(before) + 1 < len(found):
                    best[end] = [*before, word]
    return best[len(letters)] or [letters]


@cache
def _table(name: str) -> Mapping[str, str]:
    text = files("backend.lexicons").joinpath("disguises.toml").read_text("utf-8")
    table: dict[str, str] = tomllib.loads(text)[name]
    return table


def _is_known(word: str) -> bool:
    return simplemma.is_known(word, lang="sv")
