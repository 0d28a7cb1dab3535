"""Every sample mail of the simulated Outlook gets the guidance that its file expects."""

from datetime import UTC, datetime
from functools import cache

import pytest

from backend.assessor import build_assessor
from backend.domain.assessment import Assessment
from backend.reading.graph_message import parse_message
from backend.service_layer.assess_message import AssessMessage
from simulated_outlook.sample_mail import SampleMail, load_samples
from training.corpus import RECEIVED_LABELS

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SAMPLES = load_samples()


@cache
def assessed(name: str) -> Assessment:
    sample = next(sample for sample in SAMPLES if sample.name == name)
    mail = sample.as_mail(NOW)
    raw = {**mail.resource, "attachments": mail.attachments}
    return _assessor()(parse_message(raw), now=NOW)


@cache
def _assessor() -> AssessMessage:
    return build_assessor("norsjo", "simulated_outlook/policy.local.toml")


def test_the_samples_cover_every_code_for_received_mail() -> None:
    headlines = [sample.headline for sample in SAMPLES]
    assert len(SAMPLES) >= 36
    assert {code: headlines.count(code) for code in RECEIVED_LABELS if headlines.count(code) < 2} == {}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_headline_is_the_expected_one(sample: SampleMail) -> None:
    assert list(assessed(sample.name).codes)[:1] == [sample.headline]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_expected_code_is_given(sample: SampleMail) -> None:
    assert set(sample.codes) - set(assessed(sample.name).codes) == set()
