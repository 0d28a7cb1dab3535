"""What is made of Graph's answers to «send»: told as sent when it has gone, told as failed when it has not."""

from typing import Any

import pytest

from backend.adapters.graph_mailbox import GraphMailbox
from backend.domain.errors import EpostlotsenError, MailboxRefused, MailboxUnavailable, MessageNotFound

DRAFT, SENT = {"id": "d", "isDraft": True}, {"id": "d", "isDraft": False}
NOWHERE = MessageNotFound("no such draft")


class StageClient:
    """Answers reads in the given order, and «send» with the given error."""

    def __init__(
        self, reads: list[dict[str, Any] | EpostlotsenError], error: EpostlotsenError | None = None
    ) -> None:
        self._reads, self._error = iter(reads), error
        self.posts: list[str] = []

    def get_json(self, path: str, **params: str) -> dict[str, Any]:
        answer = next(self._reads)
        if isinstance(answer, EpostlotsenError):
            raise answer
        return answer

    def post(self, path: str, body: Any = None) -> dict[str, Any]:
        self.posts.append(path)
        if self._error:
            raise self._error
        return {}


def send(client: StageClient) -> None:
    GraphMailbox(client).send_draft("d")  # type: ignore[arg-type]


def test_a_draft_is_sent() -> None:
    client = StageClient([DRAFT])
    send(client)
    assert client.posts == ["/messages/d/send"]


def test_what_has_gone_is_left_alone() -> None:
    client = StageClient([SENT])
    send(client)
    assert client.posts == []


@pytest.mark.parametrize("missing", [NOWHERE, MailboxRefused("another mailbox's")], ids=["absent", "foreign"])
def test_a_draft_that_was_never_seen_here_is_not_called_sent(missing: EpostlotsenError) -> None:
    client = StageClient([missing])
    with pytest.raises(MessageNotFound):
        send(client)
    assert client.posts == []


@pytest.mark.parametrize("error", [MailboxUnavailable("x"), MailboxRefused("x"), MessageNotFound("x")], ids=repr)
@pytest.mark.parametrize("then", [SENT, NOWHERE], ids=["sent", "on its way"])
def test_an_error_after_it_has_gone_is_no_error(error: EpostlotsenError, then: Any) -> None:
    """Also a refusal: Graph refuses a second send when the first was carried out and its answer was a 503."""
    send(StageClient([DRAFT, then], error))


@pytest.mark.parametrize("error", [MailboxUnavailable("x"), MailboxRefused("x"), MessageNotFound("x")], ids=repr)
def test_an_error_while_it_still_waits_is_told(error: EpostlotsenError) -> None:
    with pytest.raises(type(error)):
        send(StageClient([DRAFT, DRAFT], error))


def test_when_nobody_knows_it_is_told_so() -> None:
    with pytest.raises(MailboxUnavailable):
        send(StageClient([DRAFT, MailboxUnavailable("silent")], MailboxUnavailable("line broke")))
