"""A message prepared for all rules at once: readable text, words with places, history, links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from backend.domain.finding import Evidence, MessagePart
from backend.domain.message import ContentType, Message
from backend.reading.disguise import undisguised
from backend.reading.fold import Folded, fold
from backend.reading.history import history_start
from backend.reading.html_body import HtmlBody, Link, read_html
from backend.reading.tokens import Tokens, joined, tokens_of
from backend.reading.word_numbers import NumberedWords, numbered
from backend.reading.written_words import words_in

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half characters, which no search and no database takes; a whole sign of the same length stands in for them."""
PARTS = (MessagePart.SUBJECT, MessagePart.BODY, MessagePart.ATTACHMENTS)
LONGEST_BODY = 1_000_000
"""Characters; what stands below is not read, and the guidance says so."""


@dataclass(frozen=True)
class PartText:
    """The text of one part. Places are those in `original`."""

    part: MessagePart
    original: str = field(repr=False)
    folded: Folded
    tokens: Tokens = field(repr=False)
    history_starts_at: int

    def evidence(self, start: int, end: int) -> Evidence:
        """The words from start to end of the original."""
        return Evidence(self.part, start, end, self.original[start:end])

    def is_history(self, start: int) -> bool:
        """True for places below the quoted header."""
        return start >= self.history_starts_at

    @property
    def new_text(self) -> str:
        """What the sender wrote this time."""
        return self.original[: self.history_starts_at]


@dataclass(frozen=True)
class Reading:
    """Everything that rules look at, worked out once."""

    message: Message
    subject: PartText
    body: PartText
    attachments: PartText
    links: tuple[Link, ...]
    was_cut: bool

    @property
    def texts(self) -> tuple[PartText, ...]:
        """Subject, body and attachment names."""
        return (self.subject, self.body, self.attachments)

    @cached_property
    def tokens(self) -> Tokens:
        """The words of all texts, one text after the other."""
        return joined([text.tokens for text in self.texts])


def read(message: Message) -> Reading:
    """Prepares a message; never raises, whatever the mail holds. Linear in length."""
    html = _html(message)
    text = html.text if html else message.body.content
    names = "\n".join(attachment.name for attachment in message.attachments or ())
    texts = tuple(map(_whole, (message.subject, text[:LONGEST_BODY], names)))
    folded = tuple(map(fold, texts))
    subject, body, attachments = map(_part, PARTS, texts, folded, _words(folded))
    return Reading(
        message=message,
        subject=subject,
        body=body,
        attachments=attachments,
        links=html.links if html else (),
        was_cut=max(len(message.body.content), len(text)) > LONGEST_BODY or (html is not None and html.is_partial),
    )


def body_text(message: Message) -> str:
    """The readable text that evidence of the body counts its places in."""
    return read(message).body.original


def _html(message: Message) -> HtmlBody | None:
    if message.body.content_type is not ContentType.HTML:
        return None
    return read_html(message.body.content[:LONGEST_BODY])


def _words(folded: Sequence[Folded]) -> Iterator[NumberedWords]:
    """Those of each text; found and numbered in all of them at once."""
    texts = [part.text for part in folded]
    return numbered(words_in("\n".join(texts))).of_each(texts)


def _part(part: MessagePart, text: str, folded: Folded, words: NumberedWords) -> PartText:
    starts_at = folded.origin(history_start(folded.text)) if part is MessagePart.BODY else len(text)
    return PartText(part, text, folded, undisguised(tokens_of(words, folded), words.written, text), starts_at)


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return SURROGATE.sub("\ufffd", text)
    return text
