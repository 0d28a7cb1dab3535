"""Errors in Graph's own JSON shape (learn.microsoft.com/graph/errors)."""

from datetime import UTC, datetime
from uuid import uuid4

from flask import Response, jsonify, request


class GraphError(Exception):
    """A refused request."""

    def __init__(self, status: int, code: str, words: str, retry_after: int | None = None) -> None:
        super().__init__(words)
        self.status, self.code, self.retry_after = status, code, retry_after


def error_response(error: GraphError) -> Response:
    """The answer that Graph gives, with Retry-After where it asks for patience."""
    inner = {
        "date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "request-id": str(uuid4()),
        "client-request-id": request.headers.get("client-request-id", str(uuid4())),
    }
    response = jsonify(error={"code": error.code, "message": str(error), "innerError": inner})
    response.status_code = error.status
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def bad_request(words: str, code: str = "BadRequest") -> GraphError:
    """400."""
    return GraphError(400, code, words)


def item_not_found() -> GraphError:
    """404 for an id that no mail in this mailbox has."""
    return GraphError(404, "ErrorItemNotFound", "The specified object was not found in the store.")


def other_mailbox(address: str) -> GraphError:
    """404 for the id of a mail that lies in somebody else's mailbox."""
    return GraphError(
        404, "ErrorInvalidMailboxItemId", f"Item Id doesn't belong to the targeted mailbox '{address}'."
    )


def access_denied() -> GraphError:
    """403."""
    return GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
