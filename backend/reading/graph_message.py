"""One parser for the pane, for Graph and for .eml files: a Graph `message` resource becomes a Message."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from backend.domain.errors import UnreadableMessage
from backend.domain.message import YEARS, Address, Attachment, Body, ContentType, Header, Message


def _instant(value: object) -> object:
    """Graph writes ISO 8601 with Z; a time without zone is read as UTC, and one that cannot be true as unknown."""
    if not isinstance(value, str):
        return value
    moment = datetime.fromisoformat(value.strip())
    if moment.year not in YEARS:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _absent_as(default: object) -> BeforeValidator:
    return BeforeValidator(lambda value: default if value is None else value)


def _whole_characters(text: str) -> str:
    """A lone surrogate is no character (Unicode 3.9, D75); JSON can carry one, UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


Text = Annotated[str, _absent_as(""), AfterValidator(_whole_characters)]


class _Resource(BaseModel):
    """Extra keys are Graph's business; wrong types are the sender's mistake."""

    model_config = ConfigDict(extra="ignore", strict=True, alias_generator=to_camel, hide_input_in_errors=True)


class _EmailAddress(_Resource):
    name: Text = ""
    address: Text = ""


class _Recipient(_Resource):
    email_address: Annotated[_EmailAddress, _absent_as({})] = _EmailAddress()

    def value(self) -> Address:
        return Address(self.email_address.name, self.email_address.address)


class _Body(_Resource):
    content_type: Text = "text"
    content: Text = ""

    def value(self) -> Body:
        kind = ContentType.HTML if self.content_type.lower() == "html" else ContentType.TEXT
        return Body(self.content, kind)


class _Header(_Resource):
    name: Text = ""
    value: Text = ""


class _Attachment(_Resource):
    name: Text = ""
    content_type: Text = ""
    size: Annotated[int, _absent_as(0)] = Field(default=0, ge=0)
    is_inline: Annotated[bool, _absent_as(False)] = False


class _Message(_Resource):
    id: Text = ""
    subject: Text = ""
    body: Annotated[_Body, _absent_as({})] = _Body()
    sender: Annotated[_Recipient | None, Field(alias="from")] = None
    to_recipients: Annotated[list[_Recipient], _absent_as([])] = []
    cc_recipients: Annotated[list[_Recipient], _absent_as([])] = []
    internet_message_headers: list[_Header] | None = None
    internet_message_id: Text = ""
    conversation_id: Text = ""
    received_date_time: Annotated[datetime | None, BeforeValidator(_instant)] = None
    is_draft: Annotated[bool, _absent_as(False)] = False
    attachments: list[_Attachment] | None = None

    def value(self) -> Message:
        headers, attachments = self.internet_message_headers, self.attachments
        return Message(
            subject=self.subject,
            body=self.body.value(),
            sender=self.sender.value() if self.sender else None,
            to=tuple(r.value() for r in self.to_recipients),
            cc=tuple(r.value() for r in self.cc_recipients),
            headers=None if headers is None else tuple(Header(h.name, h.value) for h in headers),
            attachments=None
            if attachments is None
            else tuple(Attachment(a.name, a.content_type, a.size, a.is_inline) for a in attachments),
            received=self.received_date_time,
            is_draft=self.is_draft,
            item_id=self.id,
            internet_message_id=self.internet_message_id,
            conversation_id=self.conversation_id,
        )


def parse_message(raw: Any) -> Message:
    """Reads a subset of the Graph `message` resource, so that every way in gives the same Message.

    Absent and null fields are normal. Raises UnreadableMessage with the place of every wrong value, never the
    value itself. Source: learn.microsoft.com/graph/api/resources/message.
    """
    try:
        return _Message.model_validate(raw).value()
    except ValidationError as error:
        reasons = (
            (".".join(map(str, problem["loc"])) or "message", str(problem["type"]))
            for problem in error.errors(include_input=False, include_context=False, include_url=False)
        )
        raise UnreadableMessage(*reasons) from None
