"""Domains: what is registered, and what only looks like something registered."""

import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

import tldextract
from confusable_homoglyphs import confusables

from backend.detection.word_lists import word_groups, word_list

SHORTEST_NAME = 5
"""Shorter names than this look like too many others."""
LONG_NAME = 8
"""From this length on, two slips are no coincidence."""
SNAPSHOT = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
"""The public suffix list that the library carries; never fetched."""
LOOKS_LIKE = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s", "i": "l", "é": "e"})
HOME_SUFFIXES = ("se", "nu", "no", "dk", "fi", "ax", "example")
"""Where a name with «kommun» in it may well be honest."""
OTHER_WORDS = ("kommunik", "kommunis", "kommunal", "kommune")


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


@lru_cache(maxsize=8192)
def looks_like(host: str, own: str) -> bool:
    """True when a host is not ours but meant to be read so: norsj0.se, norsjo-kommun.se, norsjo.se.evil.com.

    Not so: clubs, parties and companies with the name in theirs, and our own name with å, ä, ö written otherwise.
    """
    readable = readable_host(host)
    name, wanted = registered(readable) or readable, registered(own) or own
    if not name or plain(name) == plain(wanted):
        return False
    if f".{own}." in f".{readable}" or f"-{own}." in f"-{readable}":
        return True
    core, own_core = _core(name), _core(wanted)
    if plain(core) == plain(own_core):
        return True
    return _is_joined(plain(core), plain(own_core)) or _is_misspelt(core, own_core)


@lru_cache(maxsize=8192)
def borrows_known_name(host: str) -> str:
    """The known sender whose name a host carries though it belongs to somebody else; empty when none."""
    name = registered(readable_host(host)) or host
    pieces = plain(_core(name)).split("-")
    for known, owned in word_groups("known_senders").items():
        if name not in owned and name != f"{known}.example" and _carries(pieces, known):
            return known
    return ""


def poses_as_municipality(host: str) -> bool:
    """«kommun» in a name under a top-level domain that no Swedish municipality uses."""
    name = registered(readable_host(host))
    core, _, suffix = plain(name).partition(".")
    is_municipal = "kommun" in core and not any(word in core for word in OTHER_WORDS)
    return is_municipal and suffix not in HOME_SUFFIXES


def plain(name: str) -> str:
    """Without the marks of å, ä, ö and é."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _core(name: str) -> str:
    return name.split(".", 1)[0]


def _carries(pieces: list[str], known: str) -> bool:
    whole = "".join(pieces)
    if known in pieces or whole == known:
        return True
    is_long = len(known) >= LONG_NAME
    if is_long and (whole.startswith(known) or whole.endswith(known)):
        return True
    return len(known) > SHORTEST_NAME and any(
        p != known and skeleton(p) == skeleton(known) for p in (*pieces, whole)
    )


def _is_joined(core: str, own_core: str) -> bool:
    """The name and nothing but official words: norsjo-kommun, lon-norsjo, norsjokommun-helpdesk."""
    if not own_core or "-" in own_core or own_core not in core:
        return core.replace("-", "") == own_core.replace("-", "")
    before, _, after = core.partition(own_core)
    return all(
        _is_official(piece, is_glued="-" not in (before[-1:], after[:1])) for piece in (before, after) if piece
    )


def _is_official(words: str, *, is_glued: bool) -> bool:
    groups = word_groups("official_words")
    pieces = [piece.strip("0123456789") or piece for piece in words.removeprefix("s-").strip("-").split("-")]
    pieces[0] = pieces[0] if pieces[0] in groups["words"] else pieces[0].removeprefix("s")
    allowed = groups["words"] - groups["needs_hyphen"] if is_glued else groups["words"]
    return pieces[0] in allowed and groups["words"].issuperset(pieces[1:])


def _is_misspelt(core: str, own_core: str) -> bool:
    name, wanted = skeleton(core), skeleton(own_core)
    if name == wanted:
        return True
    if len(wanted) < SHORTEST_NAME or plain(core) in word_list("municipalities"):
        return False
    head = skeleton(core.split("-")[0])
    if head == wanted and core.split("-")[0] != own_core:
        return True
    if wanted in name:
        return name == wanted + wanted[-1]
    return _slips(name, wanted) <= (2 if len(wanted) >= LONG_NAME else 1)


@lru_cache(maxsize=16384)
def skeleton(name: str) -> str:
    """What is left of a name when look-alike characters are made equal (Unicode TR39)."""
    homoglyphs = "".join(_latin(c) for c in plain(name))
    return homoglyphs.translate(LOOKS_LIKE).replace("rn", "m").replace("vv", "w")


def _latin(character: str) -> str:
    if character.isascii():
        return character
    found = confusables.is_confusable(character, preferred_aliases=["latin"], greedy=True)
    likenesses = [glyph["c"] for entry in found or [] for glyph in entry["homoglyphs"] if glyph["c"].isascii()]
    return str(likenesses[0]).lower() if likenesses else character


def _slips(name: str, wanted: str) -> int:
    """Letters added, dropped, changed, or swapped with their neighbour (Damerau); 3 stands for many."""
    if abs(len(name) - len(wanted)) > 2:
        return 3
    rows = [list(range(len(wanted) + 1))]
    for i, a in enumerate(name, 1):
        row = [i]
        for j, b in enumerate(wanted, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == wanted[j - 2] and name[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return min(rows[-1][-1], 3)
