"""How many a draft goes to."""

from backend.domain.finding import Evidence, MessagePart
from backend.domain.policy import Policy
from backend.reading.reading import Reading


def many_recipients(reading: Reading, policy: Policy) -> tuple[Evidence, ...] | None:
    """More open addresses than the policy finds reasonable."""
    addresses = [a.address for a in (*reading.message.to, *reading.message.cc)]
    if len(addresses) < policy.many_recipients:
        return None
    shown = ", ".join(addresses[:3])
    return (Evidence(MessagePart.RECIPIENTS, 0, len(shown), shown),)
