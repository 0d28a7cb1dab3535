"""Errors with a name. The web translates them once, at the door; their words live in texts/*.toml."""

from backend.domain.code import ActionKind, Restriction


class EpostlotsenError(Exception):
    """Something a person should be told in words. `type_id` is stable and used as the problem type."""

    type_id = "unexpected"


class InvalidData(EpostlotsenError):
    """A data file (rules, policy, texts) is wrong. Names file, key and remedy; stops the start."""

    type_id = "invalid-data"

    def __init__(self, file: str, key: str, remedy: str) -> None:
        super().__init__(f"{file}: {key}: {remedy}")
        self.file, self.key, self.remedy = file, key, remedy


class UnreadableMessage(EpostlotsenError):
    """What was sent is no mail. `reasons` are (place, reason) and hold no mail text."""

    type_id = "unreadable-message"

    def __init__(self, *reasons: tuple[str, str]) -> None:
        super().__init__("; ".join(f"{place}: {reason}" for place, reason in reasons))
        self.reasons = reasons


class NotSignedIn(EpostlotsenError):
    """The token is absent or bad: 401."""

    type_id = "not-signed-in"


class ClaimsChallenge(NotSignedIn):
    """Entra wants more of the person (conditional access); the pane repeats sign-in with `claims`."""

    type_id = "more-sign-in-needed"

    def __init__(self, claims: str) -> None:
        super().__init__("claims challenge")
        self.claims = claims


class NotAllowed(EpostlotsenError):
    """Signed in, but not for this: 403."""

    type_id = "not-allowed"


class SignInUnavailable(EpostlotsenError):
    """The signing keys cannot be fetched: 503."""

    type_id = "sign-in-unavailable"


class ActionForbidden(EpostlotsenError):
    """The guidance forbids this action for this mail: 409, naming why."""

    type_id = "action-forbidden"

    def __init__(self, kind: ActionKind, restriction: Restriction | None, reasons: tuple[str, ...]) -> None:
        super().__init__(f"{kind} is refused by {restriction or 'the policy'}")
        self.kind, self.restriction, self.reasons = kind, restriction, reasons


class ContactMissing(EpostlotsenError):
    """The policy names no address for the role: 409, saying to whom to turn instead."""

    type_id = "contact-missing"

    def __init__(self, role: str) -> None:
        super().__init__(f"the policy has no address for {role}")
        self.role = role


class MessageNotFound(EpostlotsenError):
    """The mail is not in the mailbox, or the two ids name different mails: 404."""

    type_id = "message-not-found"


class MailboxUnavailable(EpostlotsenError):
    """Graph did not answer in time or said wait. Nothing is lost; `retry_after` in seconds when known: 503."""

    type_id = "mailbox-unavailable"

    def __init__(self, reason: str, retry_after: int | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class MailboxRefused(EpostlotsenError):
    """Graph said no in a way that another try will not change: 502."""

    type_id = "mailbox-refused"


class RegisterUnavailable(EpostlotsenError):
    """The register of hand-overs does not answer; whether something was sent may not be noted yet: 503."""

    type_id = "register-unavailable"


class KeyReused(EpostlotsenError):
    """The same Idempotency-Key came with another request: 422."""

    type_id = "idempotency-key-reused"
