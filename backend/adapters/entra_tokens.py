"""Checks access tokens from Entra against our own settings (outlook.md §3.4)."""

import uuid
from typing import Any

import jwt

from backend.adapters.signing_keys import TenantKeys
from backend.domain.errors import NotAllowed, NotSignedIn
from backend.domain.hand_over import Person

ALGORITHMS = ["RS256"]
LEEWAY = 60
SCOPE = "access_as_user"
NEEDED = ["exp", "nbf", "iss", "aud", "oid", "tid", "ver"]
MALFORMED = (jwt.PyJWTError, ValueError, RecursionError)


class EntraTokens:
    """Turns a bearer token into a Person, or says no. One key cache for each tenant."""

    def __init__(self, authority: str, client_id: str, tenant_ids: tuple[str, ...]) -> None:
        tenants = [tenant.lower() for tenant in tenant_ids]
        self._client_id = client_id
        self._keys = {tenant: TenantKeys(authority.rstrip("/"), tenant) for tenant in tenants}

    def person(self, token: str) -> Person:
        """The signed-in person. Raises NotSignedIn (401), NotAllowed (403), SignInUnavailable (503)."""
        tenant = self._tenant(token)
        claims = self._claims(token, tenant)
        self._allow(claims)
        return Person(tenant, str(claims["oid"]), str(claims.get("name") or ""), _roles(claims))

    def _tenant(self, token: str) -> str:
        """Which tenant's keys to try; nothing of the unverified token is trusted beyond that choice."""
        try:
            unverified = jwt.decode(token, options={"verify_signature": False})
            tenant = str(uuid.UUID(str(unverified.get("tid", ""))))
        except MALFORMED:
            raise NotSignedIn("malformed") from None
        if tenant not in self._keys:
            raise NotAllowed("tenant")
        return tenant

    def _claims(self, token: str, tenant: str) -> dict[str, Any]:
        keys = self._keys[tenant]
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") not in ALGORITHMS:
                raise NotSignedIn("algorithm")
            claims: dict[str, Any] = jwt.decode(
                token,
                keys.key(str(header.get("kid", ""))),
                algorithms=ALGORITHMS,
                audience=self._client_id,
                issuer=keys.issuer,
                leeway=LEEWAY,
                options={"require": NEEDED},
            )
        except MALFORMED as error:
            raise NotSignedIn(type(error).__name__) from None
        if claims["ver"] != "2.0":
            raise NotSignedIn("version")
        return claims

    def _allow(self, claims: dict[str, Any]) -> None:
        """A sound token that is not a person's in our pane: an application's, or made for another program."""
        if SCOPE not in str(claims.get("scp", "")).split() or claims.get("idtyp", "user") != "user":
            raise NotAllowed("scope")
        if claims.get("azp") != self._client_id:
            raise NotAllowed("client")


def _roles(claims: dict[str, Any]) -> frozenset[str]:
    roles = claims.get("roles", [])
    return frozenset(str(role) for role in roles) if isinstance(roles, list) else frozenset()
