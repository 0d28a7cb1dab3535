"""One mail as Exchange keeps it: a Graph `message` resource, its attachments and its names."""

import base64
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from simulated_outlook.graph.ids import new_immutable_id, new_rest_id, to_ews

ONLY_IN_DRAFTS = frozenset(
    {
        "bccRecipients",
        "body",
        "ccRecipients",
        "from",
        "internetMessageHeaders",
        "replyTo",
        "sender",
        "subject",
        "toRecipients",
    }
)
"""What a sent mail said stays as it was said."""

WRITEABLE = ONLY_IN_DRAFTS | {
    "attachments",
    "categories",
    "flag",
    "importance",
    "inferenceClassification",
    "isDeliveryReceiptRequested",
    "isRead",
    "isReadReceiptRequested",
}
"""What POST and PATCH take (learn.microsoft.com/graph/api/message-update)."""


@dataclass
class Mail:
    """`resource` holds neither ids, nor attachments, nor the folder: they belong to the place where it lies."""

    resource: dict[str, Any]
    attachments: list[dict[str, Any]] = field(default_factory=list)
    folder: str = "inbox"
    rest_id: str = field(default_factory=new_rest_id)
    immutable_id: str = field(default_factory=new_immutable_id)

    @property
    def is_draft(self) -> bool:
        """True until it is sent."""
        return bool(self.resource["isDraft"])

    def names(self) -> dict[str, str]:
        """Its three ids by Graph's exchangeIdFormat."""
        return {
            "ewsId": to_ews(self.rest_id),
            "restId": self.rest_id,
            "restImmutableEntryId": self.immutable_id,
        }

    def recipients(self) -> list[str]:
        """All addresses that it goes to, in lower case."""
        fields = ("toRecipients", "ccRecipients", "bccRecipients")
        return [r["emailAddress"]["address"].lower() for f in fields for r in self.resource[f]]


def instant(moment: datetime) -> str:
    """Graph writes UTC with Z and whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def recipient(name: str, address: str) -> dict[str, Any]:
    """A Graph `recipient`."""
    return {"emailAddress": {"name": name or address, "address": address}}


def blank_resource(**given: Any) -> dict[str, Any]:
    """Every property that Graph gives for a mail, changed where it is known."""
    now = instant(datetime.now(UTC))
    return {
        "createdDateTime": now,
        "lastModifiedDateTime": now,
        "receivedDateTime": now,
        "sentDateTime": now,
        "changeKey": uuid4().hex,
        "subject": "",
        "body": {"contentType": "text", "content": ""},
        "importance": "normal",
        "categories": [],
        "flag": {"flagStatus": "notFlagged"},
        "inferenceClassification": "focused",
        "isRead": False,
        "isDraft": False,
        "isReadReceiptRequested": False,
        "isDeliveryReceiptRequested": False,
        "toRecipients": [],
        "ccRecipients": [],
        "bccRecipients": [],
        "replyTo": [],
        "from": None,
        "sender": None,
        "internetMessageId": f"<{uuid4().hex}@norsjo.se>",
        "internetMessageHeaders": [],
        "conversationId": f"AAQkADRk{uuid4().hex}",
        **given,
    }


def file_attachment(
    name: str, content_type: str, content: bytes, is_inline: bool = False, content_id: str | None = None
) -> dict[str, Any]:
    """A Graph `fileAttachment`."""
    return {
        "@odata.type": "#microsoft.graph.fileAttachment",
        "id": new_rest_id(),
        "name": name,
        "contentType": content_type or "application/octet-stream",
        "size": len(content),
        "isInline": is_inline,
        "contentId": content_id,
        "contentBytes": base64.b64encode(content).decode(),
        "lastModifiedDateTime": instant(datetime.now(UTC)),
    }
