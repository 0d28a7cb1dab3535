"""Opens mailboxes with tokens from Entra (port Mailboxes): on behalf of the person, or as the service."""

import threading
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import msal
import requests

from backend.adapters.graph_client import GraphClient
from backend.adapters.graph_mailbox import GraphMailbox
from backend.adapters.token_service import token_client
from backend.domain.errors import ClaimsChallenge, NotAllowed, SignInUnavailable
from backend.domain.hand_over import Person
from backend.settings import Settings

RESOURCE = "https://graph.microsoft.com"
SCOPES = ("Mail.ReadWrite", "Mail.Send")
"""The least that draft-then-send needs (outlook.md §4.1)."""


class GraphMailboxes:
    """One confidential client a tenant; msal keeps the tokens, in memory."""

    def __init__(self, settings: Settings, tenant_ids: tuple[str, ...]) -> None:
        self._settings = settings
        self._tenant_ids = tenant_ids
        self._clients: dict[str, msal.ConfidentialClientApplication] = {}
        self._lock = threading.Lock()

    def of_person(self, access_token: str, person: Person) -> GraphMailbox:
        """The person's own mailbox; her own rights are the limit."""
        scopes = [f"{RESOURCE}/{scope}" for scope in SCOPES]
        return self._mailbox(
            "/me", lambda: _token(self._client(person.tenant_id).acquire_token_on_behalf_of, access_token, scopes)
        )

    def of_service(self) -> GraphMailbox:
        """The service mailbox, with application permission for that mailbox only."""
        tenant = self._tenant_ids[0]
        return self._mailbox(
            f"/users/{quote(self._settings.service_mailbox)}",
            lambda: _token(self._client(tenant).acquire_token_for_client, [f"{RESOURCE}/.default"]),
        )

    def _mailbox(self, root: str, token: Callable[[], str]) -> GraphMailbox:
        return GraphMailbox(GraphClient(self._settings.graph_url, root, token))

    def _client(self, tenant: str) -> msal.ConfidentialClientApplication:
        with self._lock:
            if tenant not in self._clients:
                self._clients[tenant] = token_client(self._settings, tenant)
            return self._clients[tenant]


def _token(acquire: Callable[..., Mapping[str, Any]], *arguments: Any) -> str:
    try:
        answer = acquire(*arguments)
    except requests.RequestException:
        raise SignInUnavailable("token service") from None
    if "access_token" in answer:
        return str(answer["access_token"])
    if answer.get("claims"):
        raise ClaimsChallenge(str(answer["claims"]))
    raise NotAllowed(str(answer.get("error", "no token")))
