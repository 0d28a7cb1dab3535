"""Checks access tokens from Entra against our own settings (outlook.md §3.4)."""

import threading
import time
import uuid
from collections.abc import Callable
from typing import Any

import jwt
from jwt import PyJWK, PyJWKClient, PyJWKClientError
from jwt.exceptions import PyJWKClientConnectionError

from backend.domain.errors import NotAllowed, NotSignedIn, SignInUnavailable
from backend.domain.hand_over import Person

ALGORITHMS = ["RS256"]
LEEWAY = 60
KEYS_LIVE = 3600
FETCH_TIMEOUT = 5
SCOPE = "access_as_user"
NEEDED = ["exp", "nbf", "iss", "aud", "oid", "tid", "scp", "ver"]


class EntraTokens:
    """Turns a bearer token into a Person, or says no. One key cache for each tenant."""

    def __init__(self, authority: str, client_id: str, tenant_ids: tuple[str, ...]) -> None:
        self._authority = authority.rstrip("/")
        self._client_id = client_id
        self._keys = {tenant.lower(): TenantKeys(self._keys_url(tenant)) for tenant in tenant_ids}

    def person(self, token: str) -> Person:
        """The signed-in person. Raises NotSignedIn (401), NotAllowed (403), SignInUnavailable (503)."""
        tenant = self._tenant(token)
        claims = self._claims(token, tenant)
        self._allow(claims)
        return Person(tenant, str(claims["oid"]), str(claims.get("name", "")), _roles(claims))

    def _tenant(self, token: str) -> str:
        """Which tenant's keys to try; nothing of the unverified token is trusted beyond that choice."""
        try:
            unverified = jwt.decode(token, options={"verify_signature": False})
            tenant = str(uuid.UUID(str(unverified.get("tid", ""))))
        except (jwt.InvalidTokenError, ValueError):
            raise NotSignedIn("malformed") from None
        if tenant not in self._keys:
            raise NotAllowed("tenant")
        return tenant

    def _claims(self, token: str, tenant: str) -> dict[str, Any]:
        issuer = f"{self._authority}/{tenant}/v2.0"
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") not in ALGORITHMS:
                raise NotSignedIn("algorithm")
            key = self._keys[tenant].key(str(header.get("kid", "")))
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=ALGORITHMS,
                audience=self._client_id,
                issuer=issuer,
                leeway=LEEWAY,
                options={"require": NEEDED},
            )
        except jwt.InvalidTokenError as error:
            raise NotSignedIn(type(error).__name__) from None
        if str(claims["tid"]).lower() != tenant or claims["ver"] != "2.0":
            raise NotSignedIn("tenant or version")
        return claims

    def _allow(self, claims: dict[str, Any]) -> None:
        if SCOPE not in str(claims["scp"]).split():
            raise NotAllowed("scope")
        if claims.get("azp", self._client_id) != self._client_id:
            raise NotAllowed("client")

    def _keys_url(self, tenant: str) -> str:
        return f"{self._authority}/{tenant}/discovery/v2.0/keys"


class TenantKeys:
    """The signing keys of one tenant: cached, fetched anew for an unknown key, but not at every stranger's wish."""

    FETCH_AGAIN_AFTER = 300.0
    """An unknown key id makes us ask again at most this often (seconds; Entra signing-key rollover)."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._client = PyJWKClient(url, cache_jwk_set=True, lifespan=KEYS_LIVE, timeout=FETCH_TIMEOUT)
        self._clock = clock
        self._known: dict[str, PyJWK] = {}
        self._asked = float("-inf")
        self._fetched = float("-inf")
        self._lock = threading.Lock()

    def key(self, kid: str) -> PyJWK:
        """The key of that id. Raises NotSignedIn when there is none, SignInUnavailable when nobody answers."""
        with self._lock:
            now = self._clock()
            is_stale = now - self._fetched > KEYS_LIVE
            may_ask = now - self._asked > self.FETCH_AGAIN_AFTER or not self._known
            if is_stale or (kid not in self._known and may_ask):
                self._fetch(now)
            if kid not in self._known:
                raise NotSignedIn("unknown key")
            return self._known[kid]

    def _fetch(self, now: float) -> None:
        self._asked = now
        try:
            found = self._client.get_signing_keys(refresh=True)
        except PyJWKClientConnectionError:
            if not self._known:
                raise SignInUnavailable("keys") from None
            return  # The last good keys serve until Entra answers again.
        except (PyJWKClientError, jwt.InvalidTokenError, ValueError):
            raise SignInUnavailable("keys") from None
        self._known = {str(key.key_id): key for key in found}
        self._fetched = now


def _roles(claims: dict[str, Any]) -> frozenset[str]:
    roles = claims.get("roles", [])
    return frozenset(str(role) for role in roles) if isinstance(roles, list) else frozenset()
