"""POST /api/v1/assessments: what does the guideline ask for this mail?"""

import logging
from dataclasses import replace

from flask import Response

from backend.domain.errors import EpostlotsenError
from backend.domain.message import Message
from backend.reading.graph_message import parse_message
from backend.web.doors import guarded_blueprint, person, services, signed_in, token
from backend.web.guidance_answer import guidance_answer, standing_of
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
    mail_id = message.internet_message_id
    standing = standing_of(mail_id)
    assessment = services().assess(message, services().now(), language(), standing)
    return guidance_answer(assessment, standing, mail_id, is_html=is_html, can_act=not message.is_draft)


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
