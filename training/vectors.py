"""Mails → sparse rows: n-grams of the whole mail, n-grams of each sentence, facts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from backend.detection.facts import facts_of
from backend.detection.features import BUCKETS, grams_of
from backend.detection.model import new_sentences, word_row
from backend.detection.text_facts import text_counts
from backend.detection.weights import Reads
from backend.domain.finding import Finding, Signal
from backend.reading.reading import PartText, Reading, read
from training.corpus import Text
from training.rules_report import found_in

Rows = sp.csr_matrix
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Vectors:
    """Everything that fitting needs of some texts; row numbers are places in `texts`."""

    texts: tuple[Text, ...]
    findings: tuple[tuple[Finding, ...], ...]
    """What the rules found, excuses taken away."""
    facts: Rows
    fact_names: tuple[str, ...]
    sentences: Rows
    """(sentences, buckets), the subject counted as one sentence."""
    owner: NDArray[np.int64]
    """Row of the text that each sentence belongs to."""
    counts: NDArray[np.int64]
    """(sentences, 4): what text_facts makes facts of."""
    is_subject: Flags
    is_history: Flags
    is_decisive: Flags
    """True where words that the annotator marked stand."""

    def read_by(self, reads: Reads) -> Flags:
        """The sentences that a head looks at."""
        if reads is Reads.SUBJECT:
            return self.is_subject
        return ~self.is_history if reads is Reads.NEW_TEXT else np.ones(len(self.owner), dtype=bool)

    def mails(self, reads: Reads) -> Rows:
        """(texts, buckets): in how many of those sentences each n-gram stands."""
        wanted = np.flatnonzero(self.read_by(reads))
        ones = np.ones(len(wanted), dtype=np.float32)
        gather = sp.csr_matrix((ones, (self.owner[wanted], wanted)), shape=(len(self.texts), len(self.owner)))
        return gather @ self.sentences

    def labelled(self, label: str) -> Flags:
        """Which texts carry a label."""
        return np.array([label in text.labels for text in self.texts])

    @property
    def writers(self) -> NDArray[np.str_]:
        """The writer of each text."""
        return np.array([text.writer for text in self.texts])

    @property
    def is_from_colleague(self) -> Flags:
        """Which mails come from the recipient's own municipality."""
        return np.array([any(f.signal is Signal.FROM_COLLEAGUE for f in found) for found in self.findings])

    @property
    def is_draft(self) -> Flags:
        """Which texts are drafts."""
        return np.array([text.is_draft for text in self.texts])


def vectors_of(texts: Sequence[Text]) -> Vectors:
    """Reads every text once."""
    found = [(text, read(text.message), findings) for text, findings in found_in(texts)]
    known = [facts_of(reading, findings) for _, reading, findings in found]
    names = tuple(sorted({name for facts in known for name in facts}))
    pieces = [_sentences(reading) for _, reading, _ in found]
    decisive = [
        _decisive(text, reading, len(rows)) for (text, reading, _), rows in zip(found, pieces, strict=True)
    ]
    old = [_old(reading, len(rows)) for (_, reading, _), rows in zip(found, pieces, strict=True)]
    return Vectors(
        texts=tuple(texts),
        findings=tuple(findings for _, _, findings in found),
        facts=_fact_rows(known, names),
        fact_names=names,
        sentences=_rows([row for rows in pieces for row in rows]),
        owner=np.repeat(np.arange(len(texts)), [len(rows) for rows in pieces]),
        counts=np.concatenate([text_counts(reading) for _, reading, _ in found]),
        is_subject=np.concatenate([np.arange(len(rows)) == 0 for rows in pieces]),
        is_history=np.concatenate(old),
        is_decisive=np.concatenate(decisive),
    )


def _sentences(reading: Reading) -> list[NDArray[np.int64]]:
    """Buckets of the subject, then of each sentence of the body, as often as the model counts them."""
    grams = grams_of(word_row(reading))
    by_sentence = np.argsort(grams.owners, kind="stable")
    ends = np.searchsorted(grams.owners[by_sentence], np.arange(1, 1 + reading.body.tokens.sentence_count))
    return np.split(grams.buckets[by_sentence], ends)


def _old(reading: Reading, rows: int) -> Flags:
    return np.arange(rows) >= new_sentences(reading)


def _decisive(text: Text, reading: Reading, rows: int) -> Flags:
    flags = np.zeros(rows, dtype=bool)
    flags[0] = any(words in text.message.subject for words in text.evidence)
    spans = [span for words in text.evidence if (span := _find(reading.body, words))]
    for token in reading.body.tokens:
        if any(start <= token.start < end for start, end in spans):
            flags[token.sentence + 1] = True
    return flags


def _find(part: PartText, words: str) -> tuple[int, int] | None:
    at = part.original.find(words)
    if at < 0:
        at = part.original.replace("\n", " ").find(" ".join(words.split()))
    return (at, at + len(words)) if at >= 0 else None


def _rows(buckets: list[NDArray[np.int64]]) -> Rows:
    counted = [np.unique(row, return_counts=True) for row in buckets]
    starts = np.concatenate([[0], np.cumsum([len(found) for found, _ in counted])])
    values = np.concatenate([count for _, count in counted]).astype(np.float32)
    places = np.concatenate([found for found, _ in counted])
    return sp.csr_matrix((values, places, starts), shape=(len(buckets), BUCKETS))


def _fact_rows(known: list[dict[str, float]], names: tuple[str, ...]) -> Rows:
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(known), len(names)), dtype=np.float32)
    for row, facts in enumerate(known):
        for name, value in facts.items():
            table[row, column[name]] = value
    return sp.csr_matrix(table)
