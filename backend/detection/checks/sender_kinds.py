"""What kind of sender an address belongs to: a machine, a mailing, a party."""

from collections.abc import Callable

from backend.detection.word_lists import word_groups
from backend.domain.finding import Evidence, MessagePart
from backend.domain.message import Address
from backend.domain.policy import Policy
from backend.reading.reading import Reading

Found = tuple[Evidence, ...] | None
MOST_LABELS = 3
"""Of a party's own domain: kiruna.centerpartiet.se belongs to centerpartiet.se."""


def machine_sender(reading: Reading, policy: Policy) -> Found:
    """Nobody reads what is answered to this address."""
    return _shown(reading, lambda address: _before_at(address) & word_groups("sender_kinds")["machines"])


def mailing_sender(reading: Reading, policy: Policy) -> Found:
    """The address is one that sends to many; addresses of the municipality do not count."""
    sender = reading.message.sender
    if sender is None or policy.is_internal(sender.domain):
        return None
    return _shown(reading, lambda address: _before_at(address) & word_groups("sender_kinds")["mailings"])


def party_sender(reading: Reading, policy: Policy) -> Found:
    """The domain is that of a party, or of one of its districts and associations."""
    sender = reading.message.sender
    if sender is None or policy.is_internal(sender.domain):
        return None
    return _shown(reading, _is_party)


def _is_party(address: Address) -> bool:
    kinds = word_groups("sender_kinds")
    labels = address.domain.split(".")
    if any(".".join(labels[-count:]) in kinds["parties"] for count in range(1, MOST_LABELS + 1)):
        return True
    return any(_is_district(label) or any(name in label for name in kinds["party_names"]) for label in labels[:-1])


def _is_district(label: str) -> bool:
    if "-" not in label:
        return False
    first, _, rest = label.partition("-")
    before, _, last = label.rpartition("-")
    marks = word_groups("sender_kinds")["party_marks"]
    return bool(rest and first in marks and "-" not in rest) or bool(before and last in marks)


def _before_at(address: Address) -> set[str]:
    name = address.address.partition("@")[0].lower()
    return {name, name.partition(".")[0], name.partition("+")[0], name.partition("-")[0]}


def _shown(reading: Reading, is_kind: Callable[[Address], object]) -> Found:
    sender = reading.message.sender
    if sender is None or not is_kind(sender):
        return None
    return (Evidence(MessagePart.FROM, 0, len(sender.address), sender.address),)
