"""The guidance about one mail as an answer: JSON, or the fragment that the pane shows."""

from flask import Response, jsonify, make_response, render_template

from backend.domain.assessment import Assessment
from backend.domain.errors import RegisterUnavailable
from backend.domain.hand_over import HandOver
from backend.domain.judgement import Reason, Standing
from backend.service_layer.assess_message import NOTHING_SAID
from backend.service_layer.assessment_view import as_json
from backend.web.doors import person, services
from backend.web.negotiation import language

REASONS = tuple(reason.value for reason in Reason if reason is not Reason.NONE)


def guidance_answer(
    assessment: Assessment, standing: Standing, internet_message_id: str, *, is_html: bool, can_act: bool = True
) -> Response:
    """Guidance, what has been handed over before, and what the reader has said herself."""
    hand_overs = _hand_overs(internet_message_id)
    if is_html:
        page = render_template(
            "fragments/guidance.html",
            assessment=assessment,
            hand_overs=hand_overs,
            standing=standing,
            reasons=REASONS,
            language=language(),
            can_act=bool(internet_message_id) and can_act,
        )
        return make_response(page)
    known = [{"reference": h.reference, "kind": h.kind.value, "state": h.state.value} for h in hand_overs]
    said = {"wrong": sorted(standing.wrong), "feltThreatening": standing.felt_threatening}
    return jsonify({**as_json(assessment), "handOvers": known, "judgements": said})


def standing_of(internet_message_id: str) -> Standing:
    """What the signed-in person has said of the mail; nothing when the register does not answer."""
    if not internet_message_id:
        return NOTHING_SAID
    try:
        return services().desk.standing(person(), internet_message_id)
    except RegisterUnavailable:
        return NOTHING_SAID


def _hand_overs(internet_message_id: str) -> tuple[HandOver, ...]:
    if not internet_message_id:
        return ()
    register = services().register
    try:
        return register.find(services().assess.policy.id, register.message_key(internet_message_id))
    except RegisterUnavailable:
        return ()  # The guidance is good without; a press is refused until the register answers.
