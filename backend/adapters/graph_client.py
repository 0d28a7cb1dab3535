"""Speaks HTTP with Microsoft Graph: time-outs, bounded retries, errors with our names.

A call is repeated only when a repeat is safe: reads and changes that name their result (GET, PATCH) after any passing
fault, calls that do something (POST) only when Graph says that it has done nothing (429, 503).
All calls of one mailbox together end within the time that they are given: somebody is waiting.
"""

import time
import uuid
from collections.abc import Callable, Mapping
from typing import Any

import requests
from tenacity import RetryCallState, Retrying, retry_if_exception_type
from tenacity.wait import wait_exponential_jitter

from backend.domain.errors import MailboxRefused, MailboxUnavailable, MessageNotFound, NotSignedIn

CONNECT_TIMEOUT, READ_TIMEOUT = 3.05, 10.0
MOST_ATTEMPTS = 4
LONGEST_WAIT = 8.0
"""Seconds a person waits for us; when Graph asks for longer we say so instead."""
PASSING = {429, 502, 503, 504}
NOTHING_DONE = {429, 503}
REPEATABLE = {"GET", "PATCH"}
GROWING = wait_exponential_jitter(multiplier=0.2, max=4, jitter=0.3)
IMMUTABLE_IDS = 'IdType="ImmutableId"'


class PassingFault(MailboxUnavailable):
    """Worth another try."""


class GraphClient:
    """One mailbox's calls: `root` is /me or /users/<address>, `within` the seconds for all of them together."""

    def __init__(self, base_url: str, root: str, token: Callable[[], str], within: float) -> None:
        self._root = f"{base_url.rstrip('/')}{root}"
        self._token = token
        self._ends = time.monotonic() + within
        self._session = requests.Session()

    def get_json(self, path: str, **params: str) -> dict[str, Any]:
        """GET, as JSON."""
        return self._json(self._call("GET", path, params=params))

    def get_bytes(self, path: str) -> bytes:
        """GET, as it is."""
        return self._call("GET", path).content

    def post(self, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """POST; {} when Graph answers without a body."""
        answer = self._call("POST", path, json=body if body is not None else {})
        return self._json(answer) if answer.content else {}

    def _call(self, method: str, path: str, **content: Any) -> requests.Response:
        tries = Retrying(
            retry=retry_if_exception_type(PassingFault),
            wait=_as_told,
            stop=self._is_enough,
            reraise=True,
        )
        answer: requests.Response = tries(self._try, method, path, **content)
        return answer

    def _try(self, method: str, path: str, **content: Any) -> requests.Response:
        headers = {
            "Authorization": f"Bearer {self._token()}",
            "Prefer": IMMUTABLE_IDS,
            "client-request-id": str(uuid.uuid4()),
        }
        try:
            answer = self._session.request(
                method, f"{self._root}{path}", headers=headers, timeout=self._timeout(), **content
            )
        except requests.ConnectTimeout:
            raise PassingFault("no connection") from None
        except requests.RequestException:
            raise _broken(method) from None
        return _checked(answer, method)

    def _timeout(self) -> tuple[float, float]:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise MailboxUnavailable("out of time")
        return min(CONNECT_TIMEOUT, left), min(READ_TIMEOUT, left)

    def _is_enough(self, tried: RetryCallState) -> bool:
        is_late = time.monotonic() + tried.upcoming_sleep >= self._ends
        return is_late or tried.attempt_number >= MOST_ATTEMPTS

    @staticmethod
    def _json(answer: requests.Response) -> dict[str, Any]:
        try:
            found = answer.json()
        except ValueError:
            raise MailboxUnavailable("no JSON") from None
        return found if isinstance(found, dict) else {}


def _broken(method: str) -> MailboxUnavailable:
    """The line broke: whether Graph had done it is not known, so only a repeatable call may be repeated."""
    return PassingFault("line broke") if method in REPEATABLE else MailboxUnavailable("line broke")


def _checked(answer: requests.Response, method: str) -> requests.Response:
    if answer.ok:
        return answer
    status, wait = answer.status_code, _retry_after(answer)
    if status in PASSING:
        may_repeat = method in REPEATABLE or status in NOTHING_DONE
        short = wait is None or wait <= LONGEST_WAIT
        kind = PassingFault if may_repeat and short else MailboxUnavailable
        raise kind(f"status {status}", retry_after=wait)
    if status == requests.codes.not_found:
        raise MessageNotFound("not in the mailbox")
    if status == requests.codes.unauthorized:
        raise NotSignedIn("graph")
    raise MailboxUnavailable(f"status {status}") if status >= 500 else MailboxRefused(f"status {status}")


def _retry_after(answer: requests.Response) -> int | None:
    told = answer.headers.get("Retry-After", "")
    return int(told) if told.isdigit() else None


def _as_told(state: RetryCallState) -> float:
    """What Retry-After says, otherwise growing and jittered (Graph throttling guidance)."""
    fault = state.outcome.exception() if state.outcome else None
    told = fault.retry_after if isinstance(fault, MailboxUnavailable) else None
    return float(told) if told is not None else GROWING(state)
