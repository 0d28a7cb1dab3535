"""Our own description of the API, to hold every real answer against."""

import json
from typing import Any

from flask import Response
from flask.testing import FlaskClient
from openapi_core import Config, OpenAPI
from openapi_core.contrib.werkzeug import WerkzeugOpenAPIResponse
from openapi_core.exceptions import OpenAPIError
from openapi_core.templating.paths.exceptions import OperationNotFound, PathNotFound
from openapi_core.testing import MockRequest
from werkzeug.test import TestResponse

from backend.web.description import openapi
from backend.web.problems import PROBLEM_JSON

LEADS_ON = {302, 308}
ORIGIN = "https://epost.norsjo.example"
config = Config(extra_media_type_deserializers={PROBLEM_JSON: json.loads})
described = OpenAPI.from_dict({**openapi(), "servers": [{"url": ORIGIN}]}, config=config)


class DescribedClient(FlaskClient):
    """A client that fails the test when an answer does not fit the description."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.everywhere: dict[str, str] = {}

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs["headers"] = {**self.everywhere, **dict(kwargs.get("headers") or {})}
        kwargs.setdefault("base_url", ORIGIN)
        answer = super().open(*args, buffered=True, **kwargs)
        if answer.status_code not in LEADS_ON:
            wrong = wrong_with(answer)
            assert not wrong, wrong
        return answer


def wrong_with(answer: TestResponse) -> str:
    """What does not fit; empty when all is well. An address that is not described may only answer an error."""
    asked = MockRequest(ORIGIN, answer.request.method.lower(), answer.request.path)
    response = Response(answer.get_data(), answer.status_code, answer.headers)
    try:
        described.validate_response(asked, WerkzeugOpenAPIResponse(response))
    except (PathNotFound, OperationNotFound):
        is_known = answer.status_code < 300 and not answer.request.path.startswith("/static/")
        return f"{answer.request.path} is not described" if is_known else ""
    except OpenAPIError as error:
        return f"{answer.status_code} {answer.request.path}: {error.__cause__ or error}"
    return ""


def is_problem(answer: TestResponse, status: int, name: str) -> bool:
    """True for an error of that status and stable name."""
    told = answer.get_json() if answer.mimetype == PROBLEM_JSON else {}
    return (answer.status_code, told.get("status"), told.get("type")) == (status, status, f"/problems/{name}")
