"""What Exchange makes of a mail that is forwarded: comment, header block, the original, its attachments."""

import copy
import re
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from simulated_outlook.graph.mail import Mail, blank_resource, file_attachment
from simulated_outlook.graph.words import outlook_words

BODY_TAG = re.compile(r"<body[^>]*>", re.IGNORECASE)
HERE = ZoneInfo("Europe/Stockholm")


def forward_of(original: Mail, comment: dict[str, str]) -> Mail:
    """An unaddressed draft. `comment` is an itemBody: what the sender wants to say on top."""
    prefix = outlook_words()["forward_prefix"]
    resource = blank_resource(
        subject=prefix + original.resource["subject"],
        body=_body(original.resource, comment),
        conversationId=original.resource["conversationId"],
        importance=original.resource["importance"],
    )
    return Mail(resource, [_copied(a) for a in original.attachments])


def _copied(attachment: dict[str, Any]) -> dict[str, Any]:
    fresh = file_attachment(attachment["name"], attachment["contentType"], b"")
    return {**copy.deepcopy(attachment), "id": fresh["id"]}


def _body(original: dict[str, Any], comment: dict[str, str]) -> dict[str, str]:
    lines, body = _header_lines(original), original["body"]
    if body["contentType"] != "html" and comment["contentType"] != "html":
        block = "\r\n".join(f"{label}: {value}" for label, value in lines)
        text = f"{comment['content']}\r\n\r\n{'_' * 32}\r\n{block}\r\n\r\n{body['content']}"
        return {"contentType": "text", "content": text}
    block = "<br>\r\n".join(f"<b>{label}:</b> {escape(value)}" for label, value in lines)
    top = (
        f"<div>{_as_html(comment)}</div><hr style='display:inline-block;width:98%' tabindex='-1'>"
        f"<div id='divRplyFwdMsg' dir='ltr'>{block}<div>&nbsp;</div></div>"
    )
    return {"contentType": "html", "content": _below_body_tag(_as_html(body), top)}


def _header_lines(original: dict[str, Any]) -> list[tuple[str, str]]:
    words = outlook_words()
    lines = [
        (words["from"], _people([original["from"]] if original["from"] else [])),
        (words["sent"], _swedish_date(original["sentDateTime"])),
        (words["to"], _people(original["toRecipients"])),
        (words["cc"], _people(original["ccRecipients"])),
        (words["subject"], original["subject"]),
    ]
    return [(label, value) for label, value in lines if value]


def _people(recipients: list[dict[str, Any]]) -> str:
    addresses = [r["emailAddress"] for r in recipients]
    return "; ".join(f"{a.get('name') or a['address']} <{a['address']}>" for a in addresses)


def _swedish_date(moment: str) -> str:
    local = datetime.fromisoformat(moment).astimezone(HERE)
    return f"den {local.day} {outlook_words()['months'][local.month - 1]} {local:%Y %H:%M}"


def _as_html(body: dict[str, str]) -> str:
    if body["contentType"] == "html":
        return body["content"]
    return escape(body["content"]).replace("\r\n", "\n").replace("\n", "<br>\r\n")


def _below_body_tag(html: str, top: str) -> str:
    tag = BODY_TAG.search(html)
    if not tag:
        return f"<html><body>{top}{html}</body></html>"
    return html[: tag.end()] + top + html[tag.end() :]
