"""Each fault is planted in a good manifest, and found."""

import shutil
from pathlib import Path

import pytest

from backend.manifest.document import LARGEST, read
from backend.manifest.faults import CHECKS, faults
from backend.manifest.writing import template

STATIC = Path(__file__).parents[3] / "addin_ui" / "static"
HOME = "https://localhost:8443"
PANE = f'<bt:Url id="pane" DefaultValue="{HOME}/pane"/>'
MOBILE_25 = '<bt:Image size="25" scale="1" resid="icon.25"/>'
PLANTED = [
    ("<Version>1.0.0.0<", "<Version>1.0.0-beta<", ["line 9: Version: '1.0.0-beta' must be"]),
    ("<Version>1.0.0.0<", "<Version>1.0.0.0.0<", ["Version: '1.0.0.0.0' must be"]),
    ("<Version>1.0.0.0<", "<Version><", ["Version: None must be"]),
    ("<Permissions>ReadItem</Permissions>", "", ["There is no Permissions"]),
    ('MinVersion="1.5"/>', 'MinVersion="1.10"/>', ["Set: Mailbox 1.10 is more than 1.5"]),
    ('DefaultMinVersion="1.5"', 'DefaultMinVersion="1.8"', ["Set: Mailbox 1.8 is more than 1.5"]),
    ('<bt:Set Name="Mailbox"/>', '<bt:Set Name="Mailbox" MinVersion="new"/>', ["Mailbox new is more"]),
    ('<bt:Set Name="Mailbox"/>', '<bt:Set Name="NestedAppAuth"/>', ["'NestedAppAuth' may not be asked for"]),
    (">ReadItem<", ">ReadWriteMailbox<", ["Permissions: 'ReadWriteMailbox' is not ReadItem"]),
    (
        f'SupportUrl DefaultValue="{HOME}',
        'SupportUrl DefaultValue="http://localhost:8443',
        ["must start with https://"],
    ),
    (PANE, PANE.replace("https:", "http:"), ["Url pane: 'http://localhost:8443/pane' must start with https://"]),
    (f"{HOME}/help", "https://epost.norsjo.se/help", ["more than one host: epost.norsjo.se, localhost:8443"]),
    ("microsoftonline.com<", "microsoftonline.com/<", ["AppDomain: 'https://login.microsoftonline.com/' must be"]),
    ("<AppDomain>https://login", "<AppDomain>https://*", ["AppDomain: 'https://*.microsoftonline.com' must be"]),
    (
        "<AppDomain>https://login",
        "<AppDomain>http://login",
        ["AppDomain: 'http://login.microsoftonline.com' must"],
    ),
    (">sv-SE<", ">en-US<", ["DefaultLocale: 'en-US' must be sv-SE"]),
    ('<Override Locale="en-US" Value="E-postlotsen"/>', "", ["DisplayName: there are no words in en-US"]),
    (
        '<Override Locale="en-US" Value="Reads',
        '<Override Locale="fi-FI" Value="Reads',
        ["Description: there are no"],
    ),
    (
        'DefaultValue="Vad ska jag göra med mejlet?"',
        'DefaultValue=" "',
        ["String question: there are no words in sv-SE"],
    ),
    (
        'DefaultValue="Vad ska',
        f'DefaultValue="{"V" * 125}ska',
        ["String question: 149 characters in sv-SE, at most 125"],
    ),
    ('Value="Shows what', f'Value="{"S" * 250}', ["String promise: ", "characters in en-US, at most 250"]),
    (
        '<DisplayName DefaultValue="',
        f'<DisplayName DefaultValue="{"n" * 125}',
        ["137 characters in sv-SE, at most 125"],
    ),
    (
        'id="name" DefaultValue="',
        'id="name" DefaultValue="Visa ',
        ["17 characters in sv-SE, at most 16 on a phone"],
    ),
    (PANE, PANE * 2, ["The resource 'pane' is defined 2 times"]),
    (' id="pane"', ' id="Pane"', ["Url Pane: nothing points at", "SourceLocation pane: no resource has this id"]),
    (' id="promise"', f' id="{"p" * 33}"', [f"{'p' * 33}: the id has more than 32 characters"]),
    (PANE, PANE + PANE.replace('"pane"', '"old"'), ["Url old: nothing points at this resource"]),
    (
        '<Title resid="question"/>',
        '<Title resid="promise"/>',
        ["Title promise: points into LongStrings, needs ShortS"],
    ),
    ('"lotsen.mobile.open"', '"lotsen.read.open"', ["'lotsen.read.open' stands at 2 groups or buttons"]),
    ('"lotsen.mobile"', '"lotsen.read"', ["'lotsen.read' stands at 2 groups or buttons"]),
    (MOBILE_25, "", ["Icon: there is no picture of size 25 at scale 1", "Image icon.25: nothing points at"]),
    ('<bt:Image size="80" resid="icon.80"/>', "", ["Icon: there is no picture of size 80 at scale 1"]),
    (MOBILE_25, MOBILE_25.replace("icon.25", "icon.32"), ["icon-32.png has 32 x 32 pixels, needs 25 x 25"]),
    ("/static/icons/icon-64.png", "/static/icons/icon-80.png", ["IconUrl: ", "has 80 x 80 pixels, needs 64 x 64"]),
    ("/static/icons/icon-128.png", "/static/icons/icon-129.png", ["icon-129.png is absent or no PNG"]),
    ("/static/icons/icon-128.png", "/icons/icon-128.png", ["/icons/icon-128.png does not lie below /static"]),
    ("/static/icons/icon-128.png", "/static/../icons/icon-128.png", ["does not lie below /static"]),
    ("<OfficeApp ", "<!DOCTYPE OfficeApp>\n<OfficeApp ", ["The file has a DOCTYPE"]),
]


