"""What the internet headers tell of the way the mail came."""

import re

from backend.domain.finding import Evidence, MessagePart
from backend.domain.policy import Policy
from backend.reading.reading import Reading

Found = tuple[Evidence, ...] | None
FAILED = re.compile(r"\b(?:dmarc=fail|compauth=fail|spf=(?:fail|softfail)|dkim=fail)\b", re.IGNORECASE)
PASSED = re.compile(r"\b(?:dmarc=pass|compauth=pass)\b", re.IGNORECASE)
BULK = {"bulk", "list", "junk"}


def authentication_failed(reading: Reading, policy: Policy) -> Found:
    """The receiving server could not confirm the sender (RFC 8601); DMARC decides where it says pass."""
    result = reading.message.header("Authentication-Results")
    if not result or PASSED.search(result):
        return None
    failures = FAILED.findall(result)
    strong = any(f.lower().startswith(("dmarc", "compauth")) for f in failures) or len(failures) > 1
    return (Evidence(MessagePart.HEADERS, 0, len(result), result),) if strong else None


def list_mail(reading: Reading, policy: Policy) -> Found:
    """Sent to many by a list (RFC 2369, RFC 2919)."""
    message = reading.message
    precedence = (message.header("Precedence") or "").strip().lower()
    is_list = precedence in BULK or any(message.header(name) for name in ("List-Unsubscribe", "List-Id"))
    return () if is_list else None


def automatic_reply(reading: Reading, policy: Policy) -> Found:
    """Written by a machine (RFC 3834), such as an out-of-office reply."""
    message = reading.message
    submitted = (message.header("Auto-Submitted") or "no").strip().lower()
    machine = not submitted.startswith("no") or any(
        message.header(name) for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress-Reply")
    )
    return () if machine else None
