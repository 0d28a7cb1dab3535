"""Domains: what is registered, and what only looks like something registered."""

import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

import tldextract
from confusable_homoglyphs import confusables

SHORTEST_NAME = 5
"""Shorter names than this look like too many others."""
SNAPSHOT = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
"""The public suffix list that the library carries; never fetched."""
LOOKS_LIKE = str.maketrans(
    {"0": "o", "1": "l", "3": "e", "5": "s", "i": "l", "ö": "o", "å": "a", "ä": "a", "é": "e"}
)


@lru_cache(maxsize=4096)
def registered(host: str) -> str:
    """The part of a host name that somebody registered: mail.norsjo.se → norsjo.se. Empty when none."""
    return SNAPSHOT.extract_str(host).top_domain_under_public_suffix.lower()


def host_of(target: str) -> str:
    """The host that a link leads to, in lower case; empty when it leads to none."""
    try:
        return (urlsplit(target if "//" in target else f"//{target}").hostname or "").strip(".").lower()
    except ValueError:
        return ""


def readable_host(host: str) -> str:
    """Undoes xn-- (RFC 3492), so that look-alikes can be seen."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def mixes_scripts(host: str) -> bool:
    """True when one label borrows letters from another alphabet (Cyrillic а in a Latin name)."""
    name = readable_host(host)
    return any(bool(confusables.is_mixed_script(label)) for label in name.split(".") if not label.isascii())


def looks_like(host: str, own: str) -> bool:
    """True when a host is not ours but meant to be read so: norsj0.se, norsjo-kommun.se, norsjo.se.evil.com."""
    name, wanted = registered(readable_host(host)) or host, registered(own) or own
    if not name or name == wanted:
        return False
    core, own_core = name.rsplit(".", 1)[0], wanted.rsplit(".", 1)[0]
    if _skeleton(core) == _skeleton(own_core):
        return True
    if len(own_core) < SHORTEST_NAME:
        return False
    if wanted in host or _skeleton(own_core) in map(_skeleton, core.split("-")):
        return True
    return _one_slip(_skeleton(core), _skeleton(own_core))


def _skeleton(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    homoglyphs = "".join(_latin(c) for c in plain)
    return homoglyphs.translate(LOOKS_LIKE).replace("rn", "m").replace("vv", "w")


def _latin(character: str) -> str:
    if character.isascii():
        return character
    found = confusables.is_confusable(character, preferred_aliases=["latin"], greedy=True)
    likenesses = [glyph["c"] for entry in found or [] for glyph in entry["homoglyphs"] if glyph["c"].isascii()]
    return str(likenesses[0]).lower() if likenesses else character


def _one_slip(name: str, wanted: str) -> bool:
    """One letter added, dropped, changed, or two neighbours swapped."""
    if abs(len(name) - len(wanted)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(name, wanted, strict=False)) if a != b), min(len(name), len(wanted))
    )
    rest, wanted_rest = name[at:], wanted[at:]
    return (
        rest[1:] == wanted_rest[1:]
        or rest[1:] == wanted_rest
        or rest == wanted_rest[1:]
        or (rest[:2] == wanted_rest[1::-1] and rest[2:] == wanted_rest[2:])
    )
