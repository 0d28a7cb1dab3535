"""The manifest fits Microsoft's own schema, and so does every copy of it."""

from pathlib import Path

import pytest
from lxml import etree

from backend.manifest.writing import template, written_for
from tests.outside_data import outside_data

SCHEMA_FILE = "OfficeAppManifestV1_1.xsd"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """Read in place, never copied."""
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(str(outside_data("manifest", "schemas") / SCHEMA_FILE), parser))


def wrong_with(manifest: bytes, schema: etree.XMLSchema) -> str:
    schema.validate(etree.fromstring(manifest))
    return str(schema.error_log)


def test_the_manifest_fits_the_schema(schema: etree.XMLSchema) -> None:
    assert wrong_with((Path(__file__).parents[2] / "manifest.xml").read_bytes(), schema) == ""


@pytest.mark.parametrize("provider", ["", "Norsjö kommun", "A & B <c>", "N" * 125])
@pytest.mark.parametrize(
    "origin", ["https://epost.norsjo.se", "https://10.0.0.7:8443", "https://" + "a." * 120 + "se"]
)
def test_a_copy_fits_the_schema(schema: etree.XMLSchema, origin: str, provider: str) -> None:
    assert wrong_with(written_for(origin, provider), schema) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<Permissions>ReadItem<", "<Permissions>Everything<"),
        ('<bt:Image size="48" scale="3" resid="icon.144"/>', ""),
        ("<SupportsPinning>true</SupportsPinning>", "<SupportsPinning>perhaps</SupportsPinning>"),
        ("<ProviderName>E-postlotsen</ProviderName>", ""),
    ],
)
def test_the_schema_does_look(schema: etree.XMLSchema, before: str, after: str) -> None:
    assert before in template()
    assert wrong_with(template().replace(before, after).encode(), schema) != ""
