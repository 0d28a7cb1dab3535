"""What the manifest cannot carry and somebody must do once in Entra (outlook.md §3.2)."""

from urllib.parse import quote

CONSENT = "https://login.microsoftonline.com/organizations/v2.0/adminconsent"


def entra_steps(origin: str, client_id: str) -> str:
    """Redirect addresses of the registration, and the address where an administrator consents for everybody.

    An XML manifest cannot ask for consent when it is deployed; only the unified manifest can
    (https://learn.microsoft.com/office/dev/add-ins/publish/publish-nested-app-auth-add-in).
    """
    from backend.adapters.graph_mailboxes import RESOURCE, SCOPES  # brings msal; only this needs it

    host = origin.removeprefix("https://")
    scopes = quote(" ".join(f"{RESOURCE}/{scope}" for scope in SCOPES), safe="")
    landing = f"{origin}/help"
    return "\n".join(
        [
            f"Once, in Entra, for the application {client_id}:",
            "1. Redirect addresses of the kind single-page application:",
            *(f"   {address}" for address in (f"brk-multihub://{host}", f"{origin}/sign-in", landing)),
            "2. Consent for the whole municipality, opened by an administrator:",
            f"   {CONSENT}?client_id={client_id}&scope={scopes}&redirect_uri={quote(landing, safe='')}",
        ]
    )
