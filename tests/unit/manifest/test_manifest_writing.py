"""The root's manifest, the template and every municipality's copy are one text."""

from configparser import ConfigParser
from pathlib import Path
from uuid import UUID

import pytest
from lxml import etree

from backend.manifest.document import read
from backend.manifest.faults import faults
from backend.manifest.writing import FAMILY, LOCAL, identity, template, written_for

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "addin_ui" / "static"
NORSJO = "https://epost.norsjo.se"


def text_of(manifest: bytes, name: str) -> str | None:
    return next(read(manifest).each(name)).text


def test_the_roots_manifest_is_what_the_command_writes_for_localhost() -> None:
    assert written_for(LOCAL) == (ROOT / "manifest.xml").read_bytes()
    assert template().encode() == (ROOT / "manifest.xml").read_bytes()


def test_the_template_travels_with_the_package() -> None:
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", "utf-8")
    assert "manifest/template.xml" in setup["options.package_data"]["backend"].split()


@pytest.mark.parametrize(
    "origin", [NORSJO, "https://localhost:3000", "https://e-post.kommun.xn--norsj-mua.se:8443"]
)
def test_a_copy_has_no_fault_and_nothing_of_the_template_left(origin: str) -> None:
    copy = written_for(origin, "Norsjö kommun")
    assert faults(copy, STATIC) == []
    assert LOCAL.encode() not in copy
    assert text_of(copy, "AppDomain") == origin
    assert text_of(copy, "ProviderName") == "Norsjö kommun"


def test_nothing_but_addresses_id_and_provider_differs() -> None:
    copy = written_for(NORSJO, "Norsjö kommun").decode()
    back = copy.replace(NORSJO, LOCAL).replace(identity(NORSJO), identity(LOCAL))
    assert back.replace("Norsjö kommun", "E-postlotsen") == template()


def test_the_id_belongs_to_the_address() -> None:
    assert text_of(written_for(NORSJO), "Id") == text_of(written_for(NORSJO, "Norsjö"), "Id") == identity(NORSJO)
    assert len({identity(NORSJO), identity(LOCAL), identity("https://epost.mala.se"), str(FAMILY)}) == 4
    assert UUID(identity(NORSJO)).version == 5


def test_ids_in_use_never_change() -> None:
    assert identity(LOCAL) == "8504b45f-8354-5dbe-b85d-bbeec35de9b7"
    assert identity(NORSJO) == "0fd1b989-ed00-5f59-8243-063aa48c13c4"


def test_a_provider_is_text_and_never_markup() -> None:
    name = 'A & B <Permissions>ReadWriteMailbox</Permissions> ]]> "'
    assert text_of(written_for(NORSJO, name), "ProviderName") == name


def test_outlook_everywhere_gets_what_it_needs() -> None:
    manifest = read(template().encode())
    xsi = "{http://www.w3.org/2001/XMLSchema-instance}type"
    assert [point.get(xsi) for point in manifest.each("ExtensionPoint")] == [
        "MessageReadCommandSurface",
        "MobileMessageReadCommandSurface",
    ]
    assert [action.get(xsi) for action in manifest.each("Action")] == ["ShowTaskpane"] * 2
    assert [pinned.text for pinned in manifest.each("SupportsPinning")] == ["true"]
    pane, help_page = next(manifest.each("Url")), next(manifest.each("SupportUrl"))
    assert pane.get("DefaultValue") == f"{LOCAL}/pane"
    assert help_page.get("DefaultValue") == f"{LOCAL}/help"
    assert not list(manifest.each("LaunchEvent", "WebApplicationInfo", "Runtimes"))
    inner, outer = (etree.QName(o).namespace for o in reversed(list(manifest.each("VersionOverrides"))))
    assert inner == f"{outer}/1.1"
