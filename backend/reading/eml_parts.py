"""Which parts of a mail are read, and which are attachments."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message, MIMEPart
from html import escape
from typing import Any

from backend.reading.mail_text import readable, text_of

BROKEN = (LookupError, AttributeError, ValueError, TypeError)
"""What the standard library raises for parts that break the rules."""


@dataclass(frozen=True)
class Leaf:
    """A part that holds something, and the kind of multipart it lies in."""

    part: MIMEPart
    parent: str


def leaves(message: MIMEPart) -> Iterator[Leaf]:
    """All parts in order; an attached mail is one part and is not opened."""
    waiting = [Leaf(message, "")]
    while waiting:
        leaf = waiting.pop()
        part = leaf.part
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += [Leaf(child, part.get_content_subtype()) for child in reversed(list(part.iter_parts()))]
        else:
            yield leaf


def shown_parts(message: MIMEPart) -> list[MIMEPart]:
    """What Outlook shows as the mail itself: the best rendering, and text that stands between attachments."""
    best = _best_rendering(message)
    return [leaf.part for leaf in leaves(message) if leaf.part is best or _stands_between(leaf)]


def body_of(shown: list[MIMEPart]) -> dict[str, str]:
    """The shown parts as one Graph itemBody; HTML as soon as one of them is."""
    texts = [(part.get_content_subtype() == "html", _content(part)) for part in shown]
    if any(is_html for is_html, _ in texts):
        html = (text if is_html else f"<pre>{escape(text)}</pre>" for is_html, text in texts)
        return {"contentType": "html", "content": "\n".join(html)}
    return {"contentType": "text", "content": "\n".join(text for _, text in texts)}


def attachments_of(message: MIMEPart, shown: list[MIMEPart]) -> list[dict[str, Any]]:
    """What Graph lists as attachments: every part that is not shown nor another rendering of what is."""
    own = {id(part) for part in shown}
    return [_attachment(leaf) for leaf in leaves(message) if id(leaf.part) not in own and not _is_rendering(leaf)]


def _best_rendering(message: MIMEPart) -> MIMEPart | None:
    for preference in ("html", "plain"):
        part = message.get_body((preference,))
        if part is not None and _content(part).strip():
            return part
    has_no_parts = message.get_content_maintype() == "multipart" and not message.is_multipart()
    return message if has_no_parts else None


def _is_text(part: MIMEPart) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not part.is_attachment()


def _stands_between(leaf: Leaf) -> bool:
    return leaf.parent == "mixed" and _is_text(leaf.part) and not leaf.part.get_filename()


def _is_rendering(leaf: Leaf) -> bool:
    return leaf.parent in ("", "alternative") and _is_text(leaf.part)


def _attachment(leaf: Leaf) -> dict[str, Any]:
    part = leaf.part
    is_shown = leaf.parent == "related" and "content-id" in part and not part.is_attachment()
    return {
        "name": readable(part.get_filename() or _nested_subject(part)),
        "contentType": part.get_content_type(),
        "size": len(_bytes(part)),
        "isInline": is_shown or part.get_content_disposition() == "inline",
    }


def _content(part: MIMEPart) -> str:
    return text_of(_bytes(part), part.get_content_charset())


def _nested(part: MIMEPart) -> list[Message]:
    payload = part.get_payload()
    return [sub for sub in payload if isinstance(sub, Message)] if isinstance(payload, list) else []


def _nested_subject(part: MIMEPart) -> str:
    headers = (pair for sub in _nested(part)[:1] for pair in sub.raw_items())
    return next((str(value) for name, value in headers if name.lower() == "subject"), "")


def _bytes(part: MIMEPart) -> bytes:
    try:
        if part.is_multipart():
            return b"".join(sub.as_bytes(policy=policy.compat32) for sub in _nested(part))
        payload = part.get_payload(decode=True)
    except BROKEN:
        return str(part.get_payload()).encode("utf-8", "replace")
    return payload if isinstance(payload, bytes) else b""
