"""Which addresses Outlook accepts: https, a host and perhaps a port, nothing after it."""

import re
from urllib.parse import urlsplit

ORIGIN = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::[1-9][0-9]{0,4})?"
)
LONGEST, LAST_PORT = 250, 65535
"""Microsoft's schema gives an AppDomain 250 characters, so an address has no more."""


class UnusableAddress(ValueError):
    """The address cannot stand in a manifest; the text says why, for the person who wrote it."""


def origin(address: str) -> str:
    """The address as the manifest names it, in one spelling, since the add-in's Id hangs on it. Raises UnusableAddress.

    The manifest needs https everywhere (outlook.md §2.4); the paths below the origin are the product's own.
    """
    lowered = address.lower()
    if not lowered.startswith("https://"):
        raise UnusableAddress("must start with https://; Outlook loads nothing else")
    host = lowered.removeprefix("https://").removesuffix("/").removesuffix(":443")
    if re.search(r"[/?#]", host):
        raise UnusableAddress(
            "must end after the host name or port; the product's pages lie at /pane and /help there"
        )
    bare = f"https://{host}"
    if not is_origin(bare):
        raise UnusableAddress("must name a host in a-z, 0-9, hyphen and dot (other letters as xn--…)")
    return bare


def is_origin(text: str) -> bool:
    """True when the text is scheme, host and perhaps port: the form of an AppDomain too (outlook.md §2.1)."""
    if len(text) > LONGEST or not ORIGIN.fullmatch(text):
        return False
    return int(urlsplit(text).netloc.partition(":")[2] or 1) <= LAST_PORT
