"""The product on real parts, built once; every test finds fresh mailboxes with mails of new names."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from backend.adapters.database import migrate
from simulated_outlook.server import running_simulation
from tests.integration.databases import Databases, databases
from tests.integration.product import Product, build_product, rename_mails
from tests.integration.simulated.conftest import CLIENT, SECRET, Outlook


@pytest.fixture(scope="session")
def running_product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    database = tmp_path_factory.mktemp("product") / "register.db"
    migrate(f"sqlite:///{database}")
    with running_simulation(CLIENT, SECRET, "http://localhost:8765") as found:
        yield build_product(Outlook(found.base_url, found.inside), database)


@pytest.fixture
def product(running_product: Product) -> Product:
    running_product.outlook.inside.reset(datetime.now(UTC))
    rename_mails(running_product.outlook)
    return running_product


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def some_databases(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Databases]:
    with databases(request.param, tmp_path_factory) as found:
        yield found
