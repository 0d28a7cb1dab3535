"""Words in disguise are read as what they stand for: d ö d a, d0da, dödа with a Cyrillic а, doda without dots.

Places stay those of the original, so that evidence shows what the sender wrote.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

import numpy as np
import simplemma

from backend.reading.arrays import Kinds
from backend.reading.characters import flags_of, looked_up
from backend.reading.letter_rows import spelled_out
from backend.reading.tokens import Tokens
from backend.reading.written_words import LAST, WrittenWords, written_out

SHORTEST_WORD = 3
DIGITS = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
DIGIT, LETTER, DOTTED, BORROWED = 1, 2, 4, 8
"""Kinds of characters; the last two are letters as well: å, ä and ö, and those of Greek and Cyrillic."""
ONLY_SWEDISH = frozenset({"och", "jag", "inte", "att", "ni", "ska", "pa", "ar", "nagon", "maste"})
NOT_SWEDISH = frozenset({"the", "and", "og", "jeg", "ikke", "und"})
FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
LATIN = re.compile("[a-zåäö]")


def undisguised(tokens: Tokens, written: WrittenWords, text: str) -> Tokens:
    """The same words with their disguises off; `text` is the original. Costs next to nothing where there are none."""
    if not len(written):
        return tokens
    kinds = looked_up(written.codes, _kind_of())
    present = np.bitwise_or.reduce(kinds, initial=0)
    if present & BORROWED:
        tokens = _replaced(tokens, _latin)
    if present & DIGIT and ((kinds[:-1] == DIGIT) & (kinds[1:] >= LETTER)).any():
        tokens = _replaced(tokens, _without_digits)
    tokens = spelled_out(tokens, written.ends - written.starts, text)
    if not present & DOTTED and _is_swedish(set(tokens.words)):
        tokens = _replaced(tokens, lambda word: _table("undotted").get(word, word))
    return tokens


@cache
def _kind_of() -> Kinds:
    """(LAST,): what each character is; those above LAST count as letters."""
    kinds = flags_of(LAST, str.isalpha).astype(np.uint8) * LETTER
    kinds[LAST - 1] = LETTER
    kinds[[ord(digit) for digit in "0123456789"]] = DIGIT
    kinds[[ord(letter) for letter in "åäö"]] = DOTTED
    kinds[0x370:0x400] = kinds[0x400:0x530] = BORROWED
    return kinds


def _is_swedish(words: set[str]) -> bool:
    """Holds words that are Swedish and nothing else nearby."""
    return not words.isdisjoint(ONLY_SWEDISH) and words.isdisjoint(NOT_SWEDISH)


def _replaced(tokens: Tokens, meant: Callable[[str], str]) -> Tokens:
    written = [tokens.word_numbers.words[number] for number in tokens.distinct]
    read = list(map(meant, written))
    if read == written:
        return tokens
    numbers = tokens.word_numbers.of(written_out(read))
    return replace(tokens, numbers=numbers.take(tokens.places_in_distinct))


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


@cache
def _table(name: str) -> Mapping[str, str]:
    text = files("backend.lexicons").joinpath("disguises.toml").read_text("utf-8")
    table: dict[str, str] = tomllib.loads(text)[name]
    return table


def _is_known(word: str) -> bool:
    return simplemma.is_known(word, lang="sv")
