"""The model speaks above its thresholds, shows the sentence that weighed most, and reads only what it should."""

from dataclasses import replace

import numpy as np
import pytest

from backend.detection.features import BUCKETS, grams_of
from backend.detection.judge import Judge
from backend.detection.model import word_row
from backend.detection.weights import Asked, Head, Reads, Weights
from backend.domain.code import Certainty
from backend.domain.finding import Finding, MessagePart, Signal
from backend.domain.message import Body, Message
from backend.reading.reading import read

HEAD = Head("threat", Signal.THREAT, "because", Reads.MAIL, Asked.RECEIVED, likely=5.0, possible=3.0)


def model_of(words: str, head: Head = HEAD) -> Weights:
    """A model that knows the n-grams of a few words, all telling alike."""
    buckets = np.unique(grams_of(word_row(read(Message(body=Body(words))))).buckets)
    row_of = np.zeros(BUCKETS, dtype=np.int32)
    row_of[buckets] = np.arange(1, len(buckets) + 1)
    ones = np.ones((len(buckets) + 1, 2), dtype=np.int8)
    ones[0] = 0
    rarity = np.ones(len(buckets) + 1, dtype=np.float32)
    rarity[0] = 0
    return Weights(
        (head,), row_of, ones, np.ones(2, dtype=np.float32), rarity, np.array([-1.0, -1.0], dtype=np.float32)
    )


def judged(
    body: str, weights: Weights, *found: Finding, subject: str = "", is_draft: bool = False
) -> list[Finding]:
    reading = read(Message(subject=subject, body=Body(body), is_draft=is_draft))
    return list(Judge(weights).judge(reading, found))


def test_it_speaks_of_what_it_has_learnt_and_of_nothing_else() -> None:
    (finding,) = judged("Solen skiner. Kniven glimmar i natten. Hej.", model_of("kniven glimmar i natten"))
    assert (finding.rule_id, finding.certainty) == ("model.threat", Certainty.LIKELY)
    assert finding.evidence[0].quote == "Kniven glimmar i natten"
    assert judged("Solen skiner över älven.", model_of("kniven glimmar i natten")) == []


def test_between_the_thresholds_it_says_possible() -> None:
    weights = model_of("kniven glimmar").with_thresholds([(99.0, 3.0)])
    assert judged("Kniven glimmar", weights)[0].certainty is Certainty.POSSIBLE


def test_history_counts_only_for_heads_that_read_it() -> None:
    body = "Hej igen.\n\nDen 3 mars 2026 skrev Bo:\n> kniven glimmar i natten\n> hälsningar"
    new_only = replace(HEAD, reads=Reads.NEW_TEXT)
    assert judged(body, model_of("kniven glimmar i natten"))
    assert not judged(body, model_of("kniven glimmar i natten", new_only))


def test_a_head_of_subjects_reads_nothing_below() -> None:
    head = replace(HEAD, reads=Reads.SUBJECT, asked=Asked.ALL)
    weights = model_of("kniven glimmar", head)
    assert not judged("kniven glimmar", weights)
    (finding,) = judged("", weights, subject="Kniven glimmar")
    assert finding.evidence[0].part is MessagePart.SUBJECT


@pytest.mark.parametrize(
    ("asked", "is_asked"), [(Asked.DRAFT, False), (Asked.FROM_COLLEAGUE, False), (Asked.ALL, True)]
)
def test_each_head_is_asked_about_its_own_mails(asked: Asked, is_asked: bool) -> None:
    assert bool(judged("Kniven glimmar", model_of("kniven glimmar", replace(HEAD, asked=asked)))) is is_asked


def test_facts_weigh_too() -> None:
    weights = replace(model_of("x"), facts={"rule:threat:threat.abuse": np.array([9.0, 0.0], dtype=np.float32)})
    found = Finding("threat.abuse", Signal.THREAT, Certainty.POSSIBLE)
    assert judged("Hej", weights, found)
    assert not judged("Hej", weights)


def test_a_weak_rule_counts_only_with_the_model() -> None:
    weak = Finding("threat.weak", Signal.THREAT, Certainty.POSSIBLE, is_alone=False)
    strong = replace(weak, rule_id="threat.strong", is_alone=True)
    judge = Judge(model_of("kniven glimmar i natten"))
    calm, grim = (read(Message(body=Body(text))) for text in ("Hej", "Kniven glimmar i natten"))
    assert judge.weigh(calm, (weak, strong)) == (strong,)
    assert weak in judge.weigh(grim, (weak,))
