"""Checks of pictures: the sizes that Outlook wants, and that each file is there and as large as it says."""

import struct
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from lxml import etree

from backend.manifest.document import Manifest, name, place, values

STORE_ICONS = {"IconUrl": 64, "HighResolutionIconUrl": 128}
"""https://learn.microsoft.com/javascript/api/manifest/iconurl and …/highresolutioniconurl"""
DESKTOP = {(16, 1), (32, 1), (80, 1)}
MOBILE = {(size, scale) for size in (25, 32, 48) for scale in (1, 2, 3)}
SERVED_AT = PurePosixPath("/static")
PNG = b"\x89PNG\r\n\x1a\n"


def right_sizes(manifest: Manifest) -> Iterator[str]:
    """A button on a desktop has three pictures, one on a phone nine (outlook.md §1.3, §2.1)."""
    for icon in manifest.each("Icon"):
        found = {_size(image) for image in icon}
        needed = MOBILE if _is_mobile(icon) else DESKTOP
        for size, scale in sorted(needed - found):
            yield f"{place(icon)}: there is no picture of size {size} at scale {scale}"


def files_fit(manifest: Manifest, static: Path) -> Iterator[str]:
    """Every picture is a PNG below `static`, the folder served at /static, with the pixels that its size says."""
    for element, address, pixels in _pictures(manifest):
        path = PurePosixPath(urlsplit(address).path)
        if not path.is_relative_to(SERVED_AT) or ".." in path.parts:
            yield f"{place(element)}: {path} does not lie below {SERVED_AT}"
            continue
        found = png_size(static / path.relative_to(SERVED_AT))
        if found is None:
            yield f"{place(element)}: {path} is absent or no PNG"
        elif found != (pixels, pixels):
            yield f"{place(element)}: {path} has {found[0]} x {found[1]} pixels, needs {pixels} x {pixels}"


def png_size(file: Path) -> tuple[int, int] | None:
    """Width and height as the file's first chunk gives them (https://www.w3.org/TR/png-3/#11IHDR); None when no PNG."""
    try:
        with file.open("rb") as opened:
            start = opened.read(24)
    except OSError:
        return None
    if len(start) < 24 or not start.startswith(PNG) or start[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", start[16:24])
    return width, height


def _pictures(manifest: Manifest) -> Iterator[tuple[etree._Element, str, int]]:
    for element in manifest.each(*STORE_ICONS):
        yield from ((element, address, STORE_ICONS[name(element)]) for _, address in values(element))
    defined = manifest.defined()
    for image in (image for icon in manifest.each("Icon") for image in icon):
        size, scale = _size(image)
        resource = defined.get(image.get("resid", ""))
        if resource is not None:
            yield from ((image, address, size * scale) for _, address in values(resource))


def _is_mobile(icon: etree._Element) -> bool:
    return any(name(around) == "MobileFormFactor" for around in icon.iterancestors())


def _size(image: etree._Element) -> tuple[int, int]:
    size, scale = image.get("size", ""), image.get("scale", "1")
    return int(size) if size.isdecimal() else 0, int(scale) if scale.isdecimal() else 0
