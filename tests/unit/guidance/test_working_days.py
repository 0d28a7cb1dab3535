"""Swedish working days, with every day accounted for."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from backend.guidance.working_days import count_working_days

SWEDEN = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("received", "days", "last_day"),
    [
        ("2026-11-23", 3, "2026-11-26"),
        ("2026-11-24", 3, "2026-11-27"),
        ("2026-11-26", 3, "2026-12-01"),
        ("2026-11-28", 3, "2026-12-02"),  # a Saturday
        ("2026-06-18", 1, "2026-06-22"),  # midsommarafton 19 June
        ("2026-12-23", 1, "2026-12-28"),  # julafton, juldagen, annandagen, Sunday
        ("2026-12-30", 1, "2027-01-04"),  # nyårsafton, nyårsdagen, weekend
        ("2026-04-02", 1, "2026-04-07"),  # long Friday to Easter Monday
        ("2026-05-13", 2, "2026-05-18"),  # Ascension Day; the Friday after is a working day
        ("2026-01-05", 1, "2026-01-07"),  # trettondagen
    ],
)
def test_last_day(received: str, days: int, last_day: str) -> None:
    moment = datetime.fromisoformat(f"{received}T12:00").replace(tzinfo=SWEDEN)
    assert count_working_days(moment, days).last_day == date.fromisoformat(last_day)


def test_the_municipalitys_own_closed_days_are_free() -> None:
    monday = datetime(2026, 11, 23, 12, tzinfo=SWEDEN)
    deadline = count_working_days(monday, 1, closed_days=(date(2026, 11, 24),))
    assert deadline.last_day == date(2026, 11, 25)
    assert deadline.skipped == (date(2026, 11, 24),)


def test_the_day_of_receipt_is_the_swedish_one() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # 00.30 on Tuesday in Sweden
    assert count_working_days(late, 1).last_day == date(2026, 11, 25)


def test_counted_and_skipped_make_up_the_whole_time() -> None:
    thursday = datetime(2026, 12, 24, 9, tzinfo=SWEDEN)
    deadline = count_working_days(thursday, 3)
    assert len(deadline.counted) == 3
    span = (deadline.last_day - thursday.date()).days
    assert len(deadline.counted) + len(deadline.skipped) == span
