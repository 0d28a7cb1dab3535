"""Reads outlook_words.toml once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def outlook_words() -> dict[str, Any]:
    """What a Swedish Exchange writes by itself: forward headers, folder names, months."""
    return tomllib.loads(Path(__file__).with_name("outlook_words.toml").read_text("utf-8"))
