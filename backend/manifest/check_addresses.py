"""Checks of addresses: https, one home, and the form of an AppDomain."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from backend.manifest.addresses import is_origin
from backend.manifest.document import Manifest, place, values

ADDRESSED = ("IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "Image", "Url")


def https_only(manifest: Manifest) -> Iterator[str]:
    """Outlook loads nothing over http, and the schema does not say so (outlook.md §2.4)."""
    for where, address in _addresses(manifest):
        if not address.startswith("https://"):
            yield f"{where}: {address!r} must start with https://"


def one_home(manifest: Manifest) -> Iterator[str]:
    """All pages and pictures lie at one address: a copy that was changed by hand in part is found here."""
    homes = {urlsplit(address).netloc for _, address in _addresses(manifest)}
    if len(homes) > 1:
        yield f"The addresses lie at more than one host: {', '.join(sorted(homes))}"


def app_domains(manifest: Manifest) -> Iterator[str]:
    """Scheme, host and port, no path, no slash at the end, no wildcard (outlook.md §2.1)."""
    for domain in manifest.each("AppDomain"):
        if not is_origin(domain.text or ""):
            yield f"{place(domain)}: {domain.text!r} must be https:// and a host, without slash at the end"


def _addresses(manifest: Manifest) -> Iterator[tuple[str, str]]:
    for element in manifest.each(*ADDRESSED):
        if element.get("resid") is None:
            yield from ((place(element), address) for _, address in values(element))
