"""A mail as Graph shows it."""

from collections.abc import Mapping
from typing import Any

from flask import request
from inscriptis import get_text

from simulated_outlook.graph.errors import bad_request
from simulated_outlook.graph.mail import Mail
from simulated_outlook.graph.odata import selected

PREVIEW = 255


def wants_immutable_ids() -> bool:
    """Prefer: IdType="ImmutableId", asked anew with every request."""
    return 'idtype="immutableid"' in _preferences()


def show(mail: Mail, query: Mapping[str, str]) -> dict[str, Any]:
    """The `message` resource. Headers only when selected, attachments only when expanded, as in Graph."""
    whole = {
        "@odata.etag": f'W/"{mail.resource["changeKey"]}"',
        "id": mail.immutable_id if wants_immutable_ids() else mail.rest_id,
        **mail.resource,
        **_derived(mail),
    }
    shown = selected(whole, query)
    if "internetMessageHeaders" not in query.get("$select", "").split(","):
        shown.pop("internetMessageHeaders", None)
    if query.get("$expand", "").startswith("attachments"):
        shown["attachments"] = [attachment_view(a, query["$expand"]) for a in mail.attachments]
    return shown


def attachment_view(attachment: Mapping[str, Any], expand: str = "") -> dict[str, Any]:
    """One attachment; with attachments($select=…) only what is named. Raises GraphError."""
    _, _, inner = expand.partition("($select=")
    if not inner:
        return dict(attachment)
    names = [name.strip() for name in inner.rstrip(")").split(",")]
    if "contentBytes" in names:
        raise bad_request("Could not find a property named 'contentBytes' on type 'microsoft.graph.attachment'.")
    return {k: v for k, v in attachment.items() if k in (*names, "id", "@odata.type")}


def _derived(mail: Mail) -> dict[str, Any]:
    body = mail.resource["body"]
    is_html = body["contentType"] == "html"
    text = get_text(body["content"]) if is_html else body["content"]
    if is_html and 'outlook.body-content-type="text"' in _preferences():
        body = {"contentType": "text", "content": text}
    return {
        "body": body,
        "bodyPreview": " ".join(text.split())[:PREVIEW],
        "hasAttachments": any(not a["isInline"] for a in mail.attachments),
        "parentFolderId": mail.folder,
        "webLink": f"https://outlook.office365.com/owa/?ItemID={mail.rest_id}&exvsurl=1&viewmodel=ReadMessageItem",
    }


def _preferences() -> str:
    return ",".join(request.headers.getlist("Prefer")).replace(" ", "").lower()
