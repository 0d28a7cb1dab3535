"""The description of the API says what the product has: addresses, doors and words, no more and no less."""

import pytest
from openapi_spec_validator import validate

from backend.domain.code import ActionKind, Certainty, Code, Restriction
from backend.domain.finding import MessagePart
from backend.domain.hand_over import HandOverState
from backend.web import doors
from backend.web.description import openapi
from tests.stage import Stage

DESCRIBED = {
    (path.replace("{kind}", "<kind>"), method.upper()): operation
    for path, methods in openapi()["paths"].items()
    for method, operation in methods.items()
}
SCHEMAS = openapi()["components"]["schemas"]


def test_it_is_a_valid_description() -> None:
    validate(openapi())


def test_every_address_is_described_and_nothing_else(stage: Stage) -> None:
    rules = (rule for rule in stage.app.url_map.iter_rules() if rule.endpoint != "static")
    served = {(rule.rule, method) for rule in rules for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    assert served == set(DESCRIBED)


def test_what_is_described_as_open_is_open(stage: Stage) -> None:
    for rule in (rule for rule in stage.app.url_map.iter_rules() if rule.endpoint != "static"):
        (door,) = stage.app.before_request_funcs[rule.endpoint.partition(".")[0]]
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            is_open = DESCRIBED[rule.rule, method].get("security") == []
            assert is_open == (door is doors.open_to_everybody), rule.rule


@pytest.mark.parametrize(
    ("described", "ours"),
    [
        (SCHEMAS["Code"], Code),
        (SCHEMAS["ActionKind"], ActionKind),
        (SCHEMAS["Advice"]["properties"]["certainty"], Certainty),
        (SCHEMAS["Assessment"]["properties"]["restrictions"]["items"], Restriction),
        (SCHEMAS["Evidence"]["properties"]["part"], MessagePart),
        (SCHEMAS["Receipt"]["properties"]["state"], HandOverState),
        (SCHEMAS["Assessment"]["properties"]["handOvers"]["items"]["properties"]["state"], HandOverState),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_words_are_those_of_the_domain(described: dict[str, list[str]], ours: type) -> None:
    assert described["enum"] == [word.value for word in ours]


def test_the_actions_are_those_that_are_carried_out(stage: Stage) -> None:
    kind = DESCRIBED["/api/v1/actions/<kind>", "POST"]["parameters"][0]["schema"]
    assert set(kind["enum"]) == {k.value for k in stage.app.extensions["services"].actions}


def test_it_is_served(stage: Stage) -> None:
    assert stage.client("").get("/api/v1/openapi.json").get_json() == openapi()
