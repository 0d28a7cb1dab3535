"""The keys that Entra signs with: cached, followed when they roll, and kept while Entra cannot be reached."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

import jwt
from jwt import PyJWK, PyJWKClient, PyJWKSet
from jwt.exceptions import PyJWKClientConnectionError
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_fixed

from backend.domain.errors import NotSignedIn, SignInUnavailable

KEYS_LIVE = 3600.0
SEARCH_AGAIN_AFTER = 300.0
"""An unknown key id makes us ask anew at most this often (seconds), whoever sends it (outlook.md §3.4)."""
REST = 2.0
"""Seconds of peace after Entra has not answered, so that not everybody waits in line for its time-out."""
FETCH_TIMEOUT = 5
log = logging.getLogger(__name__)


class TenantKeys:
    """The signing keys of one tenant, and the issuer that they vouch for."""

    def __init__(self, authority: str, tenant: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.issuer = f"{authority}/{tenant}/v2.0"
        url = f"{authority}/{tenant}/discovery/v2.0/keys"
        self._tenant = tenant
        self._client = PyJWKClient(url, cache_jwk_set=False, timeout=FETCH_TIMEOUT)
        self._clock = clock
        self._known: dict[str, PyJWK] = {}
        self._fetched = self._searched = self._failed = float("-inf")
        self._lock = threading.Lock()

    def key(self, kid: str) -> PyJWK:
        """The key of that id. Raises NotSignedIn when there is none, SignInUnavailable when nobody answers."""
        if kid not in self._known or self._is_stale():
            self._look_again(kid)
        if not self._known:
            raise SignInUnavailable("keys")
        if kid not in self._known:
            raise NotSignedIn("unknown key")
        return self._known[kid]

    def _look_again(self, kid: str) -> None:
        # Who has a key that will do does not wait for somebody else's question to Entra.
        if not self._lock.acquire(blocking=kid not in self._known):
            return
        try:
            if self._may_ask(kid):
                self._fetch(is_search=bool(self._known) and kid not in self._known)
        finally:
            self._lock.release()

    def _is_stale(self) -> bool:
        return self._clock() - self._fetched > KEYS_LIVE

    def _may_ask(self, kid: str) -> bool:
        now = self._clock()
        if now - self._failed < REST:
            return False
        is_searched_for = kid not in self._known and now - self._searched > SEARCH_AGAIN_AFTER
        return not self._known or self._is_stale() or is_searched_for

    def _fetch(self, is_search: bool) -> None:
        try:
            known = self._ours(self._ask())
        except (jwt.PyJWTError, OSError, ValueError, RecursionError) as error:
            log.warning("signing keys not fetched: %s", type(error).__name__)
            self._failed = self._clock()  # The last good keys serve until Entra answers again.
            return
        self._known, self._fetched = known, self._clock()
        if is_search:
            self._searched = self._fetched

    def _ask(self) -> dict[str, Any]:
        tries = Retrying(
            retry=retry_if_exception_type((PyJWKClientConnectionError, OSError)),
            stop=stop_after_attempt(2),
            wait=wait_fixed(0.2),
            reraise=True,
        )
        found: dict[str, Any] = tries(self._client.fetch_data)
        return found

    def _ours(self, found: dict[str, Any]) -> dict[str, PyJWK]:
        """Signing keys that may vouch for our tenant: Entra names the issuer of each key, or a pattern of it."""
        issuers = {str(k.get("kid")): k.get("issuer") for k in found.get("keys", []) if isinstance(k, dict)}
        ours = {
            str(key.key_id): key
            for key in PyJWKSet.from_dict(found).keys
            if key.key_id and key.public_key_use in ("sig", None) and self._is_ours(issuers.get(str(key.key_id)))
        }
        if not ours:
            raise ValueError("no key of our tenant")
        return ours

    def _is_ours(self, issuer: object) -> bool:
        return not issuer or str(issuer).replace("{tenantid}", self._tenant) == self.issuer
