"""Access tokens, checked with the real keys over HTTP: what opens the door, and everything that does not."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization

from backend.adapters.entra_tokens import EntraTokens
from backend.adapters.signing_keys import SEARCH_AGAIN_AFTER, TenantKeys
from backend.domain.errors import NotAllowed, NotSignedIn, SignInUnavailable
from simulated_outlook.entra.signing_keys import SigningKeys
from simulated_outlook.registration import LOCAL_TENANT
from tests.integration.product import Product, counted, counting
from tests.integration.simulated.conftest import CLIENT, GRAPH, INGELA, KARIN, Outlook

OTHER_TENANT = "22222222-2222-4333-8444-555555555555"
Claims = dict[str, Any]


@pytest.fixture
def outlook(product: Product) -> Outlook:
    return product.outlook


@pytest.fixture
def door(outlook: Outlook) -> EntraTokens:
    """A fresh one, that has fetched no keys yet."""
    return EntraTokens(outlook.inside.registration.authority, CLIENT, (LOCAL_TENANT.upper(),))


def claims_of(outlook: Outlook, **changed: Any) -> Claims:
    """What Entra says of Karin; None takes a claim away, a timedelta counts from now."""
    claims = {**jwt.decode(outlook.pane_token(), options={"verify_signature": False}), **changed}
    now = datetime.now(UTC)
    for name, value in claims.items():
        claims[name] = int((now + value).timestamp()) if isinstance(value, timedelta) else value
    return {name: value for name, value in claims.items() if value is not None}


def signed(outlook: Outlook, **changed: Any) -> str:
    """A token that Entra itself signed, with claims changed."""
    return outlook.inside.tokens.keys.sign(claims_of(outlook, **changed))


def test_a_good_token_names_the_person(outlook: Outlook, door: EntraTokens) -> None:
    karin = door.person(outlook.pane_token(KARIN))
    assert (karin.tenant_id, karin.name, karin.roles) == (LOCAL_TENANT, "Karin Nyholm", frozenset())
    assert karin.object_id == claims_of(outlook)["oid"]
    assert door.person(outlook.pane_token(INGELA)).roles == {"Registrar"}


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": GRAPH},
        {"aud": f"api://{CLIENT}"},
        {"aud": None},
        {"iss": "https://login.microsoftonline.com/other/v2.0"},
        {"iss": f"https://sts.windows.net/{LOCAL_TENANT}/"},
        {"iss": None},
        {"exp": timedelta(seconds=-61)},
        {"exp": None},
        {"exp": "soon"},
        {"nbf": timedelta(seconds=120)},
        {"nbf": None},
        {"oid": None},
        {"tid": None},
        {"tid": "norsjo"},
        {"tid": 7},
        {"ver": "1.0"},
        {"ver": None},
    ],
    ids=str,
)
def test_a_signed_token_with_a_wrong_claim_is_bad(outlook: Outlook, door: EntraTokens, changed: Claims) -> None:
    with pytest.raises(NotSignedIn):
        door.person(signed(outlook, **changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"tid": OTHER_TENANT},
        {"scp": None},
        {"scp": "profile"},
        {"scp": "access_as_user_too"},
        {"scp": None, "idtyp": "app", "roles": ["Registrar"]},
        {"idtyp": "app"},
        {"azp": "00000000-0000-4000-8000-000000000000"},
        {"azp": None},
    ],
    ids=str,
)
def test_a_sound_token_of_somebody_else_is_not_allowed(
    outlook: Outlook, door: EntraTokens, changed: Claims
) -> None:
    """Another tenant, an application, or a token made for another program: signing in again does not help."""
    with pytest.raises(NotAllowed):
        door.person(signed(outlook, **changed))


@pytest.mark.parametrize(
    "changed",
    [{"exp": timedelta(seconds=-30)}, {"nbf": timedelta(seconds=30)}, {"scp": "profile access_as_user"}],
    ids=str,
)
def test_clocks_may_differ_a_little(outlook: Outlook, door: EntraTokens, changed: Claims) -> None:
    assert door.person(signed(outlook, **changed)).name == "Karin Nyholm"


def test_another_tenants_issuer_does_not_pass_for_ours(outlook: Outlook, door: EntraTokens) -> None:
    foreign = outlook.inside.registration.issuer.replace(LOCAL_TENANT, OTHER_TENANT)
    with pytest.raises(NotSignedIn):
        door.person(signed(outlook, iss=foreign))


def published(outlook: Outlook) -> tuple[str, bytes]:
    """Key id and public key, which anybody can fetch."""
    key_id = jwt.get_unverified_header(outlook.pane_token())["kid"]
    key = outlook.inside.tokens.keys.public_key(key_id)
    assert key is not None
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key_id, key.public_bytes(serialization.Encoding.PEM, form)


def unsigned(outlook: Outlook) -> str:
    return jwt.encode(claims_of(outlook), None, algorithm="none", headers={"kid": published(outlook)[0]})


def signed_with_the_public_key(outlook: Outlook) -> str:
    """HS256, with Entra's public key as the secret (CVE-2015-9235)."""
    key_id, public = published(outlook)
    parts = ({"alg": "HS256", "typ": "JWT", "kid": key_id}, claims_of(outlook))
    written = b".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts)
    mark = hmac.new(public, written, hashlib.sha256).digest()
    return (written + b"." + base64.urlsafe_b64encode(mark).rstrip(b"=")).decode()


