"""Errors as Entra's token endpoint writes them (RFC 6749 section 5.2 with AADSTS numbers)."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4


class EntraError(Exception):
    """A refused token request."""

    def __init__(self, error: str, number: int, words: str, status: int = 400, **more: str) -> None:
        super().__init__(words)
        self.status = status
        self._error, self._number, self._more = error, number, more

    def as_json(self) -> dict[str, Any]:
        """The body of the answer."""
        return {
            "error": self._error,
            "error_description": f"AADSTS{self._number}: {self}",
            "error_codes": [self._number],
            "timestamp": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%SZ"),
            "trace_id": str(uuid4()),
            "correlation_id": str(uuid4()),
            **self._more,
        }


def more_sign_in_needed() -> EntraError:
    """Conditional access wants an authentication context that the token does not carry."""
    claims = {"access_token": {"acrs": {"essential": True, "value": "c1"}}}
    return EntraError(
        "interaction_required",
        50076,
        "Due to a configuration change made by your administrator, you must use multi-factor authentication.",
        suberror="basic_action",
        claims=json.dumps(claims),
    )
