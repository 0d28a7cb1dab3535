"""Draws the product's sign, a lighthouse above a letter, at every size that manifest.xml names.

    .venv/bin/python addin_ui/icons/draw.py        writes addin_ui/static/icons/icon-*.png

The tile is navy, so that the sign is seen on white and on dark ribbons alike; its corners are transparent.
"""

from pathlib import Path

from PIL import Image, ImageDraw

Point = tuple[float, float]

FOLDER = Path(__file__).parents[1] / "static" / "icons"
SIZES = (16, 25, 32, 48, 50, 64, 75, 80, 96, 128, 144)
GRID = 16
"""Shapes are told in units of a sixteenth of the side, so that their edges fall between pixels at 16."""
FINE = 16
"""Each pixel is the mean of FINE × FINE points."""
LEAST_FOR_DETAIL = 32
NAVY, WHITE, AMBER = (27, 58, 92, 255), (255, 255, 255, 255), (232, 150, 30, 255)


class Sheet:
    """A fine sheet of paper, drawn on in grid units."""

    def __init__(self, size: int) -> None:
        self.size, self.unit = size, size * FINE / GRID
        self.picture = Image.new("RGBA", (size * FINE, size * FINE), (*NAVY[:3], 0))
        self._pen = ImageDraw.Draw(self.picture)

    def box(self, corners: tuple[float, float, float, float], colour: tuple[int, ...], radius: float = 0) -> None:
        """A rectangle from left, top to right, bottom."""
        left, top, right, bottom = (round(part * self.unit) for part in corners)
        self._pen.rounded_rectangle((left, top, right - 1, bottom - 1), radius * self.unit, fill=colour)

    def shape(self, colour: tuple[int, ...], *points: Point) -> None:
        """A filled polygon."""
        self._pen.polygon(self._scaled(points), fill=colour)

    def line(self, colour: tuple[int, ...], width: float, *points: Point) -> None:
        """A line with rounded bends."""
        self._pen.line(self._scaled(points), fill=colour, width=round(width * self.unit), joint="curve")

    def _scaled(self, points: tuple[Point, ...]) -> list[Point]:
        return [(x * self.unit, y * self.unit) for x, y in points]


def drawn(size: int) -> Image.Image:
    """The sign at one size; below LEAST_FOR_DETAIL with fewer and broader strokes."""
    sheet = Sheet(size)
    sheet.box((0, 0, GRID, GRID), NAVY, radius=3)
    sheet.box((2, 9, 14, 14), WHITE, radius=0.6)
    (_detailed if size >= LEAST_FOR_DETAIL else _plain)(sheet)
    return sheet.picture.resize((size, size), Image.Resampling.BOX)


def _plain(sheet: Sheet) -> None:
    sheet.line(NAVY, 1.15, (1, 8), (8, 12.3), (15, 8))
    sheet.shape(WHITE, (6, 8), (7, 5), (9, 5), (10, 8))
    sheet.box((6, 4, 10, 5), WHITE)
    sheet.box((7, 1, 9, 4), AMBER)
    _beams(sheet, (6, 2), (2, 1), (2, 5), (6, 3))


def _detailed(sheet: Sheet) -> None:
    sheet.line(NAVY, 0.9, (1.2, 8.4), (8, 12.2), (14.8, 8.4))
    sheet.shape(WHITE, (6.1, 8), (6.8, 4.5), (9.2, 4.5), (9.9, 8))
    sheet.box((5.5, 5.5, 10.5, 6.5), NAVY)
    sheet.box((5.75, 4, 10.25, 4.5), WHITE)
    sheet.shape(AMBER, (7, 3.5), (7, 2.1), (8, 1.25), (9, 2.1), (9, 3.5))
    _beams(sheet, (6.25, 2.5), (2, 1.25), (2, 4.75), (6.25, 3.3))


def _beams(sheet: Sheet, *left: Point) -> None:
    sheet.shape(AMBER, *left)
    sheet.shape(AMBER, *((GRID - x, y) for x, y in left))


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for wanted in SIZES:
        drawn(wanted).save(FOLDER / f"icon-{wanted}.png", optimize=True)
