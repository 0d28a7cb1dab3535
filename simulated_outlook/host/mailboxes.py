"""Mailboxes as the host page reads them, and the pane's sign-in."""

import base64
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from simulated_outlook.entra.errors import EntraError
from simulated_outlook.entra.pane_sign_in import sign_in
from simulated_outlook.entra.routes import entra_error
from simulated_outlook.graph.errors import GraphError
from simulated_outlook.graph.mail import Mail
from simulated_outlook.graph.mailbox import Mailbox
from simulated_outlook.graph.view import show
from simulated_outlook.simulation import simulation

STATIC = Path(__file__).parents[1] / "static"
IN_LISTS = "subject,from,toRecipients,receivedDateTime,bodyPreview,hasAttachments,isRead,isDraft,internetMessageId"


def mailboxes_blueprint() -> Blueprint:
    """Reading for the page; nothing here is part of Graph."""
    blueprint = Blueprint("host", __name__, url_prefix="/api")
    blueprint.add_url_rule("/mailboxes", view_func=mailboxes)
    blueprint.add_url_rule("/mailboxes/<address>/messages", view_func=messages)
    blueprint.add_url_rule("/mailboxes/<address>/messages/<item_id>", view_func=message)
    blueprint.add_url_rule(
        "/mailboxes/<address>/messages/<item_id>/attachments/<int:number>", view_func=attachment
    )
    blueprint.add_url_rule("/token", view_func=token, methods=["POST"])
    blueprint.register_error_handler(EntraError, entra_error)
    blueprint.register_error_handler(GraphError, lambda error: (jsonify(error=error.code), error.status))
    return blueprint


def mailboxes() -> Response:
    """Who has one."""
    return jsonify([_summary(box) for box in simulation().post.mailboxes])


def messages(address: str) -> Response:
    """One folder, newest first."""
    mails = _mailbox(address).in_folder(request.args.get("folder", "inbox"))
    return jsonify(value=[_with_ids(mail, {"$select": IN_LISTS}) for mail in mails])


def message(address: str, item_id: str) -> Response:
    """The whole mail: what the fake Office.js has to give."""
    mail = _mailbox(address).get(item_id)
    mail.resource["isRead"] = True
    whole = _with_ids(mail, {})
    whole["internetMessageHeaders"] = mail.resource["internetMessageHeaders"]
    whole["attachments"] = [{k: v for k, v in a.items() if k != "contentBytes"} for a in mail.attachments]
    return jsonify(whole)


def attachment(address: str, item_id: str, number: int) -> Response:
    """The bytes of one attachment, always as a download."""
    attachments = _mailbox(address).get(item_id).attachments
    if number >= len(attachments):
        abort(404)
    found = attachments[number]
    response = Response(base64.b64decode(found["contentBytes"]), mimetype=found["contentType"])
    response.headers.set("Content-Disposition", "attachment", filename=found["name"])
    return response


def token() -> Response:
    """What the broker inside Outlook does for a pane with nested app authentication."""
    wish: dict[str, Any] = request.get_json()
    known = simulation()
    return jsonify(sign_in(wish, _mailbox(str(wish.get("address", ""))).owner, known.tokens))


def _mailbox(address: str) -> Mailbox:
    return simulation().post.mailbox(address) or abort(404)


def _summary(box: Mailbox) -> dict[str, Any]:
    unread = sum(not mail.resource["isRead"] for mail in box.in_folder("inbox"))
    return {"address": box.owner.address, "name": box.owner.name, "role": box.owner.role, "unread": unread}


def _with_ids(mail: Mail, query: dict[str, str]) -> dict[str, Any]:
    names = mail.names()
    ids = {"ews": names["ewsId"], "rest": names["restId"], "immutable": names["restImmutableEntryId"]}
    return {**show(mail, query), "id": mail.immutable_id, "ids": ids}
