"""The product acts as the person who pressed, with a token that Entra exchanged for hers."""

import base64
import json
from datetime import UTC, datetime

import jwt
import pytest

from backend.adapters.token_service import TokenService
from backend.domain.errors import ClaimsChallenge, EpostlotsenError, MailboxRefused, NotSignedIn, SignInUnavailable
from simulated_outlook.registration import LOCAL_TENANT
from tests.api_description import is_problem
from tests.integration.product import COMPLAINT, LARS, Product, counted, counting, product_settings
from tests.integration.simulated.conftest import GRAPH, KARIN, Outlook

SCOPES = [f"{GRAPH}/Mail.ReadWrite", f"{GRAPH}/Mail.Send"]


def token_service(product: Product, **wanted: str) -> TokenService:
    """A fresh one: msal remembers refusals for a while."""
    return TokenService(product_settings(product.outlook, product.database, **wanted))


def test_the_token_is_the_persons_own_and_holds_no_more_than_is_needed(product: Product) -> None:
    mine = product.outlook.pane_token(LARS)
    token = token_service(product).on_behalf_of(LOCAL_TENANT, mine, SCOPES)
    claims, asserted = (jwt.decode(t, options={"verify_signature": False}) for t in (token, mine))
    assert (claims["aud"], claims["oid"]) == (GRAPH, asserted["oid"])
    assert claims["scp"].split() == ["Mail.ReadWrite", "Mail.Send"]


def test_the_panes_own_token_opens_no_mailbox(product: Product) -> None:
    """So what the product does in Graph, it does with an exchanged one."""
    assert product.outlook.graph("GET", "/me/messages", product.outlook.pane_token()).status_code == 401


def test_one_press_exchanges_once(product: Product) -> None:
    counting(product.outlook, "token")
    product.press(product.mail(COMPLAINT))
    assert counted(product.outlook) == 1


def test_a_claims_challenge_is_passed_on_and_answered_with_a_better_token(product: Product) -> None:
    product.outlook.faults({"kind": "claims_challenge", "operation": "token", "times": 0})
    answer = product.press(product.mail(COMPLAINT))
    assert is_problem(answer, 401, "more-sign-in-needed")
    challenge = answer.headers["WWW-Authenticate"]
    assert challenge.startswith('Bearer error="insufficient_claims", claims="')
    claims = base64.b64decode(challenge.split('claims="')[1].rstrip('"')).decode()
    assert json.loads(claims) == json.loads(answer.get_json()["claims"])
    better = product.outlook.pane_token(KARIN, claims=claims)
    assert product.press(product.mail(COMPLAINT), token=better).status_code == 201


def test_a_challenge_does_not_stand_in_the_way_of_guidance(product: Product) -> None:
    product.outlook.faults({"kind": "claims_challenge", "operation": "token", "times": 0})
    mail = product.mail(COMPLAINT)
    seen = {"id": mail["ids"]["rest"], "subject": mail["subject"], "internetMessageId": mail["internetMessageId"]}
    assert product.assess(seen).status_code == 200


@pytest.mark.parametrize("operation", ["openid_configuration", "token"])
@pytest.mark.parametrize("kind", ["unavailable", "throttled", "lost_response"])
def test_a_passing_fault_of_entra_is_not_noticed(product: Product, kind: str, operation: str) -> None:
    service, token = token_service(product), product.outlook.pane_token()
    product.outlook.faults({"kind": kind, "operation": operation, "seconds": 0})
    assert service.on_behalf_of(LOCAL_TENANT, token, SCOPES)


@pytest.mark.parametrize("operation", ["openid_configuration", "token"])
@pytest.mark.parametrize("kind", ["unavailable", "lost_response"])
def test_a_lasting_fault_of_entra_is_named(product: Product, kind: str, operation: str) -> None:
    service, token = token_service(product), product.outlook.pane_token()
    product.outlook.faults({"kind": kind, "operation": operation, "seconds": 0, "times": 0})
    with pytest.raises(SignInUnavailable):
        service.on_behalf_of(LOCAL_TENANT, token, SCOPES)


def test_when_entra_is_back_the_service_is(product: Product) -> None:
    service, token = token_service(product), product.outlook.pane_token()
    product.outlook.faults({"kind": "unavailable", "operation": "openid_configuration", "times": 0})
    with pytest.raises(SignInUnavailable):
        service.on_behalf_of(LOCAL_TENANT, token, SCOPES)
    product.outlook.faults()
    assert service.on_behalf_of(LOCAL_TENANT, token, SCOPES)


def stale(outlook: Outlook) -> str:
    claims = jwt.decode(outlook.pane_token(), options={"verify_signature": False})
    return outlook.inside.tokens.keys.sign({**claims, "exp": int(datetime.now(UTC).timestamp()) - 5})


@pytest.mark.parametrize(
    ("wanted", "scopes", "is_stale", "error"),
    [
        ({}, SCOPES, True, NotSignedIn),
        ({"client_secret": "run out"}, SCOPES, False, MailboxRefused),
        ({"client_id": "00000000-0000-4000-8000-000000000000"}, SCOPES, False, MailboxRefused),
        ({}, [f"{GRAPH}/Directory.ReadWrite.All"], False, EpostlotsenError),
    ],
    ids=["expired on the way", "secret run out", "no such registration", "no consent"],
)
def test_a_refusal_is_named_after_who_can_help(
    product: Product, wanted: dict[str, str], scopes: list[str], is_stale: bool, error: type[EpostlotsenError]
) -> None:
    token = stale(product.outlook) if is_stale else product.outlook.pane_token()
    with pytest.raises(error) as raised:
        token_service(product, **wanted).on_behalf_of(LOCAL_TENANT, token, scopes)
    assert not isinstance(raised.value, ClaimsChallenge)


def test_the_services_own_token_is_kept(product: Product) -> None:
    service = token_service(product)
    counting(product.outlook, "token")
    tokens = {service.for_service(LOCAL_TENANT, [f"{GRAPH}/.default"]) for _ in range(3)}
    assert len(tokens) == 1 and counted(product.outlook) == 1
