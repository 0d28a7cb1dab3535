"""Migrations are walked: up, down and up again, with rows in the tables; at the head the tables are the models'."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from backend.adapters.database import MIGRATIONS, migrate, open_database
from backend.adapters.readiness import database_answers
from backend.adapters.register_tables import Base
from tests.integration.databases import Databases
from tests.integration.test_register import Clock, DatabaseRegister, reserve


@pytest.fixture
def url(some_databases: Databases) -> str:
    return some_databases.new(is_migrated=False)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    found = open_database(url)
    yield found
    found.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_at_the_head_the_tables_are_those_of_the_models(url: str, engine: Engine) -> None:
    migrate(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_up_down_and_up_again_with_rows(url: str, engine: Engine) -> None:
    migrate(url)
    reserve(DatabaseRegister(engine, "k" * 32, "norsjo", Clock()))
    migrate(url, "base")
    assert tables(engine) == set()
    migrate(url)
    assert reserve(DatabaseRegister(engine, "k" * 32, "norsjo", Clock()))[0].reference == "EPL-2026-000001"


def test_a_second_time_changes_nothing(url: str, engine: Engine) -> None:
    migrate(url)
    reserved, _ = reserve(DatabaseRegister(engine, "k" * 32, "norsjo", Clock()))
    migrate(url)
    assert DatabaseRegister(engine, "k" * 32, "norsjo").find("norsjo", reserved.message_key) == (reserved,)


def test_before_the_first_time_the_register_is_not_ready(engine: Engine) -> None:
    assert not database_answers(engine)


def test_the_newest_migration_is_the_head(url: str, engine: Engine) -> None:
    migrate(url)
    newest = max(file.name for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == newest[:4]
