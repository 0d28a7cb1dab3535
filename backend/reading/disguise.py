"""Words in disguise are read as what they stand for: d ö d a, d0da, dödа with a Cyrillic а, doda without dots.

Numbers stay those of the original, so that evidence shows what the sender wrote.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
import simplemma

from backend.reading.arrays import Kinds, Numbers
from backend.reading.characters import flags_of, looked_up
from backend.reading.fold import fold
from backend.reading.tokens import Tokens
from backend.reading.written_words import LAST, WrittenWords, written_out

FEWEST_LETTERS = 4
"""Shorter rows of single letters are initials or lists."""
SINGLES = re.compile(b"\x01{%d,}" % FEWEST_LETTERS)
"""Words of one sign each, in a row that says of every word whether it is one."""
WIDEST_GAP = 3
"""Blanks between letters that belong together."""
LONGEST_ROW = 40
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
    if rows := list(_rows_of_letters(tokens, written.ends - written.starts, text)):
        tokens = _joined(tokens, rows)
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


def _rows_of_letters(tokens: Tokens, lengths: Numbers, text: str) -> Iterator[range]:
    """Numbers of single letters that stand one sign apart, or a few blanks. `lengths`: of the words as folded."""
    for singles in SINGLES.finditer((lengths == 1).tobytes()):
        place = singles.start()
        while place < singles.end():
            end = place + 1
            while end < singles.end() and end - place < LONGEST_ROW and _goes_on(tokens, text, end):
                end += 1
            if end - place >= FEWEST_LETTERS:
                yield range(place, end)
            place = end


def _joined(tokens: Tokens, rows: list[range]) -> Tokens:
    """Each of those rows becomes one word, or several when it is several."""
    pieces: list[tuple[str, range]] = []
    place = 0
    for row in rows:
        pieces += _as_they_are(tokens, range(place, row.start))
        pieces += _words_of(tokens, row)
        place = row.stop
    pieces += _as_they_are(tokens, range(place, len(tokens)))
    starts = [places.start for _, places in pieces]
    return Tokens(
        numbers=tokens.word_numbers.of(written_out([word for word, _ in pieces])),
        starts=tokens.starts[starts],
        ends=tokens.ends[[places.stop - 1 for _, places in pieces]],
        begins=[bisect_left(starts, begin) for begin in tokens.begins],
        word_numbers=tokens.word_numbers,
    )


def _as_they_are(tokens: Tokens, places: range) -> Iterator[tuple[str, range]]:
    return ((tokens.words[place], range(place, place + 1)) for place in places)


def _words_of(tokens: Tokens, row: range) -> Iterator[tuple[str, range]]:
    """The words that a row of letters stands for, each with its own places."""
    for letters in _between_wide_gaps(tokens, row):
        start = letters.start
        for word in _cut("".join(tokens.words[letters.start : letters.stop])):
            yield word, range(start, start + len(word))
            start += len(word)


def _between_wide_gaps(tokens: Tokens, row: range) -> Iterator[range]:
    """Where some gaps are wider than others, words end there."""
    gaps = tokens.starts[row.start + 1 : row.stop] - tokens.ends[row.start : row.stop - 1]
    wide = np.flatnonzero(gaps > gaps.min()) + 1 + row.start
    yield from (range(start, end) for start, end in pairwise([row.start, *wide.tolist(), row.stop]))


def _goes_on(tokens: Tokens, text: str, place: int) -> bool:
    """True when this letter belongs with the one before it."""
    before, letter = tokens.words[place - 1], tokens.words[place]
    if not (len(before) == len(letter) == 1 and before.isalpha() and letter.isalpha()):
        return False
    gap = fold(text[tokens.ends[place - 1] : tokens.starts[place]]).text
    return "\n" not in gap and (len(gap) == 1 or (len(gap) <= WIDEST_GAP and gap.isspace()))


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
