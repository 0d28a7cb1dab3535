"""A municipality's own forms of case numbers are each read as they were written."""

from dataclasses import replace

import pytest

from backend.adapters.toml_policy import load_policy
from backend.detection.checks.case_numbers import case_number
from backend.domain.message import Body, Message
from backend.reading.reading import read

NORSJO = load_policy("norsjo", "")


@pytest.mark.parametrize("text", ["angående xq 2026:17", "angående XQ 2026:17", "angående zz-5"])
def test_own_forms_stand_beside_each_other(text: str) -> None:
    policy = replace(NORSJO, case_number_patterns=(r"(?-i)ZZ-\d", r"xq \d{4}:\d+", r"zz-\d"))
    found = case_number(read(Message(body=Body(text))), policy)
    assert found is not None
    assert [place.quote for place in found] == [text.removeprefix("angående ")]