def signed_by_a_stranger(outlook: Outlook) -> str:
    """Right in everything, key id included; only the key is the stranger's own."""
    stranger = SigningKeys()
    (key,) = stranger._keys.values()
    return jwt.encode(claims_of(outlook), key, algorithm="RS256", headers={"kid": published(outlook)[0]})


def signed_with_another_algorithm(outlook: Outlook) -> str:
    (*_, key) = outlook.inside.tokens.keys._keys.values()
    return jwt.encode(claims_of(outlook), key, algorithm="PS256", headers={"kid": published(outlook)[0]})


def that_brings_its_own_key(outlook: Outlook) -> str:
    """Names the address of its own keys, as if anybody would look there."""
    stranger = SigningKeys()
    ((key_id, key),) = stranger._keys.items()
    headers = {"kid": key_id, "jku": "https://evil.example/keys", "jwk": stranger.as_jwks("x")["keys"][0]}
    return jwt.encode(claims_of(outlook), key, algorithm="RS256", headers=headers)


def without_key_id(outlook: Outlook) -> str:
    (*_, key) = outlook.inside.tokens.keys._keys.values()
    return jwt.encode(claims_of(outlook), key, algorithm="RS256")


@pytest.mark.parametrize(
    "forge",
    [
        unsigned,
        signed_with_the_public_key,
        signed_by_a_stranger,
        signed_with_another_algorithm,
        that_brings_its_own_key,
        without_key_id,
    ],
    ids=lambda forge: forge.__name__,
)
def test_a_forged_token_is_bad(outlook: Outlook, door: EntraTokens, forge: Callable[[Outlook], str]) -> None:
    with pytest.raises(NotSignedIn):
        door.person(forge(outlook))


def segment(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


DEEP = b'{"a":' * 5000 + b"1" + b"}" * 5000
SOUND_HEAD = segment(b'{"alg": "RS256", "kid": "x"}')


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "a.b.c",
        "..",
        "\xe5.\xe4.\xf6",
        f"{SOUND_HEAD}.{segment(DEEP)}.x",
        f"{segment(DEEP)}.{segment(b'{}')}.x",
        f"{SOUND_HEAD}.{segment(b'[1]')}.x",
        f"{SOUND_HEAD}.{segment(b'nul')}.x",
        f"{SOUND_HEAD}.{segment(json.dumps({'tid': LOCAL_TENANT}).encode())}.x",
    ],
    ids=["word", "letters", "dots", "no ASCII", "deep claims", "deep head", "a list", "no JSON", "no more"],
)
def test_what_is_no_token_is_bad(door: EntraTokens, token: str) -> None:
    with pytest.raises(NotSignedIn):
        door.person(token)


def test_a_new_key_is_followed_at_once(outlook: Outlook, door: EntraTokens) -> None:
    old = outlook.pane_token()
    door.person(old)
    outlook.inside.tokens.keys.roll()
    assert door.person(outlook.pane_token()).name == door.person(old).name


