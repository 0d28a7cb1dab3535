"""The words of the guidance that other programs read: codes, certainty, restrictions, actions."""

from enum import StrEnum


class Code(StrEnum):
    """What a mail asks of its reader. The order is the precedence: the first that applies is the headline."""

    THREAT = "threat"
    SUSPICIOUS = "suspicious"
    SENSITIVE = "sensitive"
    RECORDS_REQUEST = "records_request"
    REGISTER = "register"
    ANSWER = "answer"
    INTERNAL = "internal"
    PARTY = "party"
    PRIVATE = "private"
    MINOR_IMPORTANCE = "minor_importance"
    DRAFT_SENSITIVE_SUBJECT = "draft_sensitive_subject"
    DRAFT_SENSITIVE_BODY = "draft_sensitive_body"
    DRAFT_MANY_RECIPIENTS = "draft_many_recipients"
    DRAFT_TONE = "draft_tone"
    DRAFT_UNCLEAR_SUBJECT = "draft_unclear_subject"

    @property
    def precedence(self) -> int:
        """0 comes first."""
        return list(Code).index(self)


class Certainty(StrEnum):
    """How sure the product is. It never says more than «likely»: the reader decides."""

    LIKELY = "likely"
    POSSIBLE = "possible"


class Restriction(StrEnum):
    """What the reader should not do with the mail, and what the server refuses to do for her."""

    NO_REPLY = "no_reply"
    NO_FORWARD = "no_forward"
    NO_DISPOSAL = "no_disposal"


class ActionKind(StrEnum):
    """What one click does. An action that the product cannot carry out itself is guidance, not an action."""

    NOTIFY_COORDINATOR = "notify_coordinator"
    SAVE_EVIDENCE = "save_evidence"
    REPORT_TO_IT = "report_to_it"
    HAND_OVER_REFERENCE = "hand_over_reference"
    REPLY_WITHOUT_QUOTE = "reply_without_quote"
    FORWARD_TO_SECRETARY = "forward_to_secretary"
    PLACE_HOLD = "place_hold"
    SEND_HOLDING_REPLY = "send_holding_reply"
    REMIND_ME = "remind_me"
    DISPOSE = "dispose"
