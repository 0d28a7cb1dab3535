"""The two grants that the product uses at the token endpoint."""

import hmac
from collections.abc import Mapping
from typing import Any

import jwt

from simulated_outlook.entra.errors import EntraError, more_sign_in_needed
from simulated_outlook.entra.tokens import LIFETIME, TokenOffice
from simulated_outlook.registration import DELEGATED_CONSENT, GRAPH_AUDIENCE

JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
OPENID_SCOPES = {"openid", "profile", "email", "offline_access"}


def exchange(form: Mapping[str, str], office: TokenOffice, challenge: bool) -> dict[str, Any]:
    """The token endpoint's answer. `challenge`: conditional access is in the way. Raises EntraError."""
    _check_client(form, office)
    match form.get("grant_type"):
        case "client_credentials":
            return _client_credentials(form, office)
        case grant if grant == JWT_BEARER:
            return _on_behalf_of(form, office, challenge)
    raise EntraError("unsupported_grant_type", 70003, "The app requested an unsupported grant type.")


def _check_client(form: Mapping[str, str], office: TokenOffice) -> None:
    ours = office.registration
    if form.get("client_id") != ours.client_id:
        raise EntraError("unauthorized_client", 700016, "The application was not found in the directory.")
    if not hmac.compare_digest(form.get("client_secret", "").encode(), ours.client_secret.encode()):
        raise EntraError("invalid_client", 7000215, "Invalid client secret provided.", status=401)


def _client_credentials(form: Mapping[str, str], office: TokenOffice) -> dict[str, Any]:
    if form.get("scope") != f"{GRAPH_AUDIENCE}/.default":
        raise EntraError("invalid_scope", 1002012, "The provided value for scope must end in /.default.")
    return _answer(office.for_application(), f"{GRAPH_AUDIENCE}/.default")


def _on_behalf_of(form: Mapping[str, str], office: TokenOffice, challenge: bool) -> dict[str, Any]:
    if form.get("requested_token_use") != "on_behalf_of":
        raise EntraError("invalid_request", 900144, "The request body must contain requested_token_use.")
    person = _person_behind(form.get("assertion", ""), office)
    if challenge and "c1" not in person.get("acrs", ()):
        raise more_sign_in_needed()
    scopes = _consented(form.get("scope", ""))
    return _answer(office.for_graph(person, scopes), " ".join(f"{GRAPH_AUDIENCE}/{s}" for s in sorted(scopes)))


def _person_behind(assertion: str, office: TokenOffice) -> dict[str, Any]:
    try:
        claims = office.read(assertion, audience=office.registration.client_id)
    except jwt.ExpiredSignatureError:
        raise EntraError("invalid_grant", 500133, "Assertion is not within its valid time range.") from None
    except jwt.InvalidAudienceError:
        raise EntraError("invalid_grant", 50013, "Assertion audience does not match the client app.") from None
    except jwt.InvalidTokenError:
        raise EntraError("invalid_grant", 50013, "Assertion failed signature validation.") from None
    if "access_as_user" not in claims.get("scp", "").split():
        raise EntraError("invalid_grant", 50027, "The assertion is no delegated access token.")
    return claims


def _consented(wanted: str) -> frozenset[str]:
    names = {name.removeprefix(f"{GRAPH_AUDIENCE}/") for name in wanted.split()} - OPENID_SCOPES
    if ".default" in names:
        return DELEGATED_CONSENT
    if not names:
        raise EntraError("invalid_scope", 70011, "The provided value for the input parameter scope is not valid.")
    if names - DELEGATED_CONSENT:
        raise EntraError(
            "invalid_grant", 65001, "The user or administrator has not consented.", suberror="consent_required"
        )
    return frozenset(names)


def _answer(token: str, scope: str) -> dict[str, Any]:
    return {
        "token_type": "Bearer",
        "scope": scope,
        "expires_in": LIFETIME,
        "ext_expires_in": LIFETIME,
        "access_token": token,
    }
