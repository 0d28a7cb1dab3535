"""Opens mailboxes with tokens from Entra (port Mailboxes): on behalf of the person, or as the service."""

from collections.abc import Callable
from functools import cache
from urllib.parse import quote

from backend.adapters.graph_client import GraphClient
from backend.adapters.graph_mailbox import GraphMailbox
from backend.adapters.token_service import TokenService
from backend.domain.hand_over import Person
from backend.service_layer.ports import A_PRESS
from backend.settings import Settings

RESOURCE = "https://graph.microsoft.com"
SCOPES = ("Mail.ReadWrite", "Mail.Send")
"""The least that draft-then-send needs (outlook.md §4.1)."""


class GraphMailboxes:
    """Each mailbox that is opened asks for its token once, when it is first needed."""

    def __init__(self, settings: Settings, tenant_ids: tuple[str, ...]) -> None:
        self._settings = settings
        self._tenant_ids = tenant_ids
        self._tokens = TokenService(settings)

    def of_person(self, access_token: str, person: Person, within: float = A_PRESS) -> GraphMailbox:
        """The person's own mailbox; her own rights are the limit."""
        scopes = [f"{RESOURCE}/{scope}" for scope in SCOPES]
        return self._mailbox(
            "/me", lambda: self._tokens.on_behalf_of(person.tenant_id, access_token, scopes), within
        )

    def of_service(self, within: float = A_PRESS) -> GraphMailbox:
        """The service mailbox, with application permission for that mailbox only."""
        tenant = self._tenant_ids[0]
        return self._mailbox(
            f"/users/{quote(self._settings.service_mailbox)}",
            lambda: self._tokens.for_service(tenant, [f"{RESOURCE}/.default"]),
            within,
        )

    def _mailbox(self, root: str, token: Callable[[], str], within: float) -> GraphMailbox:
        return GraphMailbox(GraphClient(self._settings.graph_url, root, cache(token), within))
