"""Who the sender is, and who she claims to be."""

import re
from email.utils import parseaddr
from functools import lru_cache

from backend.detection.checks.domains import (
    borrows_known_name,
    looks_like,
    plain,
    poses_as_municipality,
    registered,
)
from backend.detection.checks.headers import list_mail
from backend.detection.word_lists import word_groups, word_list
from backend.domain.finding import Evidence, MessagePart
from backend.domain.policy import Policy
from backend.reading.fold import fold
from backend.reading.reading import Reading

WORD = re.compile(r"\w+")
NEVER = "(?!)"
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


def from_free_mail(reading: Reading, policy: Policy) -> Found:
    """The address is of a kind that anybody can have in a minute."""
    sender = reading.message.sender
    return (_shown(sender.address),) if sender is not None and _is_free(sender.domain) else None


def imitates_own_domain(reading: Reading, policy: Policy) -> Found:
    """The sender's domain is meant to be read as ours."""
    sender = reading.message.sender
    if sender is None or policy.is_internal(sender.domain):
        return None
    imitates = any(looks_like(sender.domain, own) for own in policy.internal_domains)
    return (_shown(sender.address),) if imitates else None


def borrows_known_domain(reading: Reading, policy: Policy) -> Found:
    """The sender's domain carries the name of an authority, bank or carrier that does not own it."""
    sender = reading.message.sender
    if sender is None or not sender.domain or policy.is_internal(sender.domain):
        return None
    return (_shown(sender.address),) if borrows_known_name(sender.domain) else None


def poses_as_a_municipality(reading: Reading, policy: Policy) -> Found:
    """«kommun» in the sender's domain, under an ending that no Swedish municipality uses."""
    sender = reading.message.sender
    return (_shown(sender.address),) if sender is not None and poses_as_municipality(sender.domain) else None


def shows_own_name(reading: Reading, policy: Policy) -> Found:
    """The display name is one of the municipality's own, or an address of ours, but the address is not."""
    sender = reading.message.sender
    if sender is None or not sender.domain or policy.is_internal(sender.domain):
        return None
    name = fold(sender.name).text
    borrowed = any(own in name for own in _as_own(policy.own_names, policy.internal_domains))
    borrowed = borrowed or _begins_as_own(policy.internal_domains).match(plain(name)) is not None
    return (_shown(sender.name),) if borrowed else None


@lru_cache(maxsize=64)
def _as_own(names: tuple[str, ...], domains: tuple[str, ...]) -> tuple[str, ...]:
    """What only the municipality's own senders show, folded."""
    return (*(fold(name).text for name in names), *(f"@{domain}" for domain in domains))


@lru_cache(maxsize=64)
def _begins_as_own(domains: tuple[str, ...]) -> re.Pattern[str]:
    """«Norsjö kommun» and «IT Norsjö kommun», from the name of the domain."""
    cores = "|".join(re.escape(plain(domain.partition(".")[0])) for domain in domains) or NEVER
    return re.compile(rf"(?:it|hr)?\W*(?:{cores})s? kommun\b")


def shows_known_name(reading: Reading, policy: Policy) -> Found:
    """The display name begins with an authority's, a bank's or a carrier's, but the address is not theirs."""
    sender = reading.message.sender
    if (
        sender is None
        or not sender.domain
        or policy.is_internal(sender.domain)
        or list_mail(reading, policy) is not None
    ):
        return None
    words = WORD.findall(plain(fold(sender.name).text))
    known, regional = word_groups("known_senders"), word_groups("municipal_offices")["regional"]
    opening = next((w for w in (*words[:1], "".join(words[:2])) if w in known and w not in regional), "")
    is_theirs = registered(sender.domain) in known.get(opening, ()) or opening in plain(sender.domain)
    return (_shown(f"{sender.name} <{sender.address}>"),) if opening and not is_theirs else None


def office_with_free_mail(reading: Reading, policy: Policy) -> Found:
    """The name is an office of a municipality (IT-support, kommunchef), the address one that anybody can have."""
    sender = reading.message.sender
    if sender is None or not _is_free(sender.domain):
        return None
    local = sender.address.partition("@")[0]
    words = set(WORD.findall(plain(fold(f"{sender.name} {local.replace('.', ' ')}").text)))
    return (_shown(f"{sender.name} <{sender.address}>"),) if words & word_list("municipal_offices") else None


def office_from_outside(reading: Reading, policy: Policy) -> Found:
    """The name is nothing but an office that every municipality has (IT-support), the address is not ours."""
    sender = reading.message.sender
    if sender is None or not sender.domain or policy.is_internal(sender.domain):
        return None
    words = WORD.findall(plain(fold(sender.name).text))
    groups = word_groups("municipal_offices")
    is_office = words and groups["bare"].issuperset(words) and not groups["filling"].issuperset(words)
    return (_shown(f"{sender.name} <{sender.address}>"),) if is_office else None


def replies_go_elsewhere(reading: Reading, policy: Policy) -> Found:
    """An answer would go to another organisation than the one that wrote (RFC 5322 section 3.6.2)."""
    sender, reply_to = reading.message.sender, reading.message.header("Reply-To")
    if sender is None or not reply_to or list_mail(reading, policy) is not None:
        return None
    answers = registered(parseaddr(reply_to)[1].rpartition("@")[2].lower())
    writes = registered(sender.domain)
    if not answers or not writes or answers == writes or policy.is_internal(answers):
        return None
    return (Evidence(MessagePart.HEADERS, 0, len(reply_to), reply_to),)


def replies_go_to_free_mail(reading: Reading, policy: Policy) -> Found:
    """An organisation writes, but answers would go to an address that anybody can have."""
    sender, found = reading.message.sender, replies_go_elsewhere(reading, policy)
    if sender is None or found is None or _is_free(sender.domain):
        return None
    return found if _is_free(parseaddr(found[0].quote)[1].rpartition("@")[2].lower()) else None


def _is_free(domain: str) -> bool:
    return domain in word_list("free_mail")


def _shown(words: str) -> Evidence:
    return Evidence(MessagePart.FROM, 0, len(words), words)
