"""Every address has a door that is named here; whoever adds one must say who may come in."""

import pytest

from backend.web import doors
from tests.stage import Stage

OPEN, SIGNED_IN = doors.open_to_everybody, doors.signed_in
DOORS = {
    "/": OPEN,
    "/pane": OPEN,
    "/help": OPEN,
    "/sign-in": OPEN,
    "/healthz": OPEN,
    "/readyz": OPEN,
    "/api/v1/openapi.json": OPEN,
    "/api/v1/assessments": SIGNED_IN,
    "/api/v1/actions/<kind>": SIGNED_IN,
    "/api/v1/judgements": SIGNED_IN,
}
FILES = "/static/<path:filename>"
"""The pane's own script, style and pictures; the one address without a blueprint."""


def test_every_address_stands_in_the_list(stage: Stage) -> None:
    assert {rule.rule for rule in stage.app.url_map.iter_rules()} == {*DOORS, FILES}


@pytest.mark.parametrize("address", DOORS)
def test_the_address_stands_behind_its_door_and_no_other(stage: Stage, address: str) -> None:
    for rule in (rule for rule in stage.app.url_map.iter_rules() if rule.rule == address):
        room = rule.endpoint.partition(".")[0]
        assert stage.app.before_request_funcs[room] == [DOORS[address]]


@pytest.mark.parametrize("address", [address for address, door in DOORS.items() if door is SIGNED_IN])
@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer ", "Basic karin", "karin", "Bearer nobody"])
def test_nobody_passes_a_closed_door_without_a_good_token(stage: Stage, address: str, shown: str) -> None:
    client = stage.client("")
    path = address.replace("<kind>", "forward_to_secretary")
    for method in ("POST", "OPTIONS"):
        answer = client.open(path, method=method, headers={"Authorization": shown})
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'


@pytest.mark.parametrize("address", [address for address, door in DOORS.items() if door is OPEN])
def test_open_doors_are_open(stage: Stage, address: str) -> None:
    assert stage.client("", accept="*/*").get(address).status_code == 200


def test_the_door_comes_before_the_body_is_read(stage: Stage) -> None:
    assert stage.client("").post("/api/v1/assessments", data=b"x" * 2_000_001).status_code == 401


def test_open_pages_know_nothing_of_anybody(stage: Stage) -> None:
    """The same page for everybody, whoever asks; only the nonce differs."""
    for address in ("/pane", "/help", "/sign-in"):
        pages = [stage.client(who, accept="text/html").get(address) for who in ("", "karin")]
        first, second = (
            page.text.replace(nonce_of(page.headers["Content-Security-Policy"]), "") for page in pages
        )
        assert first == second


def nonce_of(policy: str) -> str:
    return policy.partition("'nonce-")[2].partition("'")[0]
