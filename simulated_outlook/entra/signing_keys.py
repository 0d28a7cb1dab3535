"""RSA keys made at start. Rolling them shows whether the product follows a key it has not seen."""

from threading import Lock
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm


class SigningKeys:
    """The key that signs now, and the older ones that are still published."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._keys = {uuid4().hex: _new_key()}

    def roll(self, forget_old: bool = False) -> str:
        """A new key signs from now on; the id of that key."""
        key_id, key = uuid4().hex, _new_key()
        with self._lock:
            kept = {} if forget_old else self._keys
            self._keys = {**kept, key_id: key}
        return key_id

    def sign(self, claims: dict[str, Any]) -> str:
        """A token with `kid`, as Entra writes it."""
        key_id, key = list(self._keys.items())[-1]
        return jwt.encode(claims, key, algorithm="RS256", headers={"kid": key_id})

    def public_key(self, key_id: str) -> rsa.RSAPublicKey | None:
        """The published key of that id."""
        key = self._keys.get(key_id)
        return key.public_key() if key else None

    def as_jwks(self, issuer: str) -> dict[str, Any]:
        """The document behind jwks_uri (RFC 7517); Entra adds the issuer to every key."""
        return {
            "keys": [
                {
                    **RSAAlgorithm.to_jwk(key.public_key(), as_dict=True),
                    "use": "sig",
                    "kid": key_id,
                    "issuer": issuer,
                }
                for key_id, key in self._keys.items()
            ]
        }


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)
