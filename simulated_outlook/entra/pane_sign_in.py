"""What the broker inside Outlook gives a pane that uses nested app authentication."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from simulated_outlook.entra.errors import EntraError
from simulated_outlook.entra.grants import OPENID_SCOPES
from simulated_outlook.entra.tokens import LIFETIME, TokenOffice
from simulated_outlook.person import Person


def sign_in(wish: Mapping[str, Any], person: Person, office: TokenOffice) -> dict[str, Any]:
    """Access token, ID token and account for the pane. Raises EntraError as Entra would."""
    ours = office.registration
    if wish.get("client_id") != ours.client_id:
        raise EntraError("unauthorized_client", 700016, "The application was not found in the directory.")
    scopes = set(str(wish.get("scope", "")).split()) - OPENID_SCOPES
    if not scopes:
        raise EntraError("invalid_scope", 70011, "A token request must hold at least one resource scope.")
    if scopes != {ours.scope}:
        raise EntraError("invalid_grant", 65001, "The user has not consented.", suberror="consent_required")
    return {
        "token_type": "Bearer",
        "access_token": office.for_pane(person, str(wish.get("claims") or "")),
        "id_token": office.identity(person),
        "expires_in": LIFETIME,
        "scope": " ".join(sorted(scopes)),
        "account": _account(person, office),
    }


def _account(person: Person, office: TokenOffice) -> dict[str, str]:
    tenant = office.registration.tenant_id
    return {
        "homeAccountId": f"{person.object_id}.{tenant}",
        "localAccountId": person.object_id,
        "environment": urlsplit(office.registration.base_url).netloc,
        "tenantId": tenant,
        "username": person.address,
        "name": person.name,
    }
