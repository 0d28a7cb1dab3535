"""One address, one spelling: the add-in's Id hangs on it."""

import pytest

from backend.manifest.addresses import UnusableAddress, is_origin, origin


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://epost.norsjo.se", "https://epost.norsjo.se"),
        ("https://epost.norsjo.se/", "https://epost.norsjo.se"),
        ("HTTPS://Epost.Norsjo.SE:443/", "https://epost.norsjo.se"),
        ("https://localhost:8443", "https://localhost:8443"),
        ("https://xn--norsj-mua.se:65535", "https://xn--norsj-mua.se:65535"),
        ("https://10.0.0.7", "https://10.0.0.7"),
    ],
)
def test_an_address_has_one_spelling(given: str, kept: str) -> None:
    assert origin(given) == kept
    assert origin(kept) == kept


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("", "must start with https://"),
        ("epost.norsjo.se", "must start with https://"),
        ("http://epost.norsjo.se", "must start with https://"),
        (" https://epost.norsjo.se", "must start with https://"),
        ("https://epost.norsjo.se/pane", "must end after the host"),
        ("https://epost.norsjo.se//", "must end after the host"),
        ("https://epost.norsjo.se?x=1", "must end after the host"),
        ("https://epost.norsjo.se#x", "must end after the host"),
        ("https://", "must name a host"),
        ("https://:8443", "must name a host"),
        ("https://norsjö.se", "must name a host"),
        ("https://karin@norsjo.se", "must name a host"),
        ("https://*.norsjo.se", "must name a host"),
        ("https://norsjo..se", "must name a host"),
        ("https://-norsjo.se", "must name a host"),
        ("https://norsjo.se\n", "must name a host"),
        ('https://norsjo.se"<', "must name a host"),
        ("https://norsjo.se:0", "must name a host"),
        ("https://norsjo.se:65536", "must name a host"),
        ("https://" + "a" * 64 + ".se", "must name a host"),
        ("https://" + "a." * 120 + "sse", "must name a host"),
    ],
)
def test_what_outlook_would_refuse_is_refused(given: str, reason: str) -> None:
    with pytest.raises(UnusableAddress, match=reason):
        origin(given)
    assert not is_origin(given)
