"""Test data that nobody on this project wrote; it lies beside the project and is never copied into it."""

import os
from pathlib import Path

import pytest

BESIDE = Path(os.environ.get("EPOSTLOTSEN_SHARED", Path(__file__).parents[2] / "shared"))


def outside_data(folder: str, within: str = "data") -> Path:
    """The folder, or a skip that says in one line what is missing."""
    path = BESIDE / within / folder
    if not path.is_dir():
        pytest.skip(f"../shared/{within}/{folder} is not here", allow_module_level=True)
    return path
