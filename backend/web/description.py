"""GET /api/v1/openapi.json: the API as other programs read it."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from flask import Response, jsonify

from backend.web.doors import guarded_blueprint, open_to_everybody

blueprint = guarded_blueprint("description", __name__, door=open_to_everybody)


@cache
def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 description, written by hand beside this file and tested against the routes."""
    described: dict[str, Any] = json.loads(files("backend.web").joinpath("openapi.json").read_text("utf-8"))
    return described


@blueprint.get("/api/v1/openapi.json")
def show() -> Response:
    """The description."""
    return jsonify(openapi())
