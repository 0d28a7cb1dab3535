"""Switches for whoever plays with the simulation: faults, record, keys, a fresh start."""

from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify, request

from simulated_outlook.entra.routes import OPERATIONS
from simulated_outlook.faults import Fault, FaultKind, UnknownFault
from simulated_outlook.graph.routes import operations
from simulated_outlook.simulation import simulation


def switches_blueprint() -> Blueprint:
    """Below /api."""
    blueprint = Blueprint("switches", __name__, url_prefix="/api")
    blueprint.add_url_rule("/faults", view_func=faults)
    blueprint.add_url_rule("/faults", view_func=set_faults, methods=["POST"])
    blueprint.add_url_rule("/requests", view_func=requests_seen)
    blueprint.add_url_rule("/requests/clear", view_func=forget_requests, methods=["POST"])
    blueprint.add_url_rule("/keys/roll", view_func=roll_keys, methods=["POST"])
    blueprint.add_url_rule("/reset", view_func=reset, methods=["POST"])
    blueprint.register_error_handler(UnknownFault, lambda error: (jsonify(error=str(error)), 400))
    return blueprint


def faults() -> Response:
    """What is to go wrong, and what could."""
    known = [*operations(), *OPERATIONS]
    return jsonify(faults=simulation().faults.as_json(), kinds=list(FaultKind), operations=known)


def set_faults() -> Response:
    """Replaces all faults."""
    wish = request.get_json()
    simulation().faults.replace_all([Fault.from_json(one) for one in wish.get("faults", [])])
    return faults()


def requests_seen() -> Response:
    """Every request that reached Graph."""
    return jsonify(simulation().recorder.as_json())


def forget_requests() -> Response:
    """Starts the record anew."""
    simulation().recorder.clear()
    return Response(status=204)


def roll_keys() -> Response:
    """A new signing key, as Entra does without notice."""
    wish = request.get_json(silent=True) or {}
    return jsonify(kid=simulation().tokens.keys.roll(forget_old=bool(wish.get("forgetOld"))))


def reset() -> Response:
    """Fresh mailboxes."""
    simulation().reset(datetime.now(UTC))
    return Response(status=204)
