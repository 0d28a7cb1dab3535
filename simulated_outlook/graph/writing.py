"""What a client may write into a mail, checked as Graph checks it."""

import base64
import binascii
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from flask import request

from simulated_outlook.graph.errors import bad_request
from simulated_outlook.graph.mail import ONLY_IN_DRAFTS, WRITEABLE, Mail, blank_resource, file_attachment, instant

RECIPIENT_LISTS = ("toRecipients", "ccRecipients", "bccRecipients", "replyTo")


def json_body() -> dict[str, Any]:
    """The request's JSON object. Raises GraphError."""
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise bad_request("Unable to read JSON request payload. Please ensure Content-Type header is set.")
    return body


def new_mail(wish: dict[str, Any]) -> Mail:
    """A mail from the JSON of a `message`. Raises GraphError."""
    mail = Mail(blank_resource(isDraft=True))
    write(mail, wish)
    return mail


def write(mail: Mail, wish: dict[str, Any]) -> None:
    """Changes a mail; what a sent mail said stays as it was said. Raises GraphError."""
    wish = {name: value for name, value in wish.items() if not name.startswith("@odata")}
    for name in wish:
        if name not in WRITEABLE:
            raise bad_request(f"The property '{name}' does not exist on type 'microsoft.graph.message'.")
        if name in ONLY_IN_DRAFTS and not mail.is_draft:
            raise bad_request("Update operation is invalid for property.", "ErrorInvalidPropertySet")
    mail.attachments += [read_attachment(a) for a in wish.pop("attachments", [])]
    mail.resource.update({name: _checked(name, value) for name, value in wish.items()})
    mail.resource.update(lastModifiedDateTime=instant(datetime.now(UTC)), changeKey=uuid4().hex)


def read_attachment(wish: dict[str, Any]) -> dict[str, Any]:
    """A file attachment from its JSON. Raises GraphError."""
    if wish.get("@odata.type") != "#microsoft.graph.fileAttachment":
        raise bad_request("The simulation takes #microsoft.graph.fileAttachment only.")
    if not wish.get("name"):
        raise bad_request("The attachment needs a name.", "ErrorInvalidRequest")
    try:
        content = base64.b64decode(wish.get("contentBytes", ""), validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise bad_request("Cannot convert contentBytes to the expected type 'Edm.Binary'.") from None
    return file_attachment(
        wish["name"], wish.get("contentType", ""), content, bool(wish.get("isInline")), wish.get("contentId")
    )


def recipients(value: Any) -> list[dict[str, Any]]:
    """A list of Graph `recipient`. Raises GraphError."""
    try:
        people = [entry["emailAddress"] for entry in value]
        return [{"emailAddress": {"name": p.get("name") or p["address"], "address": p["address"]}} for p in people]
    except (TypeError, KeyError, AttributeError):
        raise bad_request("A recipient is {emailAddress: {address}}.", "ErrorInvalidRecipients") from None


def item_body(value: Any) -> dict[str, str]:
    """An `itemBody`. Raises GraphError."""
    if not isinstance(value, dict) or not isinstance(value.get("content", ""), str):
        raise bad_request("The body is {contentType, content}.")
    kind = str(value.get("contentType", "text")).lower()
    if kind not in ("text", "html"):
        raise bad_request(f"The value '{kind}' is not valid for contentType.")
    return {"contentType": kind, "content": value.get("content", "")}


def _checked(name: str, value: Any) -> Any:
    if name in RECIPIENT_LISTS:
        return recipients(value)
    if name in ("from", "sender"):
        return recipients([value])[0]
    if name == "body":
        return item_body(value)
    if name == "subject" and not isinstance(value, str):
        raise bad_request("The subject is a string.")
    return value
