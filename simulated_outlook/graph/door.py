"""Who may do what in which mailbox. Graph checks its own tokens: another audience is no key here."""

from dataclasses import dataclass

import jwt
from flask import request

from simulated_outlook.entra.tokens import TokenOffice
from simulated_outlook.graph.errors import GraphError, access_denied, bad_request
from simulated_outlook.graph.mailbox import Mailbox
from simulated_outlook.graph.post_office import PostOffice
from simulated_outlook.registration import GRAPH_AUDIENCE, RBAC_GRANTS

ENOUGH = {
    "Mail.ReadBasic": {"Mail.ReadBasic", "Mail.Read", "Mail.ReadWrite"},
    "Mail.Read": {"Mail.Read", "Mail.ReadWrite"},
    "MailboxSettings.Read": {"MailboxSettings.Read", "MailboxSettings.ReadWrite"},
    "Tasks.Read": {"Tasks.Read", "Tasks.ReadWrite"},
}


@dataclass(frozen=True)
class Caller:
    """The bearer of a Graph token."""

    object_id: str
    scopes: frozenset[str]
    is_app: bool


def caller_of(authorization: str, office: TokenOffice) -> Caller:
    """Reads the Authorization header. Raises GraphError 401."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise _bad_token("Access token is empty.")
    try:
        claims = office.read(token, audience=GRAPH_AUDIENCE)
    except jwt.InvalidAudienceError:
        raise _bad_token("Access token validation failure. Invalid audience.") from None
    except jwt.ExpiredSignatureError:
        raise _bad_token("Lifetime validation failed, the token is expired.") from None
    except jwt.InvalidTokenError:
        raise _bad_token("Access token validation failure.") from None
    granted = claims["scp"].split() if "scp" in claims else claims.get("roles", [])
    return Caller(claims["oid"], frozenset(granted), "scp" not in claims)


def open_mailbox(user: str | None, permission: str, caller: Caller, post: PostOffice) -> Mailbox:
    """The mailbox behind /me (user None) or /users/{user}. Raises GraphError."""
    if user is None and caller.is_app:
        raise bad_request("/me request is only valid with delegated authentication flow.")
    mailbox = post.mailbox(caller.object_id if user is None else user)
    if mailbox is None:
        raise GraphError(404, "ErrorInvalidUser", f"The requested user '{user}' is invalid.")
    granted = caller.scopes
    if caller.is_app:
        granted |= RBAC_GRANTS if mailbox is post.service_mailbox else frozenset()
    elif mailbox.owner.object_id != caller.object_id:
        raise access_denied()
    if not granted & ENOUGH.get(permission, {permission}):
        raise access_denied()
    return mailbox


def _bad_token(words: str) -> GraphError:
    return GraphError(401, "InvalidAuthenticationToken", words)


def authorization() -> str:
    """The Authorization header of the request at hand."""
    return request.headers.get("Authorization", "")
