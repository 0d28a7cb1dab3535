"""The labelled mails of corpus/, as the product would meet them."""

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from backend.domain.code import Code
from backend.domain.message import Address, Attachment, Body, ContentType, Header, Message
from backend.domain.policy import Policy

FOLDER = Path(__file__).parents[1] / "corpus"
HELD_OUT = ("K", "L")
"""Writers that nothing is ever trained or tuned on."""
DRAFT_LABELS = tuple(code.value for code in Code if code.value.startswith("draft_"))
RECEIVED_LABELS = tuple(code.value for code in Code if code.value not in DRAFT_LABELS)


@dataclass(frozen=True)
class Text:
    """One labelled mail. `evidence` holds exact words of subject or body."""

    id: str
    writer: str
    message: Message
    labels: frozenset[str]
    evidence: tuple[str, ...] = field(default=(), repr=False)
    pair: str = ""

    @property
    def is_draft(self) -> bool:
        """Written by the representative, not yet sent."""
        return self.message.is_draft

    @property
    def home(self) -> str:
        """The municipality's domain in this mail: the recipient's, or the sender's of a draft."""
        address = self.message.sender if self.is_draft else next(iter(self.message.to), None)
        return address.domain if address else ""


def load_corpus(folder: Path = FOLDER, *, held_out: bool = False) -> list[Text]:
    """All mails by writers that may be learnt from, or those of the held-out writers."""
    files = sorted(f for f in folder.glob("*.jsonl") if (f.stem in HELD_OUT) is held_out)
    return [text for file in files for text in load_file(file)]


def load_file(file: Path) -> list[Text]:
    """The mails of one writer (JSONL; fields as in corpus/README.md)."""
    return [_text(json.loads(line), file.stem) for line in file.read_text("utf-8").split("\n") if line]


def at_home(policy: Policy, text: Text) -> Policy:
    """The policy as the municipality of that mail would have it."""
    return replace(policy, internal_domains=(text.home,)) if "." in text.home else policy


def _text(raw: Mapping[str, Any], writer: str) -> Text:
    return Text(
        id=raw["id"],
        writer=writer,
        message=_message(raw),
        labels=frozenset(raw["labels"]),
        evidence=tuple(raw.get("evidence", ())),
        pair=raw.get("pair", ""),
    )


def _message(raw: Mapping[str, Any]) -> Message:
    sender = raw["from"]
    return Message(
        subject=raw["subject"],
        body=_body(raw["body"], raw.get("links") or []),
        sender=Address(sender.get("name", ""), sender.get("address", "")),
        to=tuple(Address("", address) for address in raw["to"]),
        cc=tuple(Address("", address) for address in raw.get("cc") or ()),
        headers=tuple(Header(name, value) for name, value in (raw.get("headers") or {}).items()),
        attachments=tuple(
            Attachment(a["name"], a.get("contentType", ""), a.get("size", 0)) for a in raw.get("attachments") or ()
        ),
        is_draft=raw["direction"] == "draft",
    )


def _body(text: str, links: list[Mapping[str, str]]) -> Body:
    """Mails with links are HTML: a link stands around its words, or below the text."""
    if not links:
        return Body(text)
    page = html.escape(text).replace("\n", "<br>")
    for link in links:
        words = html.escape(link["text"])
        anchor = f'<a href="{html.escape(link["href"])}">{words}</a>'
        page = page.replace(words, anchor, 1) if words and words in page else f"{page}<p>{anchor}</p>"
    return Body(page, ContentType.HTML)
