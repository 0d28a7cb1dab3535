"""What the caller sends and wants: media types, language, JSON."""

from typing import Any

from flask import request
from werkzeug.exceptions import NotAcceptable, UnsupportedMediaType

from backend.domain.errors import UnreadableMessage

JSON, HTML = "application/json", "text/html"
LANGUAGES = ("sv", "en")


def wants_html() -> bool:
    """True for a fragment, False for JSON. Raises NotAcceptable when neither is wanted."""
    if not request.accept_mimetypes:
        return False  # who names nothing takes anything (RFC 9110 section 12.5.1)
    best = request.accept_mimetypes.best_match([JSON, HTML])
    if best is None:
        raise NotAcceptable
    return best == HTML


def language() -> str:
    """Swedish unless English is asked for."""
    return request.accept_languages.best_match(LANGUAGES) or "sv"


def json_object() -> dict[str, Any]:
    """The request's body. Raises UnsupportedMediaType (415), UnreadableMessage (422), RequestEntityTooLarge (413)."""
    if not request.is_json:
        raise UnsupportedMediaType
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # nested deeper than any mail
        body = None
    if not isinstance(body, dict):
        raise UnreadableMessage(("body", "json_object"))
    return body
