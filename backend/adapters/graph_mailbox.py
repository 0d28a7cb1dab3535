"""A mailbox in Microsoft Graph (port Mailbox)."""

import base64
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from backend.adapters.graph_client import GraphClient
from backend.domain.errors import MailboxRefused, MailboxUnavailable, MessageNotFound
from backend.domain.message import Header, Message
from backend.reading.graph_message import parse_message

FIELDS = ",".join(
    (
        "id",
        "subject",
        "body",
        "from",
        "toRecipients",
        "ccRecipients",
        "internetMessageHeaders",
        "internetMessageId",
        "conversationId",
        "receivedDateTime",
        "isDraft",
        "hasAttachments",
    )
)
LARGEST_ATTACHMENT = 3_000_000
"""Bytes that one POST of an attachment may hold (Graph: message-post-attachments)."""


class GraphMailbox:
    """The signed-in person's mailbox, or the service mailbox."""

    def __init__(self, client: GraphClient) -> None:
        self._client = client

    @property
    def largest_attachment(self) -> int:
        """What a single call takes."""
        return LARGEST_ATTACHMENT

    def fetch(self, item_id: str, internet_message_id: str) -> Message:
        """The whole mail. The id can name another mail (outlook.md §4.2), so the Internet-Message-ID decides."""
        found = self._find(item_id, internet_message_id)
        listed = self._client.get_json(
            _message(found["id"]),
            **{"$select": "id", "$expand": "attachments($select=name,contentType,size,isInline)"},
        )
        return parse_message({**found, "attachments": listed.get("attachments", [])})

    def headers(self, item_id: str, internet_message_id: str) -> tuple[Header, ...]:
        """The internet headers alone."""
        return parse_message(self._find(item_id, internet_message_id)).headers or ()

    def original(self, item_id: str) -> bytes:
        """The mail as MIME."""
        return self._client.get_bytes(f"{_message(item_id)}/$value")

    def draft_forward(self, item_id: str, to: str, subject: str, cover_note: str) -> str:
        """createForward keeps the attachments, whatever their size."""
        body = {"comment": cover_note, "message": {"subject": subject, "toRecipients": [_recipient(to)]}}
        return _id_of(self._client.post(f"{_message(item_id)}/createForward", body))

    def draft_notice(self, to: str, subject: str, text: str, originals: Mapping[str, bytes]) -> str:
        """A new mail with the originals attached."""
        body = {
            "subject": subject,
            "body": {"contentType": "text", "content": text},
            "toRecipients": [_recipient(to)],
        }
        draft_id = _id_of(self._client.post("/messages", body))
        for name, content in originals.items():
            self._client.post(f"{_message(draft_id)}/attachments", _attachment(name, content))
        return draft_id

    def send_draft(self, draft_id: str) -> None:
        """Sends, unless it has gone already. Whatever Graph says to it is looked into before anybody is told."""
        if not self._is_waiting(draft_id):
            return
        try:
            self._client.post(f"{_message(draft_id)}/send")
        except (MailboxUnavailable, MailboxRefused, MessageNotFound):
            if not self._has_gone(draft_id):
                raise

    def _is_waiting(self, draft_id: str) -> bool:
        """False when it is sent: the immutable id then names the sent copy. Raises MessageNotFound."""
        try:
            found = self._client.get_json(_message(draft_id), **{"$select": "id,isDraft"})
        except MailboxRefused:  # an id of another mailbox
            raise MessageNotFound("no such draft") from None
        return bool(found.get("isDraft", False))

    def _has_gone(self, draft_id: str) -> bool:
        """A moment ago it was there; when it is nowhere now, it is on its way (the sent copy may lag)."""
        try:
            return not self._is_waiting(draft_id)
        except MessageNotFound:
            return True

    def _find(self, item_id: str, internet_message_id: str) -> dict[str, Any]:
        if item_id:
            try:
                found = self._client.get_json(_message(_rest_id(item_id)), **{"$select": FIELDS})
            except (MessageNotFound, MailboxRefused):  # malformed or another mailbox's: the other id decides
                found = {}
            if found and found.get("internetMessageId") == internet_message_id:
                return found
        return self._search(internet_message_id)

    def _search(self, internet_message_id: str) -> dict[str, Any]:
        quoted = internet_message_id.replace("'", "''")
        listed = self._client.get_json(
            "/messages", **{"$filter": f"internetMessageId eq '{quoted}'", "$select": FIELDS, "$top": "1"}
        )
        rows = listed.get("value") or []
        if not internet_message_id or not rows:
            raise MessageNotFound("no mail of that Internet-Message-ID")
        row: dict[str, Any] = rows[0]
        return row


def _message(item_id: str) -> str:
    return f"/messages/{quote(item_id, safe='')}"


def _rest_id(item_id: str) -> str:
    """Outlook on a desk says EWS ids; Graph wants the same name without / and + (outlook.md §4.2)."""
    return item_id.translate(str.maketrans("/+", "-_"))


def _recipient(address: str) -> dict[str, Any]:
    return {"emailAddress": {"address": address}}


def _attachment(name: str, content: bytes) -> dict[str, Any]:
    return {
        "@odata.type": "#microsoft.graph.fileAttachment",
        "name": name,
        "contentType": "message/rfc822",
        "contentBytes": base64.b64encode(content).decode(),
    }


def _id_of(draft: Mapping[str, Any]) -> str:
    if not draft.get("id"):
        raise MailboxUnavailable("no id")
    return str(draft["id"])
