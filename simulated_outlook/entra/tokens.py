"""Tokens with Entra's v2.0 claims."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import jwt

from simulated_outlook.entra.errors import EntraError
from simulated_outlook.entra.signing_keys import SigningKeys
from simulated_outlook.person import Person
from simulated_outlook.registration import GRAPH_AUDIENCE, Registration

LIFETIME = 4000
"""Seconds; Entra draws 60 to 90 minutes."""


@dataclass(frozen=True)
class TokenOffice:
    """Makes and reads the tokens of one tenant."""

    registration: Registration
    keys: SigningKeys

    def for_pane(self, person: Person, claims_wanted: str = "") -> str:
        """The access token that the pane sends to our API."""
        extra = {"acrs": ["c1"]} if _names_acrs(claims_wanted) else {}
        return self.keys.sign(
            {
                **self._common(self.registration.client_id),
                **_who(person),
                **extra,
                "scp": "access_as_user",
                "roles": list(person.app_roles),
                "azpacr": "0",
            }
        )

    def identity(self, person: Person) -> str:
        """The ID token that goes with it."""
        return self.keys.sign({**self._common(self.registration.client_id), **_who(person), "nonce": uuid4().hex})

    def for_graph(self, person_claims: dict[str, Any], scopes: frozenset[str]) -> str:
        """A delegated Graph token, exchanged for the pane's token."""
        who = {name: person_claims[name] for name in ("oid", "sub", "name", "preferred_username")}
        return self.keys.sign({**self._common(GRAPH_AUDIENCE), **who, "scp": " ".join(sorted(scopes))})

    def for_application(self) -> str:
        """An app-only Graph token. It names no mail role: Exchange grants those per mailbox."""
        service = str(uuid4())
        return self.keys.sign(
            {**self._common(GRAPH_AUDIENCE), "oid": service, "sub": service, "idtyp": "app", "roles": []}
        )

    def read(self, token: str, audience: str) -> dict[str, Any]:
        """The claims of a token that this tenant signed for that audience. Raises jwt.InvalidTokenError."""
        key = self.keys.public_key(str(jwt.get_unverified_header(token).get("kid", "")))
        if key is None:
            raise jwt.InvalidKeyError("no published key has that id")
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=["RS256"],
            audience=audience,
            issuer=self.registration.issuer,
            options={"require": ["exp", "nbf", "iat", "iss", "aud", "oid", "tid"]},
        )
        return claims

    def _common(self, audience: str) -> dict[str, Any]:
        now = int(datetime.now(UTC).timestamp())
        return {
            "aud": audience,
            "iss": self.registration.issuer,
            "iat": now,
            "nbf": now,
            "exp": now + LIFETIME,
            "azp": self.registration.client_id,
            "tid": self.registration.tenant_id,
            "uti": uuid4().hex,
            "ver": "2.0",
        }


def _who(person: Person) -> dict[str, Any]:
    return {
        "oid": person.object_id,
        "sub": f"pairwise-{person.object_id}",
        "name": person.name,
        "preferred_username": person.address,
    }


def _names_acrs(claims_wanted: str) -> bool:
    if not claims_wanted:
        return False
    try:
        return "acrs" in json.loads(claims_wanted)["access_token"]
    except (ValueError, KeyError, TypeError):
        raise EntraError("invalid_request", 50148, "The claims parameter is not valid JSON.") from None
