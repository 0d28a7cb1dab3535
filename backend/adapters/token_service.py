"""Entra's token service, by msal: tokens for Graph on behalf of a person, or for the service itself."""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Any

import msal
import requests
from msal.exceptions import MsalError
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from backend.domain.errors import ClaimsChallenge, MailboxRefused, NotAllowed, NotSignedIn, SignInUnavailable
from backend.settings import Settings

TIMEOUT = (3.05, 5.0)
"""Seconds to connect and to wait for an answer; a person is waiting."""
LONGEST_PAUSE = 2
PASSING = (429, 500, 502, 503, 504)
OUR_FAULT = {"invalid_client", "unauthorized_client", "invalid_request", "invalid_scope", "invalid_resource"}
"""Secret run out, registration wrong: no sign-in of hers will help."""
log = logging.getLogger(__name__)


class TokenService:
    """One confidential client a tenant. On behalf of a person every call asks Entra anew; msal looks in no cache."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._clients: dict[str, msal.ConfidentialClientApplication] = {}
        self._lock = threading.Lock()

    def on_behalf_of(self, tenant: str, access_token: str, scopes: list[str]) -> str:
        """A token that acts as the person. Raises ClaimsChallenge, NotSignedIn, NotAllowed, SignInUnavailable."""
        return _answer(lambda: self._client(tenant).acquire_token_on_behalf_of(access_token, scopes))

    def for_service(self, tenant: str, scopes: list[str]) -> str:
        """A token of the application itself; msal keeps it while it lives. Raises MailboxRefused, SignInUnavailable."""
        return _answer(lambda: self._client(tenant).acquire_token_for_client(scopes))

    def _client(self, tenant: str) -> msal.ConfidentialClientApplication:
        # Made outside the lock: it asks Entra for its addresses, and nobody should stand in line for that.
        known = self._clients.get(tenant) or self._new_client(tenant)
        with self._lock:
            return self._clients.setdefault(tenant, known)

    def _new_client(self, tenant: str) -> msal.ConfidentialClientApplication:
        authority = f"{self._settings.authority.rstrip('/')}/{tenant}"
        is_local = authority.startswith("http://")
        return msal.ConfidentialClientApplication(
            self._settings.client_id,
            client_credential=self._settings.client_secret,
            authority=authority.replace("http://", "https://", 1) if is_local else authority,
            instance_discovery=False if is_local else None,
            http_client=_OnThisMachine() if is_local else _Patient(),
        )


def _answer(ask: Callable[[], Mapping[str, Any]]) -> str:
    try:
        answer = ask()
    except (requests.RequestException, MsalError, ValueError) as error:  # ValueError: no JSON, no discovery
        log.warning("token service: %s", type(error).__name__)
        raise SignInUnavailable("token service") from None
    if "access_token" in answer:
        return str(answer["access_token"])
    raise _refusal(answer)


def _refusal(answer: Mapping[str, Any]) -> Exception:
    error = str(answer.get("error", "no token"))
    if answer.get("claims"):
        return ClaimsChallenge(str(answer["claims"]))
    # The description may name the person; the numbers (AADSTS…) do not.
    log.warning("token service: %s %s", error, answer.get("error_codes", []))
    if error in OUR_FAULT:
        return MailboxRefused(error)
    is_consent = answer.get("suberror") == "consent_required"
    is_stale = error in ("invalid_grant", "interaction_required") and not is_consent
    return NotSignedIn(error) if is_stale else NotAllowed(error)


class _Patient(requests.Session):
    """Every call has a time-out, and a passing fault is tried again: asking twice for a token does no harm."""

    def __init__(self) -> None:
        super().__init__()
        again = Retry(
            total=2,
            read=1,
            status_forcelist=PASSING,
            allowed_methods=None,
            backoff_factor=0.2,
            backoff_jitter=0.2,
            retry_after_max=LONGEST_PAUSE,
            raise_on_status=False,
        )
        for scheme in ("https://", "http://"):
            self.mount(scheme, HTTPAdapter(max_retries=again))

    def request(self, method: str, url: str, **content: Any) -> requests.Response:  # type: ignore[override]
        """As requests does it, within TIMEOUT."""
        return super().request(method, url, **{"timeout": TIMEOUT, **content})


class _OnThisMachine(_Patient):
    """msal insists on https; the simulated Entra on this machine has none (settings.py allows http only there).

    It is told, as behind a TLS proxy, to name its own addresses with https.
    """

    def __init__(self) -> None:
        super().__init__()
        self.headers["X-Forwarded-Proto"] = "https"

    def request(self, method: str, url: str, **content: Any) -> requests.Response:  # type: ignore[override]
        """Puts the scheme back."""
        return super().request(method, url.replace("https://", "http://", 1), **content)
