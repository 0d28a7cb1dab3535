"""Counts Swedish working days. Weekends, public holidays and the three eves are free (lag 1930:173 2 §)."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from backend.domain.advice import Deadline

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SATURDAY = 5


def count_working_days(received: datetime, days: int, closed_days: tuple[date, ...] = ()) -> Deadline:
    """The last of `days` working days after the day of receipt, in Swedish time.

    The day of receipt is not counted (lag 1930:173, and what the guideline's «inom tre arbetsdagar» means).
    Holidays: `holidays` with the categories public and de_facto, which are lag 1989:253 and the three eves.
    """
    day = received.astimezone(STOCKHOLM).date()
    counted: list[date] = []
    skipped: list[date] = []
    while len(counted) < days:
        day += timedelta(days=1)
        is_free = day.weekday() >= SATURDAY or day in _holidays(day.year) or day in closed_days
        (skipped if is_free else counted).append(day)
    return Deadline(counted[-1], tuple(counted), tuple(skipped))


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year, categories=("public", "de_facto")))
