"""Whatever JSON comes, the answer is guidance or an error in words. Never a 500, never out of the description."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from werkzeug.test import TestResponse

from backend.web.description import openapi
from tests.stage import Stage

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40)
anything = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
)
letters = st.text(st.characters(), max_size=200) | st.sampled_from(
    ["\ud800", "\x00", "a\u200bb", "ﬁ\u0301", "<" * 500]
)
sometimes_wrong = letters | st.none() | anything
person = st.fixed_dictionaries(
    {},
    optional={
        "emailAddress": st.fixed_dictionaries({}, optional={"name": letters, "address": letters}) | anything
    },
)
moments = st.datetimes().map(lambda moment: moment.isoformat()) | st.sampled_from(
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-24T09:00:00Z", "2026-W48-2", ""]
)
mails = st.fixed_dictionaries(
    {},
    optional={
        "id": sometimes_wrong,
        "subject": sometimes_wrong,
        "body": st.fixed_dictionaries(
            {},
            optional={"contentType": st.sampled_from(["html", "text", "HTML", "x"]) | letters, "content": letters},
        )
        | anything,
        "from": person | anything,
        "toRecipients": st.lists(person, max_size=3) | anything,
        "ccRecipients": st.lists(person, max_size=3) | anything,
        "internetMessageHeaders": st.lists(
            st.fixed_dictionaries({"name": letters, "value": letters}) | anything, max_size=3
        ),
        "internetMessageId": sometimes_wrong,
        "conversationId": letters,
        "receivedDateTime": moments | letters | anything,
        "isDraft": st.booleans() | anything,
        "attachments": st.lists(
            st.fixed_dictionaries({"name": letters}, optional={"size": st.integers() | anything}), max_size=3
        ),
    },
)
fuzz = settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
message = {"$ref": "#/components/schemas/Message", "components": openapi()["components"]}
shape = OAS31Validator(message)
shape_and_times = OAS31Validator(message, format_checker=oas31_format_checker)


def post(stage: Stage, body: Any, path: str = "assessments", **headers: str) -> TestResponse:
    written = json.dumps(body).encode()
    client = stage.client(accept="text/html")
    return client.post(f"/api/v1/{path}", data=written, content_type="application/json", headers=headers)


@fuzz
@given(body=anything | mails)
def test_any_json_gets_guidance_or_an_error(stage: Stage, body: Any) -> None:
    answer = post(stage, body, Accept="application/json")
    assert answer.status_code in (200, 422), answer.text


@fuzz
@given(body=mails)
def test_the_description_and_the_product_take_the_same(stage: Stage, body: Any) -> None:
    """But for times: the product also reads those without a zone."""
    status = post(stage, body).status_code
    assert status == 200 if shape_and_times.is_valid(body) else status in (200, 422)
    assert status == 422 or shape.is_valid(body)


@settings(fuzz, max_examples=30)
@given(body=anything, key=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=140))
def test_any_press_gets_an_error_in_words(stage: Stage, body: Any, key: str) -> None:
    answer = post(stage, body, "actions/forward_to_secretary", **{"Idempotency-Key": key})
    assert answer.status_code in (404, 422), answer.text


@settings(fuzz, max_examples=40)
@given(
    name=st.sampled_from(["Accept", "Accept-Language", "Content-Type", "Authorization"]),
    value=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60),
)
def test_any_header_gets_an_answer(stage: Stage, name: str, value: str) -> None:
    answer = stage.client().post("/api/v1/assessments", json={}, headers={name: value})
    assert answer.status_code in (200, 401, 406, 415, 422), answer.text


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_the_ends_of_time_are_no_end(stage: Stage, moment: str) -> None:
    mail = {"subject": "När öppnar badet?", "receivedDateTime": moment}
    assert stage.client().post("/api/v1/assessments", json=mail).status_code in (200, 422)
