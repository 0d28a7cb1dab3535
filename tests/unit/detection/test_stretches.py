"""A long mail is as telling as its most telling stretch, whatever stands around it and however often it is said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.detection.model import Scored
from backend.detection.stretches import HALF, STRETCH, cost_of, over_stretches
from backend.detection.weights import Asked, Head, Reads, Weights
from backend.domain.finding import Signal


def scored(
    values: list[float], share: float = 0.4, lengths: float = 1.0, reads: Reads = Reads.MAIL, new: int = 0
) -> float:
    """The score of a mail whose sentences, the subject first, sum up to those values."""
    head = Head("threat", Signal.THREAT, "", reads, Asked.RECEIVED, 1.0, 1.0, share)
    ones = np.ones(2 if share else 1, dtype=np.float32)
    weights = Weights(
        (head,), np.zeros(1, dtype=np.int32), np.zeros((1, len(ones)), dtype=np.int8), ones, ones, 0 * ones
    )
    sums = np.array([[value] * len(ones) + [lengths] for value in values], dtype=np.float32)
    counts = np.zeros((len(sums), 4), dtype=np.int64)
    return float(Scored(sums, new or len(sums), lambda: counts, 0 * ones, weights).scores[0])


def test_a_short_mail_is_judged_whole() -> None:
    values = [0.0, 1.0, 2.0, 1.0]
    assert scored(values) == pytest.approx(0.6 * 4 / np.sqrt(4) + 0.4 * 2)
    assert scored(values, share=0) == pytest.approx(4 / np.sqrt(4))


def test_sentences_around_a_stretch_cost_little() -> None:
    decisive = [0.0, *[3.0] * STRETCH]
    long = [0.0, *[-1.0] * 60, *[3.0] * STRETCH, *[-1.0] * 60]
    stretches = len(over_stretches(np.add, np.zeros((len(long), 1)), len(long)))
    assert scored(long) == pytest.approx(scored(decisive) - cost_of(stretches))
    assert scored(long, share=0) < 0 < scored(long)


def test_to_say_it_a_hundred_times_is_not_to_say_more() -> None:
    once = [0.0, *[1.0] * STRETCH]
    assert scored([0.0, *[1.0] * STRETCH * 100]) <= scored(once)


def test_what_a_head_does_not_read_does_not_count() -> None:
    values = [0.5, 1.0, 9.0, 9.0]
    assert scored(values, reads=Reads.NEW_TEXT, new=2) == pytest.approx(scored(values[:2]))
    assert scored(values, reads=Reads.SUBJECT) == pytest.approx(scored(values[:1]))


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=40))
def test_stretches_are_the_subject_and_sentences_in_a_row(values: list[int]) -> None:
    column = np.array(values, dtype=np.float32)[:, None]
    starts = range(1, max(len(values) - HALF, 2), HALF)
    wanted = [[values[0], *values[start : start + STRETCH]] for start in starts]
    assert over_stretches(np.add, column, len(values))[:, 0].tolist() == [sum(some) for some in wanted]
    assert over_stretches(np.maximum, column, len(values))[:, 0].tolist() == [max(some) for some in wanted]
