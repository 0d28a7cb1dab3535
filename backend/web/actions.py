"""POST /api/v1/actions/<kind>: what one click does."""

from typing import Any

from flask import Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import NotFound

from backend.domain.code import ActionKind
from backend.domain.errors import UnreadableMessage
from backend.domain.hand_over import Receipt
from backend.service_layer.hand_over import Press
from backend.service_layer.services import Act
from backend.web.doors import guarded_blueprint, person, services, signed_in, token
from backend.web.negotiation import json_object, language, wants_html
from backend.web.target import Target, target_in

blueprint = guarded_blueprint("actions", __name__, door=signed_in)
SHORTEST_KEY, LONGEST_KEY = 8, 128


@blueprint.post("/api/v1/actions/<kind>")
def act(kind: str) -> Response:
    """Carries the action out and gives the receipt: 201 the first time, 200 when it had been done."""
    is_html = wants_html()
    action_kind, action = _action(kind)
    target = target_in(json_object(), Target)
    press = Press(
        kind=action_kind,
        person=person(),
        item_id=target.item_id,
        internet_message_id=target.internet_message_id,
        idempotency_key=_idempotency_key(),
        language=language(),
    )
    receipt = action(press, services().mailboxes.of_person(token(), person()))
    answer = (
        make_response(render_template("fragments/receipt.html", receipt=receipt, language=language()))
        if is_html
        else jsonify(_as_json(receipt))
    )
    answer.status_code = 200 if receipt.is_repeat else 201
    return answer


def _action(kind: str) -> tuple[ActionKind, Act]:
    known = {k.value: k for k in services().actions}
    if kind not in known:
        raise NotFound
    return known[kind], services().actions[known[kind]]


def _idempotency_key() -> str:
    key = request.headers.get("Idempotency-Key", "").strip()
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise UnreadableMessage(("Idempotency-Key", f"{SHORTEST_KEY}-{LONGEST_KEY}"))
    return key


def _as_json(receipt: Receipt) -> dict[str, Any]:
    hand_over = receipt.hand_over
    return {
        "reference": hand_over.reference,
        "kind": hand_over.kind.value,
        "state": hand_over.state.value,
        "isRepeat": receipt.is_repeat,
        "by": hand_over.person.name,
        "at": hand_over.changed.isoformat(),
    }
