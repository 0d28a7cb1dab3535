"""The only file that reads the environment; once, into a frozen value. A missing name stops the start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class MissingSetting(SystemExit):
    """Stops the start and says which name is missing and what it is for."""


@dataclass(frozen=True)
class Settings:
    """How this installation differs from others. No secret has a default."""

    public_url: str
    """Where the pane is reached, without trailing slash: https://epost.norsjo.se"""
    policy: str
    """Name of a policy in backend/policies or the path of a TOML file."""
    database_url: str
    """SQLAlchemy URL of the register of hand-overs."""
    client_id: str
    """Application (client) id of the app registration."""
    client_secret: str = field(repr=False)
    hash_key: str = field(repr=False)
    """Key for the keyed hash of Internet-Message-IDs; at least 32 characters, never changed."""
    policy_local: str = ""
    """A TOML file laid over the policy: tenant ids and contacts of this installation."""
    authority: str = "https://login.microsoftonline.com"
    graph_url: str = "https://graph.microsoft.com/v1.0"
    office_js_url: str = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js"
    service_mailbox: str = ""
    """Address of the mailbox that notices are sent from. Empty: notices go from the person's own mailbox."""
    frame_ancestors: tuple[str, ...] = (
        "https://outlook.office.com",
        "https://outlook.office365.com",
        "https://outlook.cloud.microsoft",
        "https://outlook.live.com",
        "https://*.office.com",
        "https://*.office365.com",
        "https://*.cloud.microsoft",
    )
    log_level: str = "INFO"

    @property
    def is_loopback(self) -> bool:
        """True when the pane is served on this machine only; the one case where http is accepted."""
        return (urlsplit(self.public_url).hostname or "") in LOOPBACK

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Settings":
        """Reads EPOSTLOTSEN_* names. Raises MissingSetting."""
        settings = cls(
            public_url=_needed(environ, "PUBLIC_URL", "where the pane is reached").rstrip("/"),
            policy=_needed(environ, "POLICY", "name of a policy, for instance norsjo"),
            database_url=_needed(
                environ, "DATABASE_URL", "for instance sqlite:////var/lib/epostlotsen/register.db"
            ),
            client_id=_needed(environ, "CLIENT_ID", "application id in Entra"),
            client_secret=_needed(environ, "CLIENT_SECRET", "secret of that application"),
            hash_key=_needed(environ, "HASH_KEY", "at least 32 random characters, kept for ever"),
            **_given(
                environ,
                "policy_local",
                "authority",
                "graph_url",
                "office_js_url",
                "service_mailbox",
                "log_level",
            ),
            **_given_list(environ, "frame_ancestors"),
        )
        settings._refuse_unsafe()
        return settings

    def _refuse_unsafe(self) -> None:
        if not self.public_url.startswith("https://") and not self.is_loopback:
            raise MissingSetting("EPOSTLOTSEN_PUBLIC_URL must start with https:// (http only on this machine)")
        for url in (self.authority, self.graph_url, self.office_js_url):
            if not url.startswith("https://") and not self.is_loopback:
                raise MissingSetting(f"{url} must start with https:// (http only on this machine)")
        if len(self.hash_key) < 32:
            raise MissingSetting("EPOSTLOTSEN_HASH_KEY must be at least 32 characters")


def _needed(environ: Mapping[str, str], name: str, purpose: str) -> str:
    value = environ.get(f"EPOSTLOTSEN_{name}", "").strip()
    if not value:
        raise MissingSetting(f"EPOSTLOTSEN_{name} is not set: {purpose}")
    return value


def _given(environ: Mapping[str, str], *names: str) -> dict[str, Any]:
    return {name: value for name in names if (value := environ.get(f"EPOSTLOTSEN_{name.upper()}", "").strip())}


def _given_list(environ: Mapping[str, str], *names: str) -> dict[str, Any]:
    return {name: tuple(value.split()) for name, value in _given(environ, *names).items()}
