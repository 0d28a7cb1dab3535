"""Microsoft's description of Graph, to hold our requests and the simulation's answers against."""

import json
from typing import Any

import pytest
import requests
from openapi_core import OpenAPI
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest

from tests.outside_data import BESIDE

FILE = BESIDE / "schemas" / "graph-subset.json"
SERVER = "https://graph.microsoft.com"
NOT_IN_THE_EXCERPT = {"$expand"}
"""Query options that Graph documents (learn.microsoft.com/graph/query-parameters) and the excerpt leaves out."""


class GraphDescription:
    """Says what is wrong with a request, or with an answer. An empty string is good news."""

    def __init__(self, raw: dict[str, Any], base_url: str) -> None:
        self._paths = raw["paths"]
        self._parameters = raw["components"]["parameters"]
        self._asked = OpenAPI.from_dict(raw)
        self._answered = OpenAPI.from_dict({**raw, "servers": [{"url": f"{base_url}/graph/v1.0"}]})

    def wrong_with_request(self, seen: dict[str, Any]) -> str:
        """`seen` is one entry of GET /api/requests."""
        body = None if seen["body"] is None else json.dumps(seen["body"]).encode()
        request = MockRequest(
            SERVER,
            seen["method"].lower(),
            f"/v1.0{seen['path']}",
            args=seen["query"],
            headers={"Authorization": "Bearer x", **seen["headers"]},
            data=body,
            content_type=seen["headers"].get("Content-Type", "").partition(";")[0],
        )
        try:
            self._asked.validate_request(request)
        except OpenAPIError as error:
            return f"{seen['method']} {seen['operation']}: {error.__cause__ or error}"
        unknown = set(seen["query"]) - NOT_IN_THE_EXCERPT - {p["name"] for p in self._parameters.values()}
        return f"{seen['operation']}: unknown query options {sorted(unknown)}" if unknown else ""

    def wrong_with_answer(self, answer: requests.Response) -> str:
        """A real answer of the simulation."""
        try:
            self._answered.validate_response(
                RequestsOpenAPIRequest(answer.request), RequestsOpenAPIResponse(answer)
            )
        except OpenAPIError as error:
            return f"{answer.request.method} {answer.request.path_url}: {error.__cause__ or error}"
        return ""


def graph_description(base_url: str = SERVER) -> GraphDescription:
    """Reads the description, or skips with one clear line."""
    if not FILE.is_file():
        pytest.skip("../shared/schemas/graph-subset.json is not here")
    return GraphDescription(json.loads(FILE.read_text("utf-8")), base_url)
