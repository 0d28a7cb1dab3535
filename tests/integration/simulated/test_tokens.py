"""Tokens are what Entra makes: verified here by PyJWT over HTTP, as the product verifies them."""

import json
from datetime import UTC, datetime

import jwt
import pytest
import requests

from tests.integration.simulated.conftest import CLIENT, GRAPH, INGELA, KARIN, Outlook


def verified(outlook: Outlook, token: str, audience: str) -> dict[str, object]:
    document = requests.get(f"{outlook.entra}/v2.0/.well-known/openid-configuration", timeout=10).json()
    key = jwt.PyJWKClient(document["jwks_uri"]).get_signing_key_from_jwt(token)
    claims: dict[str, object] = jwt.decode(
        token, key.key, algorithms=["RS256"], audience=audience, issuer=document["issuer"]
    )
    return claims


def test_pane_token_carries_the_claims_of_entra_v2(outlook: Outlook) -> None:
    claims = verified(outlook, outlook.pane_token(), CLIENT)
    assert claims["ver"] == "2.0"
    assert claims["scp"] == "access_as_user"
    assert claims["azp"] == CLIENT
    assert claims["name"] == "Karin Nyholm"
    assert claims["roles"] == []
    assert claims["iss"] == f"{outlook.base}/entra/{claims['tid']}/v2.0"


def test_the_secretary_is_registrar(outlook: Outlook) -> None:
    assert verified(outlook, outlook.pane_token(INGELA), CLIENT)["roles"] == ["Registrar"]


def test_published_keys_name_their_issuer(outlook: Outlook) -> None:
    keys = requests.get(f"{outlook.entra}/discovery/v2.0/keys", timeout=10).json()["keys"]
    assert {key["issuer"] for key in keys} == {f"{outlook.entra}/v2.0"}
    assert all("d" not in key for key in keys)


def test_a_rolled_key_signs_and_the_old_one_can_be_withdrawn(outlook: Outlook) -> None:
    old = outlook.pane_token()
    requests.post(f"{outlook.base}/api/keys/roll", json={}, timeout=10)
    assert verified(outlook, outlook.pane_token(), CLIENT)
    assert verified(outlook, old, CLIENT)
    requests.post(f"{outlook.base}/api/keys/roll", json={"forgetOld": True}, timeout=10)
    with pytest.raises(jwt.PyJWKClientError):
        verified(outlook, old, CLIENT)


def test_on_behalf_of_gives_a_graph_token_of_the_same_person(outlook: Outlook) -> None:
    assertion = outlook.pane_token()
    claims = verified(outlook, outlook.exchange(assertion).json()["access_token"], GRAPH)
    assert claims["oid"] == verified(outlook, assertion, CLIENT)["oid"]
    assert claims["scp"] == "Mail.ReadWrite Mail.Send"


@pytest.mark.parametrize(
    ("changed", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "somebody-else"}, 400, "unauthorized_client"),
        ({"requested_token_use": ""}, 400, "invalid_request"),
        ({"scope": f"{GRAPH}/Directory.ReadWrite.All"}, 400, "invalid_grant"),
        ({"scope": "openid"}, 400, "invalid_scope"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_the_token_endpoint_refuses(outlook: Outlook, changed: dict[str, str], status: int, error: str) -> None:
    answer = outlook.exchange(outlook.pane_token(), **changed)
    assert (answer.status_code, answer.json()["error"]) == (status, error)


def forged(outlook: Outlook, **changed: object) -> str:
    """A token that our own Entra signed, with one claim changed."""
    token = outlook.pane_token()
    claims = jwt.decode(token, options={"verify_signature": False})
    return outlook.inside.tokens.keys.sign({**claims, **changed})


def test_an_unchanged_assertion_is_accepted(outlook: Outlook) -> None:
    assert outlook.exchange(forged(outlook)).status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": GRAPH},
        {"iss": "https://login.microsoftonline.com/x/v2.0"},
        {"exp": int(datetime.now(UTC).timestamp()) - 60},
        {"scp": "profile"},
    ],
)
def test_a_bad_assertion_is_refused(outlook: Outlook, changed: dict[str, object]) -> None:
    answer = outlook.exchange(forged(outlook, **changed))
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_an_assertion_with_a_foreign_signature_is_refused(outlook: Outlook) -> None:
    head, claims, _ = outlook.pane_token().split(".")
    answer = outlook.exchange(f"{head}.{claims}.{'A' * 342}")
    assert answer.json()["error"] == "invalid_grant"


def test_a_claims_challenge_ends_when_the_pane_signs_in_with_the_claims(outlook: Outlook) -> None:
    outlook.faults({"kind": "claims_challenge", "operation": "token", "times": 0})
    answer = outlook.exchange(outlook.pane_token())
    assert (answer.status_code, answer.json()["error"]) == (400, "interaction_required")
    claims = answer.json()["claims"]
    assert json.loads(claims)["access_token"]["acrs"]["value"] == "c1"
    assert outlook.exchange(outlook.pane_token(KARIN, claims=claims)).status_code == 200


def test_unknown_tenants_do_not_exist(outlook: Outlook) -> None:
    answer = requests.get(f"{outlook.base}/entra/other/v2.0/.well-known/openid-configuration", timeout=10)
    assert answer.status_code == 404


def test_the_pane_needs_a_scope_of_ours(outlook: Outlook) -> None:
    wish = {"address": KARIN, "client_id": CLIENT, "scope": "openid profile"}
    answer = requests.post(f"{outlook.base}/api/token", json=wish, timeout=10)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")
