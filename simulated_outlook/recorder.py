"""Every request that reached Graph, so that tests can hold them against Microsoft's own description."""

from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from flask import Request, Response

KEPT = 5000
SHOWN_HEADERS = ("Content-Type", "Prefer", "client-request-id", "User-Agent")


@dataclass(frozen=True)
class SeenRequest:
    """One request without its token. `path` counts from /v1.0; `body` is parsed JSON or text."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any = field(repr=False)
    operation: str
    status: int


class Recorder:
    """The newest requests, oldest first."""

    def __init__(self) -> None:
        self._seen: deque[SeenRequest] = deque(maxlen=KEPT)

    def note(self, request: Request, response: Response, path: str, operation: str) -> None:
        """Keeps one request and how it was answered."""
        body = request.get_json(silent=True) if request.is_json else request.get_data(as_text=True) or None
        headers = {name: request.headers[name] for name in SHOWN_HEADERS if name in request.headers}
        seen = SeenRequest(
            request.method, path, request.args.to_dict(), headers, body, operation, response.status_code
        )
        self._seen.append(seen)

    def clear(self) -> None:
        """Forgets them all."""
        self._seen.clear()

    def as_json(self) -> list[dict[str, Any]]:
        """What GET /api/requests answers."""
        return [asdict(seen) for seen in tuple(self._seen)]
