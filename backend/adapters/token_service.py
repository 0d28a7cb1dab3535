"""Clients of Entra's token service, one a tenant, by msal."""

from typing import Any

import msal
import requests

from backend.domain.errors import SignInUnavailable
from backend.settings import Settings

TIMEOUT = 10


def token_client(settings: Settings, tenant: str) -> msal.ConfidentialClientApplication:
    """A confidential client for one tenant; msal keeps its tokens in memory. Raises SignInUnavailable."""
    authority = f"{settings.authority.rstrip('/')}/{tenant}"
    is_local = authority.startswith("http://")
    try:
        return msal.ConfidentialClientApplication(
            settings.client_id,
            client_credential=settings.client_secret,
            authority=authority.replace("http://", "https://", 1) if is_local else authority,
            instance_discovery=None if not is_local else False,
            http_client=_OnThisMachine() if is_local else _InTime(),
        )
    except (requests.RequestException, ValueError):
        raise SignInUnavailable("token service") from None


class _InTime(requests.Session):
    """Every call has a time-out."""

    def request(self, method: str, url: str, **content: Any) -> requests.Response:  # type: ignore[override]
        """As requests does it, within TIMEOUT seconds."""
        return super().request(method, url, **{"timeout": TIMEOUT, **content})


class _OnThisMachine(_InTime):
    """msal insists on https; the simulated Entra on this machine has none (settings.py allows http only there).

    It is told, as behind a TLS proxy, to name its own addresses with https.
    """

    def __init__(self) -> None:
        super().__init__()
        self.headers["X-Forwarded-Proto"] = "https"

    def request(self, method: str, url: str, **content: Any) -> requests.Response:  # type: ignore[override]
        """Puts the scheme back."""
        return super().request(method, url.replace("https://", "http://", 1), **content)