class Clock:
    """Tells the time that the test wants."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def keys_of(outlook: Outlook, clock: Clock) -> TenantKeys:
    return TenantKeys(outlook.inside.registration.authority, LOCAL_TENANT, clock)


def key_id(outlook: Outlook) -> str:
    return str(jwt.get_unverified_header(outlook.pane_token())["kid"])


def test_strangers_cannot_make_us_ask_for_keys_again_and_again(outlook: Outlook) -> None:
    clock = Clock()
    keys = keys_of(outlook, clock)
    keys.key(key_id(outlook))
    counting(outlook, "signing_keys")
    for number in range(20):
        with pytest.raises(NotSignedIn):
            keys.key(f"unknown-{number}")
    assert counted(outlook) == 1
    clock.now += SEARCH_AGAIN_AFTER + 1
    with pytest.raises(NotSignedIn):
        keys.key("unknown")
    assert counted(outlook) == 2


def test_known_keys_are_not_fetched_for_every_token(outlook: Outlook, door: EntraTokens) -> None:
    counting(outlook, "signing_keys")
    for _ in range(5):
        door.person(outlook.pane_token())
    assert counted(outlook) == 1


def test_a_withdrawn_key_is_forgotten_within_the_hour(outlook: Outlook) -> None:
    clock = Clock()
    keys, old = keys_of(outlook, clock), key_id(outlook)
    keys.key(old)
    outlook.inside.tokens.keys.roll(forget_old=True)
    clock.now += 3601
    with pytest.raises(NotSignedIn):
        keys.key(old)


def silent(outlook: Outlook, kind: str = "unavailable") -> None:
    outlook.faults({"kind": kind, "operation": "signing_keys", "times": 0})


@pytest.mark.parametrize("kind", ["unavailable", "throttled", "lost_response"])
def test_without_keys_nobody_can_be_judged(outlook: Outlook, door: EntraTokens, kind: str) -> None:
    silent(outlook, kind)
    with pytest.raises(SignInUnavailable):
        door.person(outlook.pane_token())


def test_one_lost_answer_is_not_noticed(outlook: Outlook, door: EntraTokens) -> None:
    outlook.faults({"kind": "unavailable", "operation": "signing_keys", "times": 1})
    assert door.person(outlook.pane_token()).name == "Karin Nyholm"


def test_while_entra_is_silent_it_is_left_in_peace_a_moment(outlook: Outlook) -> None:
    clock = Clock()
    keys = keys_of(outlook, clock)
    silent(outlook)
    with pytest.raises(SignInUnavailable):
        keys.key("x")
    outlook.faults()
    with pytest.raises(SignInUnavailable):
        keys.key(key_id(outlook))
    clock.now += 3
    assert keys.key(key_id(outlook))


def test_the_last_good_keys_serve_while_entra_is_silent(outlook: Outlook) -> None:
    clock = Clock()
    keys, known = keys_of(outlook, clock), key_id(outlook)
    keys.key(known)
    silent(outlook)
    clock.now += 24 * 3600
    assert keys.key(known)
    with pytest.raises(NotSignedIn):
        keys.key("unknown")


def test_keys_that_vouch_for_another_tenant_are_not_ours(
    outlook: Outlook, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, ours = outlook.inside.tokens.keys, outlook.inside.registration.issuer
    real = keys.as_jwks
    known = key_id(outlook)
    for issuer, is_ours in {
        ours.replace(LOCAL_TENANT, "{tenantid}"): True,
        ours.replace(LOCAL_TENANT, OTHER_TENANT): False,
        "": True,
    }.items():
        monkeypatch.setattr(keys, "as_jwks", lambda _, issuer=issuer: real(issuer))
        fresh = keys_of(outlook, Clock())
        if is_ours:
            assert fresh.key(known)
        else:
            with pytest.raises((NotSignedIn, SignInUnavailable)):
                fresh.key(known)


@pytest.mark.parametrize(
    "document", [[], {}, {"keys": []}, {"keys": [7]}, {"keys": [{"kty": "x"}]}, "words"], ids=str
)
def test_a_key_document_that_is_none_does_not_take_the_good_keys_away(
    outlook: Outlook, monkeypatch: pytest.MonkeyPatch, document: Any
) -> None:
    clock = Clock()
    keys, known = keys_of(outlook, clock), key_id(outlook)
    keys.key(known)
    monkeypatch.setattr(outlook.inside.tokens.keys, "as_jwks", lambda _: document)
    clock.now += 3601
    assert keys.key(known)
