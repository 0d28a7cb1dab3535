"""Who the sender is, and who she claims to be."""

from email.utils import parseaddr

from backend.detection.checks.domains import looks_like, registered
from backend.domain.finding import Evidence, MessagePart
from backend.domain.policy import Policy
from backend.reading.fold import fold
from backend.reading.reading import Reading

Found = tuple[Evidence, ...] | None


def from_colleague(reading: Reading, policy: Policy) -> Found:
    """The address belongs to one of the municipality's own domains."""
    sender = reading.message.sender
    if sender is None or not policy.is_internal(sender.domain):
        return None
    return (_shown(sender.address),)


def from_outside(reading: Reading, policy: Policy) -> Found:
    """The address belongs to somebody else, or the mail has none."""
    sender = reading.message.sender
    return () if sender is None or not policy.is_internal(sender.domain) else None


def imitates_own_domain(reading: Reading, policy: Policy) -> Found:
    """The sender's domain is meant to be read as ours."""
    sender = reading.message.sender
    if sender is None or policy.is_internal(sender.domain):
        return None
    imitates = any(looks_like(sender.domain, own) for own in policy.internal_domains)
    return (_shown(sender.address),) if imitates else None


def shows_own_name(reading: Reading, policy: Policy) -> Found:
    """The display name is one of the municipality's own, or an address of ours, but the address is not."""
    sender = reading.message.sender
    if sender is None or not sender.domain or policy.is_internal(sender.domain):
        return None
    name = fold(sender.name).text
    borrowed = any(fold(own).text in name for own in policy.own_names)
    borrowed = borrowed or any(f"@{own}" in name for own in policy.internal_domains)
    return (_shown(sender.name),) if borrowed else None


def replies_go_elsewhere(reading: Reading, policy: Policy) -> Found:
    """An answer would go to another organisation than the one that wrote (RFC 5322 section 3.6.2)."""
    sender, reply_to = reading.message.sender, reading.message.header("Reply-To")
    if sender is None or not reply_to:
        return None
    answers = registered(parseaddr(reply_to)[1].rpartition("@")[2].lower())
    writes = registered(sender.domain)
    if not answers or not writes or answers == writes or policy.is_internal(answers):
        return None
    return (Evidence(MessagePart.HEADERS, 0, len(reply_to), reply_to),)


def _shown(words: str) -> Evidence:
    return Evidence(MessagePart.FROM, 0, len(words), words)
