"""Links that lead somewhere else than they say."""

import ipaddress
import re
from collections.abc import Callable, Iterator

from backend.detection.checks.domains import (
    borrows_known_name,
    host_of,
    looks_like,
    mixes_scripts,
    poses_as_municipality,
    registered,
)
from backend.detection.checks.headers import list_mail
from backend.detection.once import OnceAMail
from backend.detection.word_lists import word_groups, word_list
from backend.domain.finding import Evidence, MessagePart
from backend.domain.policy import Policy
from backend.reading.html_body import Link
from backend.reading.reading import Reading

Found = tuple[Evidence, ...] | None
WRITTEN_ADDRESS = re.compile(r"(?:https?://)?((?:[\w-]{1,63}\.){1,6}[a-zåäö]{2,24})(?:[/:?#]\S*)?", re.IGNORECASE)
BARE_URL = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
SITES_OF_A_LURE = 3
"""The lure itself, and a few true links to look honest."""
SCHEMES, SLASHES = ("https", "http"), "://"
REDIRECTS = ("safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com")
"""Mail protection rewrites links; the text then differs from the target without anybody cheating."""


def link_leads_elsewhere(reading: Reading, policy: Policy) -> Found:
    """The words show one web address, the link leads to another organisation."""
    return _those(reading, lambda link: _cheats(link, reading, policy) and _shows_address(link, policy))


def link_names_another(reading: Reading, policy: Policy) -> Found:
    """The words are a bare name of a site, the link leads to another organisation."""
    return _those(reading, lambda link: _cheats(link, reading, policy) and not _shows_address(link, policy))


def link_imitates_own_domain(reading: Reading, policy: Policy) -> Found:
    """The link leads to a host that is meant to be read as ours."""
    return _those(
        reading,
        lambda link: (
            not policy.is_internal(host_of(link.target))
            and any(looks_like(host_of(link.target), own) for own in policy.internal_domains)
        ),
    )


def link_borrows_known_name(reading: Reading, policy: Policy) -> Found:
    """The link leads to a host with the name of an authority, bank or carrier that does not own it."""
    return _those(reading, lambda link: bool(borrows_known_name(host_of(link.target))) or _poses(link))


def link_to_odd_ending(reading: Reading, policy: Policy) -> Found:
    """A link leads to a top-level domain that is cheap, and that Swedish organisations do not use."""
    found = _odd_endings(reading)
    return None if found and _links_to_many_sites(reading) else found


def odd_ending_among_many(reading: Reading, policy: Policy) -> Found:
    """The same in a mail with links to many sites, as newsletters have: it says less."""
    found = _odd_endings(reading)
    return found if found and _links_to_many_sites(reading) else None


def _odd_endings(reading: Reading) -> Found:
    return _those(reading, lambda link: host_of(link.target).rpartition(".")[2] in word_list("odd_endings"))


def _links_to_many_sites(reading: Reading) -> bool:
    return len({registered(host_of(link.target)) for link in reading.links} - {""}) > SITES_OF_A_LURE


def has_link(reading: Reading, policy: Policy) -> Found:
    """There is something to click on."""
    return () if reading.links or all_links(reading) else None


def mixed_scripts_in_domain(reading: Reading, policy: Policy) -> Found:
    """Letters from two alphabets in one name, in a link or in the sender's address (Unicode TS39)."""
    sender = reading.message.sender
    if sender is not None and mixes_scripts(sender.domain):
        return (Evidence(MessagePart.FROM, 0, len(sender.address), sender.address),)
    return _those(reading, lambda link: mixes_scripts(host_of(link.target)))


def link_to_bare_address(reading: Reading, policy: Policy) -> Found:
    """The link leads to a number instead of a name."""
    return _those(reading, lambda link: _is_number(host_of(link.target)))


def _all_links(reading: Reading) -> tuple[Link, ...]:
    text = reading.body.original
    return (*reading.links, *(Link(url, url) for url in _written(text)))


def _written(text: str) -> Iterator[str]:
    """Addresses in the text, found by their colon and slashes; one regular expression for the whole is slow."""
    end, at = 0, text.find(SLASHES)
    while at >= 0:
        starts = (at - len(scheme) for scheme in SCHEMES)
        match = next((m for start in starts if start >= end and (m := BARE_URL.match(text, start))), None)
        if match:
            yield match.group()
            end = match.end()
        at = text.find(SLASHES, max(end, at + 1))


all_links: OnceAMail[tuple[Link, ...]] = OnceAMail(_all_links)
"""Links of the HTML, and addresses written out in the text."""


def _those(reading: Reading, is_such: Callable[[Link], bool]) -> Found:
    found = [link for link in all_links(reading) if host_of(link.target) and is_such(link)]
    if not found:
        return None
    return tuple(
        Evidence(MessagePart.LINKS, 0, len(shown), shown)
        for link in found[:3]
        if (shown := link.text if link.text == link.target else f"{link.text} → {link.target}")
    )


def _differs(link: Link) -> bool:
    target = host_of(link.target)
    if any(target.endswith(redirect) for redirect in REDIRECTS):
        return False
    written = WRITTEN_ADDRESS.fullmatch(link.text.strip())
    if not written:
        return False
    shown, leads = registered(written.group(1).lower()), registered(target)
    return bool(shown) and shown != (leads or target)


def _cheats(link: Link, reading: Reading, policy: Policy) -> bool:
    """Newsletters count clicks on their own hosts; nobody does so on the way to a bank or to our own municipality."""
    if not _differs(link):
        return False
    sender = reading.message.sender
    is_senders_own = sender is not None and registered(host_of(link.target)) == registered(sender.domain)
    return _is_precious(link, policy) or not (is_senders_own or list_mail(reading, policy) is not None)


def _shows_address(link: Link, policy: Policy) -> bool:
    return link.text.strip().lower().startswith(("http", "www.")) or _is_precious(link, policy)


def _is_precious(link: Link, policy: Policy) -> bool:
    written = WRITTEN_ADDRESS.fullmatch(link.text.strip())
    shown = registered(written.group(1).lower()) if written else ""
    return policy.is_internal(shown) or any(shown in owned for owned in word_groups("known_senders").values())


def _poses(link: Link) -> bool:
    return poses_as_municipality(host_of(link.target))


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
