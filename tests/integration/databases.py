"""A fresh, migrated register for each test, on SQLite and on PostgreSQL; copied, because migrating takes time."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from backend.adapters.database import migrate
from tests.integration.postgresql import running_postgresql


@dataclass
class Databases:
    """Gives the URL of a new database, empty or migrated."""

    postgresql: str
    folder: Path
    count: int = 0

    def new(self, is_migrated: bool) -> str:
        self.count += 1
        if not self.postgresql:
            file = self.folder / f"{self.count}.db"
            if is_migrated:
                shutil.copy(self._template(), file)
            return f"sqlite:///{file}"
        name = f"register_{self.count}"
        self._sql(f"CREATE DATABASE {name}" + (f" TEMPLATE {self._template()}" if is_migrated else ""))
        return self.postgresql.format(name=name)

    def _template(self) -> str:
        if self.postgresql:
            if not self._sql("SELECT 1 FROM pg_database WHERE datname = 'template'"):
                self._sql("CREATE DATABASE template")
                migrate(self.postgresql.format(name="template"))
            return "template"
        file = self.folder / "template.db"
        if not file.exists():
            migrate(f"sqlite:///{file}")
        return str(file)

    def _sql(self, statement: str) -> int:
        engine = create_engine(self.postgresql.format(name="postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            count = connection.execute(text(statement)).rowcount
        engine.dispose()
        return count


@contextmanager
def databases(kind: str, factory: pytest.TempPathFactory) -> Iterator[Databases]:
    folder = factory.mktemp("registers")
    if kind == "sqlite":
        yield Databases("", folder)
    else:
        with running_postgresql() as url:
            yield Databases(url, folder)
