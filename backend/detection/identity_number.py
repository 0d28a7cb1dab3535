"""When is a row of digits a Swedish identity number? Skatteverket, SKV 704 and SKV 707; Luhn over the last ten."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

INTERIM_LETTERS = "TRSUWXJKLMN"
FIRST_YEAR = 1840
"""Nobody who has been given a number was born earlier."""
UNKNOWN = 60
"""Coordination numbers add this to the day. Month 00 and day 60 stand for what is not known, and the Tax Agency's
own test numbers hold days that their month lacks (31 April)."""


class Kind(StrEnum):
    """Who gave the number: the population register, the Tax Agency on request, or an authority meanwhile."""

    PERSONAL = "personal"
    COORDINATION = "coordination"
    INTERIM = "interim"


@dataclass(frozen=True)
class WrittenNumber:
    """Its parts without spaces and dots: six or eight digits, «-», «+» or nothing, four signs."""

    born: str
    sign: str
    serial: str


def kind_of(number: WrittenNumber, today: date) -> Kind | None:
    """The kind of a valid number; None when it is none."""
    serial = number.serial.upper()
    is_interim = serial[0] in INTERIM_LETTERS
    digits = f"1{serial[1:]}" if is_interim else serial
    if serial.startswith("000") or not (number.born + digits).isdecimal() or not _luhn(number.born[-6:] + digits):
        return None
    day = int(number.born[-2:])
    is_coordination = day >= UNKNOWN
    if not _has_birthday(number, today, is_coordination):
        return None
    if is_interim:
        return Kind.INTERIM
    return Kind.COORDINATION if is_coordination else Kind.PERSONAL


def _has_birthday(number: WrittenNumber, today: date, is_coordination: bool) -> bool:
    month, day = int(number.born[-4:-2]), int(number.born[-2:])
    if is_coordination:
        if day - UNKNOWN > 31:
            return False
        month, day = month or 1, min(max(day - UNKNOWN, 1), 28)
    return any(_is_past(year, month, day, today) for year in _years(number, today))


def _years(number: WrittenNumber, today: date) -> tuple[int, ...]:
    """The year itself, or those that two digits can mean: «+» says a hundred years or more ago."""
    if len(number.born) == 8:
        return (int(number.born[:4]),)
    century = today.year // 100 * 100
    youngest = century + int(number.born[:2])
    back = 100 if number.sign == "+" else 0
    return (youngest - back, youngest - back - 100)


def _is_past(year: int, month: int, day: int, today: date) -> bool:
    try:
        return year >= FIRST_YEAR and date(year, month, day) <= today
    except ValueError:
        return False


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(n // 10 + n % 10 for n in doubled) % 10 == 0
