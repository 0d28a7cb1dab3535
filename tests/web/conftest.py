"""A fresh product on a stage for every test; its register is copied from one that was migrated once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.adapters.database import migrate
from tests.stage import Stage, set_stage


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("register") / "empty.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def stage(empty_register: Path, tmp_path: Path) -> Iterator[Stage]:
    shutil.copy(empty_register, tmp_path / "register.db")
    found = set_stage(f"sqlite:///{tmp_path / 'register.db'}")
    yield found
    found.database.dispose()
