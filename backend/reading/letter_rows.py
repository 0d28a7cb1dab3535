"""Rows of letters that stand apart, read as the words that they spell: d ö d a, d.ö.d.a, d.u s.k.a d.ö."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from backend.reading.arrays import Flags, Numbers
from backend.reading.fold import fold
from backend.reading.tokens import Tokens
from backend.reading.written_words import written_out

FEWEST_LETTERS = 4
"""Shorter rows of single letters are initials or lists."""
SINGLES = bytes([1] * FEWEST_LETTERS)
"""Words of one sign each, in a row that says of every word whether it is one."""
WIDEST_GAP = 3
"""Blanks between letters that belong together."""
MOST_BLANKS = 0.5
"""Of the gaps in a row of letters, when it is the other signs that stand within words."""
LONGEST_ROW = 40
LONGEST_SPELLED = 20
BEGINNING = 4
"""Letters by which most of what is no word is known at once."""
Spelled = dict[str, list[str]]
"""What rows of letters spell; kept for one mail only, because it holds the words of the mail."""


def spelled_out(tokens: Tokens, lengths: Numbers, text: str) -> Tokens:
    """The same words with each row of letters made one, or several. `lengths`: of the words as folded."""
    is_single = lengths == 1
    if SINGLES not in is_single.tobytes():
        return tokens
    rows = list(_rows(_goes_on(tokens, is_single, text)))
    return _joined(tokens, rows, text) if rows else tokens


def _goes_on(tokens: Tokens, is_single: Flags, text: str) -> Flags:
    """(words + 1,): True for each letter that belongs with the one before it; the last stands for the end."""
    of_each = [len(tokens.word_numbers.words[number]) == 1 for number in tokens.distinct]
    letters = [tokens.word_numbers.words[number].isalpha() for number in tokens.distinct]
    is_letter = is_single & (np.array(of_each) & np.array(letters)).take(tokens.places_in_distinct)
    places = (is_letter[1:] & is_letter[:-1]).nonzero()[0] + 1
    spans = zip(tokens.ends.take(places - 1).tolist(), tokens.starts.take(places).tolist(), strict=True)
    gaps = [text[end:start] for end, start in spans]
    is_narrow = {gap: _is_narrow(gap) for gap in set(gaps)}
    goes_on = np.zeros(len(tokens) + 1, dtype=bool)
    goes_on[places] = [is_narrow[gap] for gap in gaps]
    return goes_on


def _is_narrow(gap: str) -> bool:
    """One sign, or a few blanks."""
    seen = fold(gap).text
    return "\n" not in seen and (len(seen) == 1 or (len(seen) <= WIDEST_GAP and seen.isspace()))


def _rows(goes_on: Flags) -> Iterator[range]:
    """The places of the letters of each row."""
    edges = np.flatnonzero(goes_on[1:] != goes_on[:-1]).tolist()
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        for start in range(first, last + 1, LONGEST_ROW):
            row = range(start, min(start + LONGEST_ROW, last + 1))
            if len(row) >= FEWEST_LETTERS:
                yield row


def _joined(tokens: Tokens, rows: list[range], text: str) -> Tokens:
    pieces: list[tuple[str, range]] = []
    spelled: Spelled = {}
    place = 0
    for row in rows:
        pieces += _as_they_are(tokens, range(place, row.start))
        pieces += _words_of(tokens, row, text, spelled)
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


def _words_of(tokens: Tokens, row: range, text: str, spelled: Spelled) -> Iterator[tuple[str, range]]:
    """The words that a row of letters stands for, each with its own places."""
    for places in _between_wide_gaps(tokens, row, text):
        start = places.start
        letters = "".join(tokens.words[places.start : places.stop])
        if letters not in spelled:
            spelled[letters] = _cut(letters)
        for word in spelled[letters]:
            yield word, range(start, start + len(word))
            start += len(word)


def _between_wide_gaps(tokens: Tokens, row: range, text: str) -> Iterator[range]:
    """Where some gaps are wider than others, or blank among more dots, words end there."""
    starts, ends = tokens.ends[row.start : row.stop - 1], tokens.starts[row.start + 1 : row.stop]
    blank = np.array([text[start:end].isspace() for start, end in zip(starts, ends, strict=True)])
    is_end = (ends - starts > (ends - starts).min()) | (blank & (blank.mean() < MOST_BLANKS))
    wide = is_end.nonzero()[0] + 1 + row.start
    yield from (range(start, end) for start, end in pairwise([row.start, *wide.tolist(), row.stop]))


def _cut(letters: str) -> list[str]:
    """The fewest known words that make up the letters; all of them as one word when there are none."""
    best: list[list[str] | None] = [[]] + [None] * len(letters)
    for start in range(len(letters)):
        before = best[start]
        if before is None:
            continue
        for word in _words_at(letters, start):
            found = best[start + len(word)]
            if found is None or len(before) + 1 < len(found):
                best[start + len(word)] = [*before, word]
    return best[len(letters)] or [letters]


def _words_at(letters: str, start: int) -> Iterator[str]:
    """Known words that begin there."""
    is_beginning = letters[start : start + BEGINNING] in _beginnings()
    longest = LONGEST_SPELLED if is_beginning else BEGINNING - 1
    for end in range(start + 2, min(start + longest, len(letters)) + 1):
        if simplemma.is_known(letters[start:end], lang="sv"):
            yield letters[start:end]


@cache
def _beginnings() -> frozenset[str]:
    """Those of all words that simplemma knows; some twenty thousand."""
    return frozenset(word[:BEGINNING].lower() for word in DEFAULT_DICTIONARY_FACTORY.get_dictionary("sv"))
