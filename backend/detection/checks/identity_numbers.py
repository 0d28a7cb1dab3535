"""Finds personal identity numbers however they are written, and leaves other long numbers alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from backend.detection.checks.plain_digits import plainly
from backend.detection.identity_number import INTERIM_LETTERS, Kind, WrittenNumber, kind_of
from backend.detection.word_lists import word_groups, word_list
from backend.reading.characters import codes_of

SERIAL = rf"(?P<serial>\d{{4}}|(?i:[{INTERIM_LETTERS}])\d{{3}})"
SIGN = r"(?P<sign> {0,2}[-+] {0,2}| {1,2}|[./]|)"
DASH = r"(?P<sign> {0,2}[-+] {0,2})"
GAP = r"[ .\-]"
SPELT = rf"(?P<sign>{GAP}|{GAP}?[-+]{GAP}?)(?P<serial>[\d{INTERIM_LETTERS}](?:{GAP}\d){{3}})"
SHAPES = {
    length: tuple(re.compile(shape) for shape in shapes)
    for length, shapes in {
        12: (r"(?P<born>\d{8})(?P<sign>)(?P<serial>\d{4})",),
        10: (r"(?P<born>\d{6})(?P<sign>)(?P<serial>\d{4})",),
        8: (rf"(?P<born>\d{{8}}){SIGN}{SERIAL}",),
        6: (rf"(?P<born>\d{{6}}){SIGN}{SERIAL}",),
        4: (
            rf"(?P<born>\d{{4}}(?P<gap>[-./ ])\d\d(?P=gap)\d\d){SIGN}{SERIAL}",
            rf"(?P<born>\d{{4}}[ -]\d{{4}}){DASH}{SERIAL}",
        ),
        2: (
            rf"(?P<born>\d\d[ -]\d{{6}}){SIGN}{SERIAL}",
            rf"(?P<born>\d\d(?P<gap>[-./ ])\d\d(?P=gap)\d\d){SIGN}{SERIAL}",
            r"(?P<born>\d\d(?: \d\d){3})(?P<sign> ?[-+] ?| )(?P<serial>\d\d \d\d)",
            r"(?P<born>\d\d(?: \d\d){2})(?P<sign> ?[-+] ?| )(?P<serial>\d\d \d\d)",
        ),
        1: (
            rf"(?P<born>\d(?:{GAP}\d){{7}}){SPELT}",
            rf"(?P<born>\d(?:{GAP}\d){{5}}){SPELT}",
        ),
    }.items()
}
"""What may follow, by the length of the first unbroken row of digits. Every repetition is bounded."""

FEWEST_DIGITS = 9
"""Of a number: the last four signs may be a letter and three digits."""
WIDEST = 30
"""Places that so many digits may take up; SHAPES allow some twenty, the rest is room for new shapes."""
DIGIT = re.compile(r"\d")
DIGITS = re.compile(r"[0-9]+")
STRICT = re.compile(r"(?P<born>\d{8}|\d{6})(?P<sign>[-+]?)" + SERIAL, re.ASCII)
SAYS_SO = re.compile("|".join(sorted(word_list("identity_words"))))
LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+)[ .:#-]{0,4}$")
BEFORE, AFTER = 60, 30
"""How far from the number a word that names it may stand."""
CLOCK_SINCE = "1995"
"""20261124-0930 may as well be a time; older years are not written so."""


@dataclass(frozen=True)
class IdentityNumber:
    """Where it stands in the text, and whether it can be much else.

    `certain` is False for ten digits in a row, loose spacing or what may be a time of day, unless a word nearby
    says what it is.
    """

    start: int
    end: int
    kind: Kind
    certain: bool


def find_identity_numbers(text: str, today: date | None = None) -> list[IdentityNumber]:
    """All personal, coordination and interim numbers in order; time is linear in the length of the text.

    Not found: organisation numbers, and digits that belong to a longer number (OCR, phone, IBAN, card).
    """
    if not DIGIT.search(text):
        return []
    plain, places = plainly(text)
    today = today or date.today()
    found: list[IdentityNumber] = []
    end = 0
    for start in _starts(plain):
        row = DIGITS.match(plain, start)
        if row is None or start < end:
            continue
        match, kind = next(_readings(plain, row, today), (None, None))
        if match and kind and not _is_another_number(plain, match):
            end = match.end()
            certain = _is_certain(plain, match)
            found.append(IdentityNumber(places[match.start()], places[end - 1] + 1, kind, certain))
    return found


def is_valid_identity_number(text: str, today: date | None = None) -> bool:
    """Whether the whole text is one number in one of its official forms (YYYYMMDD or YYMMDD, sign, serial)."""
    match = STRICT.fullmatch(text.strip())
    return bool(match and kind_of(_written(match), today or date.today()))


def _starts(plain: str) -> list[int]:
    """Where a row of digits begins that is followed by enough of them to make up a number."""
    codes = codes_of(plain)
    digits = ((codes >= ord("0")) & (codes <= ord("9"))).nonzero()[0]
    first, ninth = digits[: 1 - FEWEST_DIGITS], digits[FEWEST_DIGITS - 1 :]
    is_dense = ninth - first <= WIDEST
    is_dense[1:] &= first[1:] - first[:-1] > 1
    starts: list[int] = first.compress(is_dense).tolist()
    return starts


def _readings(plain: str, row: re.Match[str], today: date) -> Iterator[tuple[re.Match[str], Kind]]:
    length = len(row.group())
    if length <= 2 and _joins(plain[max(0, row.start() - 2) : row.start()], "", " .-"):
        return
    for shape in SHAPES.get(length, ()):
        match = shape.match(plain, row.start())
        if match and _stands_alone(plain, match) and (kind := kind_of(_written(match), today)):
            yield match, kind


def _written(match: re.Match[str]) -> WrittenNumber:
    born, serial = (re.sub(r"\W", "", match[part]) for part in ("born", "serial"))
    return WrittenNumber(born, match["sign"].strip(" ."), serial)


def _is_explicit(match: re.Match[str]) -> bool:
    """Six or eight digits, a dash or plus, the serial: the form that the number was given in."""
    return match["born"].isdecimal() and bool(set(match["sign"]) & set("-+"))


def _stands_alone(plain: str, match: re.Match[str]) -> bool:
    before, after = plain[max(0, match.start() - 2) : match.start()], plain[match.end() : match.end() + 2]
    if after[:1].isdigit() or before[-1:] == "+" or _joins(before, after, "-+/"):
        return False
    if _is_explicit(match):
        return True
    if after[:1].isalpha() or (before[-1:].isalpha() and not _is_named(plain, match)):
        return False
    is_one_row = match["sign"] == "" and match["born"].isdecimal()
    return is_one_row or not _joins(before, after, " .")


def _joins(before: str, after: str, signs: str) -> bool:
    leads = len(before) == 2 and before[0].isdigit() and before[1] in signs
    return leads or (len(after) == 2 and after[0] in signs and after[1].isdigit())


def _is_certain(plain: str, match: re.Match[str]) -> bool:
    if _is_named(plain, match):
        return True
    is_whole = match["born"].isdecimal() and (len(match["born"]) == 8 or _is_explicit(match))
    return is_whole and not _may_be_a_time(_written(match))


def _may_be_a_time(number: WrittenNumber) -> bool:
    hour, minute = number.serial[:2], number.serial[2:]
    is_date_of_our_time = len(number.born) == 8 and number.born >= CLOCK_SINCE
    return is_date_of_our_time and hour.isdecimal() and hour < "24" and minute < "60"


def _is_another_number(plain: str, match: re.Match[str]) -> bool:
    """The word just before says that it is an order, an invoice, a telephone …"""
    before = LAST_WORD.search(plain[max(0, match.start() - BEFORE) : match.start()].lower())
    return before is not None and before["word"] in word_groups("identity_words")["other"]


def _is_named(plain: str, match: re.Match[str]) -> bool:
    before = plain[max(0, match.start() - BEFORE) : match.start()]
    after = plain[match.end() : match.end() + AFTER]
    return bool(SAYS_SO.search(before.lower()) or SAYS_SO.search(after.lower()))
