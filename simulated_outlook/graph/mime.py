"""A mail as it travels: RFC 5322, for $value and as evidence."""

import base64
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from typing import Any

from simulated_outlook.graph.mail import Mail

WRITTEN_HERE = {"from", "to", "cc", "subject", "date", "message-id", "mime-version", "content-type"}


def as_rfc5322(mail: Mail) -> bytes:
    """The whole mail with its headers and attachments, lines ended by CRLF."""
    resource = mail.resource
    message = EmailMessage(policy=policy.SMTP)
    for header in resource["internetMessageHeaders"]:
        if header["name"].lower() not in WRITTEN_HERE:
            message[header["name"]] = " ".join(header["value"].split())
    if resource["from"]:
        message["From"] = _addresses([resource["from"]])
    for name, key in (("To", "toRecipients"), ("Cc", "ccRecipients")):
        if resource[key]:
            message[name] = _addresses(resource[key])
    message["Subject"] = " ".join(resource["subject"].split())
    message["Date"] = format_datetime(datetime.fromisoformat(resource["sentDateTime"]))
    message["Message-ID"] = resource["internetMessageId"]
    _fill(message, mail)
    return message.as_bytes()


def _addresses(recipients: list[dict[str, Any]]) -> str:
    people = [r["emailAddress"] for r in recipients]
    return ", ".join(formataddr((p.get("name") or "", p["address"])) for p in people)


def _fill(message: EmailMessage, mail: Mail) -> None:
    body = mail.resource["body"]
    subtype = "html" if body["contentType"] == "html" else "plain"
    message.set_content(body["content"], subtype=subtype, charset="utf-8", cte="quoted-printable")
    for attachment in mail.attachments:
        _attach(message, attachment)


def _attach(message: EmailMessage, attachment: dict[str, Any]) -> None:
    content, name = base64.b64decode(attachment["contentBytes"]), attachment["name"]
    if attachment["contentType"] == "message/rfc822":
        message.add_attachment(message_from_bytes(content, policy=policy.SMTP), filename=name)
        return
    maintype, _, subtype = attachment["contentType"].partition("/")
    message.add_attachment(content, maintype=maintype, subtype=subtype or "octet-stream", filename=name)
