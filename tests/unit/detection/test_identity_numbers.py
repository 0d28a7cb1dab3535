"""Identity numbers are found in every way of writing them, and other long numbers are left alone."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from personnummer.personnummer import Personnummer, PersonnummerException

from backend.detection.checks.identity_numbers import (
    DIGITS,
    SHAPES,
    IdentityNumber,
    _starts,
    find_identity_numbers,
    is_valid_identity_number,
)

TODAY = date(2026, 11, 23)


def found(text: str) -> list[IdentityNumber]:
    return find_identity_numbers(text, TODAY)


def quotes(text: str) -> list[str]:
    return [text[number.start : number.end] for number in found(text)]


WAYS = [
    "19121212-1212",
    "191212121212",
    "121212+1212",
    "19121212+1212",
    "19121212 1212",
    "19121212 - 1212",
    "19121212–1212",
    "19121212\u20111212",
    "19121212\u00ad-1212",
    "19121212\u00a01212",
    "1912-12-12-1212",
    "1912-12-12 1212",
    "1912.12.12-1212",
    "1912 12 12 1212",
    "1912 1212-1212",
    "19 121212-1212",
    "19 12 12 12 12 12",
    "12 12 12 - 1212",
    "121212.1212",
    "1 9 1 2 1 2 1 2 1 2 1 2",
    "1 9 1 2 1 2 1 2 - 1 2 1 2",
    "1.9.1.2.1.2.1.2.1.2.1.2",
    "1-9-1-2-1-2-1-2-1-2-1-2",
    "1\u200b9121212-1212",
    "１９１２１２１２-１２１２",
]


@pytest.mark.parametrize("written", WAYS)
@pytest.mark.parametrize("around", ["{}", "Jag heter Åsa, {}.", "({})", "pnr:{}, tel 070-123 45 67", "a\n{}\nb"])
def test_every_way_of_writing(written: str, around: str) -> None:
    assert quotes(around.format(written)) == [written]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("850101-2382", "personal"),
        ("19730288-9931", "coordination"),
        ("19150072-2390", "coordination"),
        ("191806602395", "coordination"),
        ("20000101-T220", "interim"),
        ("000101T220", "interim"),
        ("20000101-t220", "interim"),
    ],
)
def test_kinds(written: str, kind: str) -> None:
    assert [number.kind for number in found(f"Hej {written}!")] == [kind]


def test_many_in_one_mail_keep_their_places() -> None:
    text = "Barnen är 850101-2382, 121212+1212,19730288-9931 och samnr 7302889931"
    assert quotes(text) == ["850101-2382", "121212+1212", "19730288-9931", "7302889931"]


@pytest.mark.parametrize(
    "text",
    [
        "850101-2383",  # check digit
        "850132-2387",  # no such day
        "20230231-1238",
        "20991212-1216",  # not born yet
        "150916-0006",  # nobody has serial 000
        "20000101-E221",
        "556036-0793",  # organisation number
        "16556036-0793",
        "802005-1952",
        "OCR 198712202384123",
        "Ring 070-121 21 21 eller +46 70 121 21 21",
        "+191212121212",
        "IBAN SE19 1212 1212 1212 1212 1212",
        "SE1912121212121212121212",
        "Kort 1912-1212-1212-1212",
        "1912 1212 1212 1212",
        "Bankgiro 5050-1055, plusgiro 12 12 12-1",
        "121212-1212-1212",
        "5-121212-1212",
        "a1912121212123",
        "KS 2026/123",
        "12 12 12 12 12 12 12 12",
        "1 9 1 2 1 2 1 2 1 2 1 2 1 2",
        "deadbeef-1912-1212-1212-121212121212",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize("text", ["850101-2382", "Ring 19850101-2382", "198501012382"])
def test_the_official_forms_are_certain(text: str) -> None:
    assert [number.certain for number in found(text)] == [True]


@pytest.mark.parametrize(
    "written", ["8501012382", "850101 2382", "8 5 0 1 0 1 2 3 8 2", "20230823-2236", "202308232236"]
)
def test_loose_forms_and_times_are_certain_only_when_a_word_says_so(written: str) -> None:
    assert [number.certain for number in found(f"Nummer {written} gäller")] == [False]
    assert [number.certain for number in found(f"Mitt personnummer är {written}")] == [True]
    assert [number.certain for number in found(f"{written} (min sons pnr)")] == [True]


def test_glued_to_the_word_that_names_it() -> None:
    assert quotes("Personnr8501012382") == ["8501012382"]
    assert quotes("Artikel8501012382") == []


@pytest.mark.parametrize("text", ["19090527 1474", "850101/2382", "hej", "0", "850101-2382x"])
def test_one_candidate_must_have_an_official_form(text: str) -> None:
    assert not is_valid_identity_number(text, TODAY)


@pytest.mark.parametrize("unit", ["1 ", "12 ", "121212 ", "850101-2383 ", "1\u200b", "1912-12-12-", "19121212T"])
def test_work_grows_with_length_only(unit: str) -> None:
    find_identity_numbers(unit * (200_000 // len(unit)), TODAY)


@given(
    born=st.dates(date(1900, 1, 1), date(2026, 11, 22)),
    is_coordination=st.booleans(),
    sign=st.sampled_from(["", "-", "+"]),
    serial=st.integers(1, 9999),
    is_long=st.booleans(),
)
def test_agrees_with_the_package_personnummer(
    born: date, is_coordination: bool, sign: str, serial: int, is_long: bool
) -> None:
    """Real dates only: the package refuses the unknown dates that the Tax Agency gives out."""
    day = born.day + 60 * is_coordination
    written = f"{born.year}{born.month:02}{day:02}{sign}{serial:04}"[0 if is_long else 2 :]
    assert is_valid_identity_number(written, TODAY) == _package_says(written)


def _package_says(written: str) -> bool:
    with suppress(PersonnummerException):
        return bool(Personnummer(written))
    return False


@given(st.text(alphabet="0123456789-+ .TpnråÅ\u00ad\u2011\n", max_size=60))
def test_places_are_in_order_and_within(text: str) -> None:
    numbers = found(text)
    edges = [place for number in numbers for place in (number.start, number.end)]
    assert edges == sorted(edges)
    assert all(0 <= place <= len(text) for place in edges)
    assert all(sum(c.isdigit() for c in text[n.start : n.end]) >= 9 for n in numbers)


@given(st.lists(st.sampled_from([*"0123456789", "81", "1218", "9876", "811218-9876", " ", "-", ".", "a", "T"])))
def test_no_start_is_passed_over(pieces: list[str]) -> None:
    """Every place where a shape begins is among the starts that are tried."""
    plain = "".join(pieces)
    shapes = [shape for some in SHAPES.values() for shape in some]
    begins = {row.start() for row in DIGITS.finditer(plain) if any(s.match(plain, row.start()) for s in shapes)}
    assert begins <= set(_starts(plain))