@pytest.mark.parametrize(("before", "after", "expected"), PLANTED)
def test_a_planted_fault_is_found(before: str, after: str, expected: list[str]) -> None:
    good = template()
    assert before in good
    found = "\n".join(faults(good.replace(before, after, 1).encode(), STATIC))
    for words in expected:
        assert words in found


def test_every_check_has_a_planted_fault() -> None:
    """A check that finds nothing in all of the planted faults might as well not be there."""
    silent = set(CHECKS)
    for before, after, _ in PLANTED:
        if "DOCTYPE" not in after:
            bad = read(template().replace(before, after, 1).encode())
            silent -= {check for check in silent if list(check(bad))}
    assert silent == set()


def test_a_good_manifest_has_no_fault() -> None:
    assert faults(template().encode(), STATIC) == []


def test_pictures_are_opened_not_believed(tmp_path: Path) -> None:
    shutil.copytree(STATIC / "icons", tmp_path / "icons")
    (tmp_path / "icons" / "icon-16.png").write_bytes((STATIC / "icons" / "icon-32.png").read_bytes())
    (tmp_path / "icons" / "icon-80.png").write_text("no picture")
    (tmp_path / "icons" / "icon-144.png").unlink()
    found = faults(template().encode(), tmp_path)
    assert [fault.partition("/static/icons/")[2] for fault in found] == [
        "icon-16.png has 32 x 32 pixels, needs 16 x 16",
        "icon-80.png is absent or no PNG",
        "icon-144.png is absent or no PNG",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is not XML"),
        (b"\xff\xfe\x00", "is not XML"),
        (b"<OfficeApp>", "is not XML"),
        (b"<html/>", "starts with <html>"),
        (b"<OfficeApp>" + b" " * LARGEST + b"</OfficeApp>", "Outlook takes at most"),
        (
            b'<!DOCTYPE OfficeApp [<!ENTITY x SYSTEM "file:///etc/hostname">]><OfficeApp>&x;</OfficeApp>',
            "has a DOCTYPE",
        ),
        (
            b'<!DOCTYPE OfficeApp [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
            b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><OfficeApp x="&c;">&c;</OfficeApp>',
            "has a DOCTYPE",
        ),
    ],
)
def test_a_file_that_is_no_manifest_gets_one_fault(content: bytes, reason: str) -> None:
    (fault,) = faults(content, STATIC)
    assert reason in fault
