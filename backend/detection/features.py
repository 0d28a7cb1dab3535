"""Words → hashed n-grams, the same in training and in use.

Of each word by itself: character n-grams of 2–5 (inflection, compounds, misspelling), its dictionary form and its class
of like words. Of words together within a sentence: two dictionary forms in a row, rows and pairs of classes, a class
and the very word beside it. Longer rows and wider pairs were tried: they cost time and told nothing more. What a word
gives by itself can be summed up once and remembered.
Everything is counted with numpy, so that time is linear and small.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from backend.detection.gram_hash import hashed
from backend.detection.word_classes import NO_CLASS, class_of
from backend.reading.arrays import Flags, Keys, Numbers
from backend.reading.characters import codes_of
from backend.reading.ranges import distinct, ranges
from backend.reading.token import lemma
from backend.reading.word_numbers import WordNumbers

BITS = 20
BUCKETS = 1 << BITS
CHARACTER_LENGTHS = (2, 3, 4, 5)
CLASS_DISTANCES = (1, 2, 3, 4)
_FORM, _CLASS, _FORMS, _CLASSES, _PAIR, _CLASS_FIRST, _CLASS_LAST = 101, 201, 102, 202, 300, 400, 401
"""Seeds that keep kinds of n-grams apart."""
SPACE = 32
_HIGH, _LOW = 32, (1 << 32) - 1


@dataclass(frozen=True)
class Grams:
    """Buckets, and the word or the sentence (a number from 0) that each belongs to."""

    buckets: Numbers
    owners: Numbers

    def distinct(self) -> "Grams":
        """Each bucket once an owner, in order of the owners."""
        keys = distinct(self.owners << BITS | self.buckets)
        return Grams(keys & (BUCKETS - 1), keys >> BITS)


@dataclass(frozen=True, eq=False)
class WordRow:
    """The words of a text in order, each with its number, and the sentence that it stands in."""

    numbers: Numbers
    """(words,)"""
    sentences: Numbers
    """(words,): ascending."""
    word_numbers: WordNumbers

    def once_a_sentence(self) -> tuple[Numbers, Numbers]:
        """(sentence, word) of every different word in each sentence, in order of the sentences."""
        keys = distinct(self.sentences << _HIGH | self.numbers)
        return keys >> _HIGH, keys & _LOW


def grams_of(row: WordRow) -> Grams:
    """All n-grams by sentence: those of each different word in it, and each n-gram of several words once."""
    different = distinct(row.numbers)
    words = [row.word_numbers.words[number] for number in different]
    forms, classes = forms_of(words), classes_of(words)
    own = grams_of_words(words, forms, classes)
    counts = np.bincount(own.owners, minlength=len(words))
    starts = np.cumsum(counts) - counts
    sentences, numbers = row.once_a_sentence()
    owners = np.searchsorted(different, numbers)
    places, beside = ranges(starts[owners], counts[owners])
    words_in_order = np.searchsorted(different, row.numbers)
    together = grams_together(forms[words_in_order], classes[words_in_order], row.sentences)
    return Grams(
        np.concatenate([own.buckets[places], together.buckets]),
        np.concatenate([sentences[beside], together.owners]),
    )


def grams_of_words(words: Sequence[str], forms: Keys, classes: Keys) -> Grams:
    """What each word gives by itself, each bucket once a word, in order of the words. One entry a word."""
    if not words:
        return _joined([])
    numbers = np.arange(len(words))
    has_class = classes != NO_CLASS
    return _joined(
        [
            *_character_grams(words),
            Grams(hashed([forms], _FORM, BITS), numbers),
            Grams(hashed([classes[has_class]], _CLASS, BITS), numbers[has_class]),
        ]
    ).distinct()


def grams_together(forms: Keys, classes: Keys, sentences: Numbers) -> Grams:
    """What words give together, each bucket once a sentence, in order of the sentences. One entry a word."""
    has_class = classes != NO_CLASS
    known, where = classes.compress(has_class), sentences.compress(has_class)
    found = (
        _row(forms, sentences, 2, _FORMS),
        _row(known, where, 2, _CLASSES),
        _row(known, where, 3, _CLASSES),
        _pairs(known, where),
        _beside(classes, forms, has_class[:-1], sentences, _CLASS_FIRST),
        _beside(forms, classes, has_class[1:], sentences, _CLASS_LAST),
    )
    return _joined(found).distinct()


def forms_of(words: Sequence[str]) -> Keys:
    """What stands for each word's dictionary form."""
    return np.fromiter((crc32(lemma(w).encode("utf-8", "replace")) for w in words), np.uint64, len(words))


def classes_of(words: Sequence[str]) -> Keys:
    """The class of each word, NO_CLASS if it has none."""
    return np.fromiter(map(class_of, words), dtype=np.uint64, count=len(words))


def _character_grams(words: Sequence[str]) -> list[Grams]:
    """Every few letters in a row of a word with a space before and after it."""
    row = " " + " ".join(words) + " "
    letters = codes_of(row).astype(np.uint64)
    owners = np.repeat(np.arange(len(words)), np.fromiter((len(w) + 1 for w in words), np.int64, len(words)))
    owners = np.append(owners, owners[-1:])
    is_space = letters == SPACE
    found = []
    for length in CHARACTER_LENGTHS:
        count = len(letters) - length + 1
        if count <= 0:
            continue
        crosses = np.zeros(count, dtype=bool)
        for inside in range(1, length - 1):
            crosses |= is_space[inside : inside + count]
        hashes = hashed([letters[i : i + count] for i in range(length)], length, BITS)
        found.append(Grams(hashes.compress(~crosses), owners[:count].compress(~crosses)))
    return found


def _row(items: Keys, sentences: Numbers, length: int, seed: int) -> Grams:
    """Every so many items in a row within one sentence."""
    count = max(len(items) - length + 1, 0)
    together = sentences[:count] == sentences[length - 1 : length - 1 + count]
    columns = [items[i : i + count].compress(together) for i in range(length)]
    return Grams(hashed(columns, seed + length, BITS), sentences[:count].compress(together))


def _pairs(items: Keys, sentences: Numbers) -> Grams:
    """Two items some way apart within one sentence, whichever comes first and however far."""
    ends = [(max(len(items) - distance, 0), distance) for distance in CLASS_DISTANCES]
    one = np.concatenate([items[:count] for count, _ in ends])
    other = np.concatenate([items[distance : distance + count] for count, distance in ends])
    where = np.concatenate([sentences[:count] for count, _ in ends])
    together = where == np.concatenate([sentences[distance : distance + count] for count, distance in ends])
    one, other = one.compress(together), other.compress(together)
    return Grams(hashed([np.minimum(one, other), np.maximum(one, other)], _PAIR, BITS), where.compress(together))


def _beside(one: Keys, other: Keys, is_wanted: Flags, sentences: Numbers, seed: int) -> Grams:
    """A class and the very word beside it."""
    together = (sentences[:-1] == sentences[1:]) & is_wanted
    columns = [one[:-1].compress(together), other[1:].compress(together)]
    return Grams(hashed(columns, seed, BITS), sentences[:-1].compress(together))


def _joined(found: Iterable[Grams]) -> Grams:
    none = np.zeros(0, dtype=np.int64)
    buckets, owners = zip((none, none), *((grams.buckets, grams.owners) for grams in found), strict=True)
    return Grams(np.concatenate(buckets), np.concatenate(owners))
