"""Whether the process lives and whether it can do its work."""

from flask import Response, jsonify

from backend.web.doors import guarded_blueprint, open_to_everybody, services

blueprint = guarded_blueprint("health", __name__, door=open_to_everybody)


@blueprint.get("/healthz")
def lives() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def is_ready() -> Response:
    """Policy and rules are loaded (or it would not have started) and the register answers."""
    database = services().is_ready()
    answer = jsonify(
        status="ok" if database else "unavailable", register=database, policy=services().assess.policy.id
    )
    answer.status_code = 200 if database else 503
    return answer
