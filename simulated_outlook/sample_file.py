"""Attachments with real bytes, so that a forward carries something that opens."""

import io
import textwrap
import zipfile
from functools import cache

from PIL import Image, ImageDraw, ImageFont

PAGE = (620, 877)
IMAGE_FORMATS = {"application/pdf": "PDF", "image/png": "PNG", "image/jpeg": "JPEG"}


@cache
def sample_file(content_type: str, name: str, text: str) -> bytes:
    """A document, picture or archive that says `text`."""
    if content_type in IMAGE_FORMATS:
        return _page(text, IMAGE_FORMATS[content_type])
    if content_type == "application/zip":
        return _archive(f"{name.removesuffix('.zip')}.txt", text)
    return text.encode()


def _page(text: str, image_format: str) -> bytes:
    page = Image.new("RGB", PAGE, "white")
    lines = "\n".join(textwrap.fill(line, 52) for line in text.splitlines())
    ImageDraw.Draw(page).multiline_text((60, 80), lines, "black", ImageFont.load_default(20), spacing=8)
    buffer = io.BytesIO()
    page.save(buffer, image_format)
    return buffer.getvalue()


def _archive(member: str, text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, text)
    return buffer.getvalue()
