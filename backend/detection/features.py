"""Text → hashed n-grams, sentence by sentence, the same in training and in use.

Character n-grams of 2–5 within words catch inflection, compounds and misspelling; word n-grams of 1–3 on lemmas
catch phrases; rows and pairs of word classes carry what is learnt of one word over to its likes. Everything is
counted with numpy, so that time is linear and small.
"""

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from backend.detection.word_classes import NO_CLASS, ClassOfWord
from backend.reading.token import Token, lemma

BITS = 20
BUCKETS = 1 << BITS
CHARACTER_LENGTHS = (2, 3, 4, 5)
WORD_LENGTHS = (1, 2, 3)
CLASS_LENGTHS = (1, 2, 3, 4)
CLASS_DISTANCES = (1, 2, 3, 4, 5, 6)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0x100000001B3)
_SHIFT = np.uint64(64 - BITS)
SPACE = 32
CLASS_OF = ClassOfWord()


class _NumberOfWord(dict[str, int]):
    """The number that stands for a word's dictionary form; worked out once a word, bounded."""

    MOST = 200_000

    def __missing__(self, word: str) -> int:
        number = crc32(lemma(word).encode("utf-8", "replace"))
        if len(self) < self.MOST:
            self[word] = number
        return number


NUMBER_OF = _NumberOfWord()

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Grams:
    """The buckets of one text and the sentence (a number from 0) that each stands in."""

    buckets: Places
    sentences: Places


def grams_of(tokens: tuple[Token, ...]) -> Grams:
    """All n-grams of some words. Linear in their number; no words give none."""
    if not tokens:
        none = np.zeros(0, dtype=np.int64)
        return Grams(none, none)
    sentences = _sentences(tokens)
    pieces = [*_character_grams(tokens, sentences), *_word_grams(tokens, sentences)]
    return Grams(np.concatenate([p[0] for p in pieces]), np.concatenate([p[1] for p in pieces]))


def _character_grams(tokens: tuple[Token, ...], of_word: Places) -> list[tuple[Places, Places]]:
    row = " " + " ".join(token.word for token in tokens) + " "
    letters: Numbers = np.frombuffer(row.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    lengths = np.fromiter((len(t.word) + 1 for t in tokens), dtype=np.int64, count=len(tokens))
    sentences = np.repeat(of_word, lengths)
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


def _word_grams(tokens: tuple[Token, ...], sentences: Places) -> list[tuple[Places, Places]]:
    written = [token.word for token in tokens]
    words: Numbers = np.fromiter(map(NUMBER_OF.__getitem__, written), dtype=np.uint64, count=len(tokens))
    classes: Numbers = np.fromiter(map(CLASS_OF.__getitem__, written), dtype=np.uint64, count=len(tokens))
    has_class = classes != NO_CLASS
    known, where = classes[has_class], sentences[has_class]
    found = [_row(words, sentences, n, seed=100 + n) for n in WORD_LENGTHS]
    found += [_row(known, where, n, seed=200 + n) for n in CLASS_LENGTHS]
    found += [_pair(known, where, distance) for distance in CLASS_DISTANCES]
    found += [_beside(classes, words, sentences, seed=400), _beside(words, classes, sentences, seed=401)]
    return found


def _row(items: Numbers, sentences: Places, n: int, seed: int) -> tuple[Places, Places]:
    """Every n items in a row within one sentence."""
    count = max(len(items) - n + 1, 0)
    together = sentences[:count] == sentences[n - 1 : n - 1 + count]
    return _hash([items[i : i + count] for i in range(n)], seed)[together], sentences[:count][together]


def _pair(items: Numbers, sentences: Places, distance: int) -> tuple[Places, Places]:
    """Two items some way apart within one sentence, whichever comes first and however far."""
    count = max(len(items) - distance, 0)
    one, other = items[:count], items[distance : distance + count]
    together = sentences[:count] == sentences[distance : distance + count]
    return _hash([np.minimum(one, other), np.maximum(one, other)], 300)[together], sentences[:count][together]


def _beside(one: Numbers, other: Numbers, sentences: Places, seed: int) -> tuple[Places, Places]:
    """A class and the very word beside it."""
    together = (sentences[:-1] == sentences[1:]) & (one[:-1] != NO_CLASS) & (other[1:] != NO_CLASS)
    return _hash([one[:-1], other[1:]], seed)[together], sentences[:-1][together]


def _hash(columns: list[Numbers], seed: int) -> Places:
    with np.errstate(over="ignore"):
        mixed = np.full(columns[0].shape, seed, dtype=np.uint64) * _MIX
        for column in columns:
            mixed = (mixed ^ column) * _STEP
            mixed ^= mixed >> np.uint64(29)
        return ((mixed * _MIX) >> _SHIFT).astype(np.int64)


def _sentences(tokens: tuple[Token, ...]) -> Places:
    return np.fromiter((token.sentence for token in tokens), dtype=np.int64, count=len(tokens))
