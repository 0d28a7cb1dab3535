"""The pictures are those that the drawing program draws, and can be told from nothing."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageChops, ImageStat

from backend.manifest.check_icons import png_size
from backend.manifest.document import read
from backend.manifest.writing import template

ADDIN_UI = Path(__file__).parents[3] / "addin_ui"
ICONS = ADDIN_UI / "static" / "icons"
ALMOST_NOTHING = 1.0
"""Mean difference of a channel, of 255: room for another release of Pillow, none for another picture."""


def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw", ADDIN_UI / "icons" / "draw.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DRAW = program()


def test_every_picture_that_the_manifest_names_is_drawn_and_no_other() -> None:
    manifest = read(template().encode())
    named = manifest.each("Image", "IconUrl", "HighResolutionIconUrl")
    names = {element.get("DefaultValue", "").rpartition("/")[2] for element in named} - {""}
    assert names == {f"icon-{size}.png" for size in DRAW.SIZES} == {path.name for path in ICONS.iterdir()}


@pytest.mark.parametrize("size", DRAW.SIZES)
def test_a_picture_is_what_the_program_draws(size: int) -> None:
    file = ICONS / f"icon-{size}.png"
    assert png_size(file) == (size, size)
    with Image.open(file) as kept:
        assert kept.mode == "RGBA"
        difference = ImageStat.Stat(ImageChops.difference(kept, DRAW.drawn(size))).mean
    assert max(difference) < ALMOST_NOTHING


@pytest.mark.parametrize("size", DRAW.SIZES)
@pytest.mark.parametrize("ground", [(255, 255, 255), (31, 31, 31)])
def test_a_picture_is_seen_on_light_and_dark(size: int, ground: tuple[int, int, int]) -> None:
    with Image.open(ICONS / f"icon-{size}.png") as picture:
        sheet = Image.new("RGB", (size, size), ground)
        sheet.paste(picture, (0, 0), picture)
    grey = sheet.convert("L").tobytes()
    shade = Image.new("RGB", (1, 1), ground).convert("L").tobytes()[0]
    assert sum(1 for value in grey if abs(value - shade) > 100) > size * size / 6
    assert picture.getchannel("A").getextrema()[1] == 255


def test_what_is_no_png_has_no_size(tmp_path: Path) -> None:
    file = tmp_path / "icon.png"
    assert png_size(file) is None
    for content in (b"", b"\x89PNG\r\n\x1a\n", b"GIF89a" + b"\0" * 40, (ICONS / "icon-16.png").read_bytes()[:23]):
        file.write_bytes(content)
        assert png_size(file) is None
    assert png_size(tmp_path) is None
