"""Text → hashed n-grams, sentence by sentence, the same in training and in use.

Character n-grams of 2–5 within words catch inflection, compounds and misspelling; word n-grams of 1–3 on lemmas
catch phrases. Everything is counted with numpy on code points, so that time is linear and small.
"""

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from backend.reading.reading import PartText
from backend.reading.token import Token, lemma

BITS = 18
BUCKETS = 1 << BITS
CHARACTER_LENGTHS = (2, 3, 4, 5)
WORD_LENGTHS = (1, 2, 3)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0x100000001B3)
_SHIFT = np.uint64(64 - BITS)
SPACE = 32

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Grams:
    """The buckets of one text and the sentence (a number from 0) that each stands in."""

    buckets: Places
    sentences: Places


def grams_of(text: PartText) -> Grams:
    """All n-grams of a text. Linear in its length; an empty text gives none."""
    if not text.tokens:
        none = np.zeros(0, dtype=np.int64)
        return Grams(none, none)
    pieces = [*_character_grams(text.tokens), *_word_grams(text.tokens)]
    return Grams(np.concatenate([p[0] for p in pieces]), np.concatenate([p[1] for p in pieces]))


def _character_grams(tokens: tuple[Token, ...]) -> list[tuple[Places, Places]]:
    row = " " + " ".join(token.word for token in tokens) + " "
    letters: Numbers = np.frombuffer(row.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    lengths = np.fromiter((len(t.word) + 1 for t in tokens), dtype=np.int64, count=len(tokens))
    sentences = np.repeat(_sentences(tokens), lengths)
    sentences = np.append(sentences, sentences[-1:])
    is_space = letters == SPACE
    found = []
    for n in CHARACTER_LENGTHS:
        count = len(letters) - n + 1
        if count <= 0:
            continue
        hashes = _hash([letters[i : i + count] for i in range(n)], seed=n)
        inside = np.zeros(count, dtype=bool)
        for i in range(1, n - 1):
            inside |= is_space[i : i + count]
        if n == 2:
            inside |= is_space[:count] & is_space[1 : 1 + count]
        keep = ~inside
        found.append((hashes[keep], sentences[:count][keep]))
    return found


def _word_grams(tokens: tuple[Token, ...]) -> list[tuple[Places, Places]]:
    words: Numbers = np.fromiter(
        (crc32(lemma(t.word).encode("utf-8", "replace")) for t in tokens), dtype=np.uint64, count=len(tokens)
    )
    sentences = _sentences(tokens)
    found = []
    for n in WORD_LENGTHS:
        count = len(words) - n + 1
        if count <= 0:
            continue
        hashes = _hash([words[i : i + count] for i in range(n)], seed=100 + n)
        together = sentences[:count] == sentences[n - 1 : n - 1 + count]
        found.append((hashes[together], sentences[:count][together]))
    return found


def _hash(columns: list[Numbers], seed: int) -> Places:
    with np.errstate(over="ignore"):
        mixed = np.full(columns[0].shape, seed, dtype=np.uint64) * _MIX
        for column in columns:
            mixed = (mixed ^ column) * _STEP
            mixed ^= mixed >> np.uint64(29)
        return ((mixed * _MIX) >> _SHIFT).astype(np.int64)


def _sentences(tokens: tuple[Token, ...]) -> Places:
    return np.fromiter((token.sentence for token in tokens), dtype=np.int64, count=len(tokens))
