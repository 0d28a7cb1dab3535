"""Every page and picture that the manifest names is there, and open to Outlook without sign-in."""

from typing import cast
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from backend.app import create_app
from backend.manifest.document import read
from backend.manifest.writing import LOCAL, template
from backend.service_layer.services import Services
from backend.settings import Settings

NAMED = sorted(
    {
        urlsplit(address).path
        for element in read(template().encode()).root.iter("*")
        if (address := element.get("DefaultValue", "")).startswith(LOCAL)
    }
)


@pytest.fixture(scope="module")
def product() -> FlaskClient:
    settings = Settings(
        public_url=LOCAL,
        policy="norsjo",
        database_url="sqlite://",
        client_id="aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
        client_secret="s",
        hash_key="k" * 32,
    )
    return create_app(settings, cast(Services, object())).test_client()


def test_the_manifest_names_the_pane_and_the_help() -> None:
    assert {"/pane", "/help"} < set(NAMED)


@pytest.mark.parametrize("path", NAMED)
def test_what_the_manifest_names_is_served(product: FlaskClient, path: str) -> None:
    with product.get(path, base_url=LOCAL) as answer:
        assert answer.status_code == 200
        assert answer.mimetype == ("image/png" if path.endswith(".png") else "text/html")
