"""Forwarding and sending."""

from typing import Any

from flask import Response

from simulated_outlook.graph.errors import bad_request
from simulated_outlook.graph.forwarding import forward_of
from simulated_outlook.graph.mail import Mail
from simulated_outlook.graph.mailbox import Mailbox
from simulated_outlook.graph.message_acts import mail_of, shown
from simulated_outlook.graph.writing import item_body, json_body, new_mail, recipients, write
from simulated_outlook.simulation import simulation

ACCEPTED = 202


def create_forward(mailbox: Mailbox, item_id: str) -> Response:
    """POST /messages/{id}/createForward: a draft with the original and its attachments."""
    return shown(simulation().post.draft(mailbox, _forward(mailbox, item_id, json_body())), 201)


def forward_message(mailbox: Mailbox, item_id: str) -> Response:
    """POST /messages/{id}/forward: the same, sent at once."""
    post = simulation().post
    post.send(mailbox, post.draft(mailbox, _forward(mailbox, item_id, json_body())))
    return Response(status=ACCEPTED)


def send_message(mailbox: Mailbox, item_id: str) -> Response:
    """POST /messages/{id}/send."""
    simulation().post.send(mailbox, mail_of(mailbox, item_id))
    return Response(status=ACCEPTED)


def send_mail(mailbox: Mailbox) -> Response:
    """POST /sendMail."""
    wish, post = json_body(), simulation().post
    if not isinstance(wish.get("message"), dict):
        raise bad_request("The message is missing.")
    draft = post.draft(mailbox, new_mail(wish["message"]))
    post.send(mailbox, draft, keep=wish.get("saveToSentItems") is not False)
    return Response(status=ACCEPTED)


def _forward(mailbox: Mailbox, item_id: str, wish: dict[str, Any]) -> Mail:
    changes = dict(wish.get("message") or {})
    if wish.get("comment") is not None and "body" in changes:
        raise bad_request("Specify either the comment or the body of the message.", "ErrorInvalidRequest")
    if "toRecipients" in wish and "toRecipients" in changes:
        raise bad_request("Specify toRecipients once.", "ErrorInvalidRequest")
    comment = item_body(changes.pop("body", {"content": wish.get("comment") or ""}))
    draft = forward_of(mail_of(mailbox, item_id), comment)
    draft.resource["isDraft"] = True
    write(draft, changes)
    if "toRecipients" in wish:
        draft.resource["toRecipients"] = recipients(wish["toRecipients"])
    return draft
