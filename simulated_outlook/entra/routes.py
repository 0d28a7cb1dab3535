"""Entra's addresses below /entra/<tenant>, as in login.microsoftonline.com."""

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from simulated_outlook.entra.errors import EntraError
from simulated_outlook.entra.grants import JWT_BEARER, exchange
from simulated_outlook.faults import FaultKind
from simulated_outlook.simulation import simulation

OPERATIONS = ("openid_configuration", "signing_keys", "token")


def entra_blueprint() -> Blueprint:
    """Discovery, keys and the token endpoint."""
    blueprint = Blueprint("entra", __name__, url_prefix="/entra/<tenant>")
    blueprint.before_request(_refuse_other_tenants)
    blueprint.add_url_rule("/v2.0/.well-known/openid-configuration", view_func=openid_configuration)
    blueprint.add_url_rule("/discovery/v2.0/keys", view_func=signing_keys)
    blueprint.add_url_rule("/oauth2/v2.0/token", view_func=token, methods=["POST"])
    blueprint.register_error_handler(EntraError, entra_error)
    return blueprint


def openid_configuration(tenant: str) -> Response:
    """The discovery document. Behind a TLS proxy the endpoints are named with https, the issuer never changes."""
    ours = simulation().registration
    scheme = request.headers.get("X-Forwarded-Proto", request.scheme)
    base = f"{scheme}://{request.host}/entra/{tenant}"
    document: dict[str, Any] = {
        "issuer": ours.issuer,
        "jwks_uri": f"{base}/discovery/v2.0/keys",
        "token_endpoint": f"{base}/oauth2/v2.0/token",
        "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
        "grant_types_supported": ["client_credentials", JWT_BEARER],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "fragment"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
    }
    return jsonify(document)


def signing_keys(tenant: str) -> Response:
    """The published keys."""
    known = simulation()
    return jsonify(known.tokens.keys.as_jwks(known.registration.issuer))


def token(tenant: str) -> Response:
    """On-behalf-of and client credentials."""
    known = simulation()
    is_obo = request.form.get("grant_type") == JWT_BEARER
    challenge = known.faults.take("token", FaultKind.CLAIMS_CHALLENGE) if is_obo else None
    return jsonify(exchange(request.form, known.tokens, challenge is not None))


def entra_error(error: EntraError) -> Response:
    """The answer of a refused token request."""
    response = jsonify(error.as_json())
    response.status_code = error.status
    return response


def _refuse_other_tenants() -> None:
    if (request.view_args or {}).get("tenant") != simulation().registration.tenant_id:
        abort(404)
