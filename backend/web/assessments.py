"""POST /api/v1/assessments: what does the guideline ask for this mail?"""

import logging
from dataclasses import replace

from flask import Response, jsonify, make_response, render_template

from backend.domain.errors import EpostlotsenError, RegisterUnavailable
from backend.domain.hand_over import HandOver
from backend.domain.message import Message
from backend.reading.graph_message import parse_message
from backend.service_layer.assessment_view import as_json
from backend.web.doors import guarded_blueprint, person, services, signed_in, token
from backend.web.negotiation import json_object, language, wants_html

blueprint = guarded_blueprint("assessments", __name__, door=signed_in)
log = logging.getLogger(__name__)
A_GLANCE = 4.0
"""Seconds that the guidance may wait for Graph; it is good without the headers too."""


@blueprint.post("/api/v1/assessments")
def assess() -> Response:
    """Parses, assesses, renders; stores nothing."""
    is_html = wants_html()
    message = _with_headers(parse_message(json_object()))
    assessment = services().assess(message, services().now(), language())
    hand_overs = _hand_overs(message)
    if is_html:
        page = render_template(
            "fragments/guidance.html",
            assessment=assessment,
            hand_overs=hand_overs,
            language=language(),
            can_act=bool(message.internet_message_id) and not message.is_draft,
        )
        return make_response(page)
    known = [{"reference": h.reference, "kind": h.kind.value, "state": h.state.value} for h in hand_overs]
    return jsonify({**as_json(assessment), "handOvers": known})


def _with_headers(message: Message) -> Message:
    """Outlook on a tablet cannot see the headers; the server can. Without an answer the guidance says so."""
    if message.headers is not None or message.is_draft or not (message.item_id and message.internet_message_id):
        return message
    try:
        mailbox = services().mailboxes.of_person(token(), person(), A_GLANCE)
        return replace(message, headers=mailbox.headers(message.item_id, message.internet_message_id))
    except EpostlotsenError as error:
        log.warning("headers not fetched: %s", error.type_id)
        return message


def _hand_overs(message: Message) -> tuple[HandOver, ...]:
    if not message.internet_message_id:
        return ()
    register = services().register
    try:
        return register.find(services().assess.policy.id, register.message_key(message.internet_message_id))
    except RegisterUnavailable:
        return ()  # The guidance is good without; a press is refused until the register answers.
