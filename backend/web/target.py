"""Which mail a press is about: both ids, so that they can be checked against one another (outlook.md §4.2)."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic.alias_generators import to_camel

from backend.domain.errors import UnreadableMessage

Identifier = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class Target(BaseModel):
    """The mail, as the pane names it."""

    model_config = ConfigDict(strict=True, alias_generator=to_camel, hide_input_in_errors=True)

    internet_message_id: Identifier
    item_id: Annotated[str, StringConstraints(max_length=2000)] = ""


T = TypeVar("T", bound=Target)


def target_in(body: dict[str, Any], kind: type[T]) -> T:
    """Reads a press. Raises UnreadableMessage with the place of every wrong value, never the value."""
    try:
        return kind.model_validate(body)
    except ValidationError as error:
        problems = error.errors(include_input=False, include_context=False, include_url=False)
        reasons = ((".".join(map(str, p["loc"])), str(p["type"])) for p in problems)
        raise UnreadableMessage(*reasons) from None
