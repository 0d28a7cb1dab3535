"""Opens the database of the register and brings its tables up to date."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, exc, make_url
from sqlalchemy.orm import Session

from backend.domain.errors import RegisterUnavailable

log = logging.getLogger(__name__)
MIGRATIONS = Path(__file__).parent / "migrations"
SECONDS_TO_WAIT_FOR_A_LOCK = 10


def open_database(url: str) -> Engine:
    """An engine whose transactions take their lock at once, so that two presses cannot both win.

    SQLite (one machine) and PostgreSQL (several) behave alike; nothing is opened until the first use.
    """
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": SECONDS_TO_WAIT_FOR_A_LOCK})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine
    return create_engine(url, pool_pre_ping=True, pool_timeout=SECONDS_TO_WAIT_FOR_A_LOCK)


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """One transaction, kept when the block ends well. Raises RegisterUnavailable when the database does not answer."""
    try:
        with Session(engine) as session, session.begin():
            yield session
    except (exc.DBAPIError, exc.TimeoutError) as error:
        log.error("register: %s", type(error).__name__)  # its text holds the row
        raise RegisterUnavailable("database") from None


def migrate(url: str, revision: str = "head") -> None:
    """Brings the tables to a revision; does nothing when they are there already."""
    if make_url(url).get_backend_name() == "sqlite" and (file := make_url(url).database):
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    if revision == "base":
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


def _prepare_sqlite(connection: object, record: object) -> None:
    """The driver's own transactions are switched off; SQLAlchemy's `begin` opens them (SQLAlchemy docs, pysqlite)."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
