"""Errors become answers here and nowhere else: problem+json (RFC 9457), in the reader's language."""

import base64
import logging
from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from backend.domain import errors
from backend.web.negotiation import HTML, JSON, language
from backend.web.problem_words import ProblemWords, load_problem_words

log = logging.getLogger(__name__)
PROBLEM_JSON = "application/problem+json"
LONGEST_REQUEST = 2_000_000
"""Bytes; a mail that is longer cannot be read in full anyway (reading.LONGEST_BODY)."""
STATUS: Mapping[type[errors.EpostlotsenError], int] = {
    errors.UnreadableMessage: 422,
    errors.NotSignedIn: 401,
    errors.NotAllowed: 403,
    errors.SignInUnavailable: 503,
    errors.ActionForbidden: 409,
    errors.ContactMissing: 409,
    errors.MessageNotFound: 404,
    errors.MailboxUnavailable: 503,
    errors.MailboxRefused: 502,
    errors.RegisterUnavailable: 503,
    errors.KeyReused: 422,
}
BY_STATUS = {
    400: "bad-request",
    404: "not-found",
    405: "not-found",
    406: "not-acceptable",
    413: "too-large",
    415: "not-json",
}


def translate_errors(app: Flask) -> None:
    """Every error gets a stable `type` and a sentence for a person; never the error's own text."""
    words = load_problem_words()
    app.register_error_handler(errors.EpostlotsenError, lambda error: _ours(error, words))
    app.register_error_handler(HTTPException, lambda error: _http(error, words))
    app.register_error_handler(Exception, lambda error: _unexpected(error, words))


def _ours(error: errors.EpostlotsenError, words: ProblemWords) -> Response:
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
    more = _details(error)
    answer = _answer(error.type_id, status, words, more)
    if isinstance(error, errors.NotSignedIn):
        answer.headers["WWW-Authenticate"] = _challenge(error)
    if isinstance(error, errors.MailboxUnavailable) and error.retry_after is not None:
        answer.headers["Retry-After"] = str(error.retry_after)
    return answer


def _http(error: HTTPException, words: ProblemWords) -> Response:
    status = error.code or 500
    if error.response is not None or status < 400:
        return make_response(error.get_response())
    answer = _answer(BY_STATUS.get(status, "unexpected"), status, words, {})
    answer.headers.extend({name: value for name, value in error.get_headers() if name == "Allow"})
    return answer


def _unexpected(error: Exception, words: ProblemWords) -> Response:
    # The error's text may quote the mail; its kind and place do not.
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "-"
    log.error("unexpected %s at %s", type(error).__name__, where)
    return _answer("unexpected", 500, words, {})


def _answer(type_id: str, status: int, words: ProblemWords, more: Mapping[str, Any]) -> Response:
    title, detail = words.say(type_id, language(), more.get("reasons", ()))
    problem = {"type": f"/problems/{type_id}", "title": title, "detail": detail, "status": status, **more}
    if _wants_fragment():
        answer = make_response(render_template("fragments/problem.html", problem=problem, language=language()))
    else:
        answer = jsonify(problem)
        answer.mimetype = PROBLEM_JSON
    answer.status_code = status
    return answer


def _wants_fragment() -> bool:
    """Who takes problem+json gets it; only who takes nothing but HTML gets a fragment."""
    accepted = request.accept_mimetypes
    return not accepted.quality(PROBLEM_JSON) and not accepted.quality(JSON) and bool(accepted.quality(HTML))


def _details(error: errors.EpostlotsenError) -> dict[str, Any]:
    if isinstance(error, errors.ActionForbidden):
        return {"action": error.kind.value, "restriction": error.restriction, "reasons": list(error.reasons)}
    if isinstance(error, errors.UnreadableMessage):
        return {"errors": [{"place": place, "reason": reason} for place, reason in error.reasons]}
    if isinstance(error, errors.ContactMissing):
        return {"role": error.role}
    return {"claims": error.claims} if isinstance(error, errors.ClaimsChallenge) else {}


def _challenge(error: errors.NotSignedIn) -> str:
    if isinstance(error, errors.ClaimsChallenge):
        encoded = base64.b64encode(error.claims.encode()).decode()
        return f'Bearer error="insufficient_claims", claims="{encoded}"'
    return 'Bearer error="invalid_token"'
