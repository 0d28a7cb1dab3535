"""Reading and changing mails."""

from flask import Response, jsonify, request

from simulated_outlook.graph.ids import new_rest_id
from simulated_outlook.graph.mail import Mail
from simulated_outlook.graph.mailbox import Mailbox, find_mail
from simulated_outlook.graph.mime import as_rfc5322
from simulated_outlook.graph.odata import matching
from simulated_outlook.graph.view import attachment_view, show
from simulated_outlook.graph.writing import json_body, new_mail, read_attachment, write
from simulated_outlook.simulation import simulation


def mail_of(mailbox: Mailbox, item_id: str) -> Mail:
    """The mail of that id in that mailbox. Raises GraphError."""
    return find_mail(item_id, mailbox, simulation().post.mailboxes)


def shown(mail: Mail, status: int = 200) -> Response:
    """A mail as an answer."""
    response = jsonify(show(mail, request.args))
    response.status_code = status
    return response


def list_messages(mailbox: Mailbox) -> Response:
    """GET /messages."""
    return jsonify(value=[show(mail, request.args) for mail in matching(mailbox.mails, request.args)])


def get_message(mailbox: Mailbox, item_id: str) -> Response:
    """GET /messages/{id}."""
    return shown(mail_of(mailbox, item_id))


def get_mime(mailbox: Mailbox, item_id: str) -> Response:
    """GET /messages/{id}/$value."""
    return Response(as_rfc5322(mail_of(mailbox, item_id)), mimetype="text/plain")


def create_message(mailbox: Mailbox) -> Response:
    """POST /messages: a new draft."""
    return shown(simulation().post.draft(mailbox, new_mail(json_body())), 201)


def update_message(mailbox: Mailbox, item_id: str) -> Response:
    """PATCH /messages/{id}."""
    mail = mail_of(mailbox, item_id)
    write(mail, json_body())
    return shown(mail)


def list_attachments(mailbox: Mailbox, item_id: str) -> Response:
    """GET /messages/{id}/attachments."""
    select = request.args.get("$select", "")
    expand = f"attachments($select={select})" if select else ""
    return jsonify(value=[attachment_view(a, expand) for a in mail_of(mailbox, item_id).attachments])


def add_attachment(mailbox: Mailbox, item_id: str) -> Response:
    """POST /messages/{id}/attachments."""
    mail, attachment = mail_of(mailbox, item_id), read_attachment(json_body())
    mail.attachments.append(attachment)
    response = jsonify(attachment)
    response.status_code = 201
    return response


def move_message(mailbox: Mailbox, item_id: str) -> Response:
    """POST /messages/{id}/move: the REST id changes, the immutable one stays."""
    mail = mail_of(mailbox, item_id)
    mail.folder, mail.rest_id = mailbox.folder_id(str(json_body().get("destinationId", ""))), new_rest_id()
    return shown(mail, 201)
