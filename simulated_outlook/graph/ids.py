"""The names of a mail: Outlook on a desk says EWS, on a tablet REST; Graph says REST or immutable.

Source: learn.microsoft.com/graph/outlook-immutable-id and learn.microsoft.com/graph/api/user-translateexchangeids.
"""

import secrets

TO_EWS = str.maketrans("-_", "/+")
TO_REST = str.maketrans("/+", "-_")
IMMUTABLE_START = "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A"


def new_rest_id() -> str:
    """Holds at least one - and one _, so that its EWS form never fits into a path by luck."""
    return f"AAMkADRk{secrets.token_urlsafe(42)}-AAA_{secrets.token_urlsafe(6)}AAA="


def new_immutable_id() -> str:
    """Stays the same when the mail moves."""
    return f"{IMMUTABLE_START}{secrets.token_urlsafe(30)}AAA="


def to_ews(rest_id: str) -> str:
    """The same name as Office.js gives it outside tablets."""
    return rest_id.translate(TO_EWS)


def to_rest(ews_id: str) -> str:
    """The other way round."""
    return ews_id.translate(TO_REST)
