"""The app registration of the product: what Entra and the product must both know."""

from dataclasses import dataclass, field

LOCAL_TENANT = "11111111-2222-4333-8444-555555555555"
GRAPH_AUDIENCE = "https://graph.microsoft.com"
DELEGATED_CONSENT = frozenset(
    {"Mail.ReadWrite", "Mail.Send", "MailboxSettings.ReadWrite", "Tasks.ReadWrite", "User.Read"}
)
RBAC_GRANTS = frozenset({"Mail.ReadWrite", "Mail.Send"})
"""What Exchange's role-based access lets the application do, and only in the service mailbox."""


@dataclass(frozen=True)
class Registration:
    """One registration for pane and API, as the manual asks. `base_url` is where the simulation is reached."""

    base_url: str
    client_id: str
    client_secret: str = field(repr=False)
    pane_url: str = ""
    tenant_id: str = LOCAL_TENANT

    @property
    def authority(self) -> str:
        """Entra without tenant."""
        return f"{self.base_url}/entra"

    @property
    def issuer(self) -> str:
        """What every v2.0 token of the tenant names as its issuer."""
        return f"{self.authority}/{self.tenant_id}/v2.0"

    @property
    def scope(self) -> str:
        """The scope that the pane asks for."""
        return f"api://{self.client_id}/access_as_user"
