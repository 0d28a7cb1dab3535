"""Single letters in a row («d ö d a», «d.u s.k.a») are read as the words that they make up."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import simplemma

from backend.reading.arrays import Numbers
from backend.reading.fold import fold
from backend.reading.tokens import Tokens
from backend.reading.written_words import written_out

FEWEST_LETTERS = 4
"""Shorter rows of single letters are initials or lists."""
SINGLES = re.compile(b"\x01{%d,}" % FEWEST_LETTERS)
"""Words of one sign each, in a row that says of every word whether it is one."""
WIDEST_GAP = 3
"""Blanks between letters that belong together."""
MOST_BLANKS = 0.5
"""Of the gaps in a row of letters, when it is the other signs that stand within words."""
LONGEST_ROW = 40


def rows_of_letters(tokens: Tokens, lengths: Numbers, text: str) -> Iterator[range]:
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


def joined_rows(tokens: Tokens, rows: list[range], text: str) -> Tokens:
    """Each of those rows becomes one word, or several when it is several."""
    pieces: list[tuple[str, range]] = []
    place = 0
    for row in rows:
        pieces += _as_they_are(tokens, range(place, row.start))
        pieces += _words_of(tokens, row, text)
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


def _words_of(tokens: Tokens, row: range, text: str) -> Iterator[tuple[str, range]]:
    """The words that a row of letters stands for, each with its own places."""
    for letters in _between_wide_gaps(tokens, row, text):
        start = letters.start
        for word in _cut("".join(tokens.words[letters.start : letters.stop])):
            yield word, range(start, start + len(word))
            start += len(word)


def _between_wide_gaps(tokens: Tokens, row: range, text: str) -> Iterator[range]:
    """Where some gaps are wider than others, or blank among more dots («d.u s.k.a»), words end there."""
    starts, ends = tokens.ends[row.start : row.stop - 1], tokens.starts[row.start + 1 : row.stop]
    gaps = ends - starts
    blank = np.array([text[start:end].isspace() for start, end in zip(starts, ends, strict=True)])
    if blank.mean() >= MOST_BLANKS:
        blank[:] = False
    wide = np.flatnonzero((gaps > gaps.min()) | blank) + 1 + row.start
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
            if before is not None and len(word) > 1 and is_known(word):
                found = best[end]
                if found is None or len(before) + 1 < len(found):
                    best[end] = [*before, word]
    return best[len(letters)] or [letters]


def is_known(word: str) -> bool:
    """True for Swedish words."""
    return simplemma.is_known(word, lang="sv")
