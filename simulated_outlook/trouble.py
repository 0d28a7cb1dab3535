"""Puts faults and the recorder around Graph and Entra."""

from flask import Flask, Response, g, jsonify, request

from simulated_outlook.faults import FaultKind, cut_connection, wait
from simulated_outlook.graph.errors import GraphError, error_response
from simulated_outlook.simulation import simulation

GRAPH_PREFIX = "/graph/v1.0"


def make_trouble(app: Flask) -> None:
    """Every request to Graph or Entra meets the fault board first, and Graph's are recorded."""
    app.before_request(_before)
    app.after_request(_after)


def _operation() -> str:
    _, _, name = (request.endpoint or "").partition(".")
    return name.removeprefix("me_").removeprefix("users_")


def _before() -> Response | None:
    if request.blueprint not in ("graph", "entra"):
        return None
    board, operation = simulation().faults, _operation()
    wait(board.take(operation, FaultKind.SLOW))
    g.is_lost = board.take(operation, FaultKind.LOST_RESPONSE) is not None
    fault = board.take(operation, FaultKind.THROTTLED, FaultKind.UNAVAILABLE)
    if fault is None:
        return None
    if fault.kind is FaultKind.THROTTLED:
        words = "Application is over its MailboxConcurrency limit."
        return error_response(GraphError(429, "ApplicationThrottled", words, fault.seconds))
    return _unavailable()


def _unavailable() -> Response:
    if request.blueprint == "graph":
        return error_response(GraphError(503, "serviceNotAvailable", "The service is not available. Try again."))
    response = jsonify(
        error="temporarily_unavailable", error_description="AADSTS90033: A transient error has occurred."
    )
    response.status_code = 503
    return response


def _after(response: Response) -> Response:
    if request.blueprint == "graph":
        path = request.path.removeprefix(GRAPH_PREFIX)
        simulation().recorder.note(request, response, path, _operation())
    if g.get("is_lost"):
        cut_connection(request)
    return response
