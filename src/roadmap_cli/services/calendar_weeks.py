"""Weeks of a calendar, from Monday to Sunday, and the last day of a number of months."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.roadmaps import Pace

DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """A week or, at either end of a plan, the part of it that counts.

    *number* counts from 1; *days_before* and *days_through* are the days with hours that the plan has
    before it and by its end.
    """

    number: int
    start: date
    end: date
    days_before: int
    days_through: int


def weeks_through(first: date, last: date) -> int:
    """Give the weeks of seven days, a begun one included, from *first* to *last*."""
    return (last - first).days // DAYS + 1


def weeks_in_words(first: date, last: date) -> str:
    """Give the weeks from *first* to *last* in words, such as `1 week` or `1,262 weeks`."""
    weeks = weeks_through(first, last)
    return f"{weeks:,} week{'' if weeks == 1 else 's'}"


def last_day_of_weeks(start: date, weeks: int) -> date:
    """Give the last day of *weeks* weeks that begin on *start*. Raises UsageError beyond the year 9999."""
    try:
        return start + timedelta(days=DAYS * weeks - 1)
    except OverflowError:
        message = f"{weeks} weeks from {start.isoformat()} lie beyond the year 9999."
        raise UsageError(message, hint="Give an earlier --start or fewer --weeks.") from None


def last_day(start: date, months: int, pace: Pace) -> date:
    """Give the last day of *months* months that begin on *start*.

    A month is what the source makes it: where it gives one number of weeks and of months, their
    ratio in weeks, and a month of the calendar elsewhere. Raises UsageError beyond the year 9999.
    """
    try:
        if pace.weeks is not None and pace.months is not None and pace.weeks[0] == pace.weeks[1]:
            weeks = round(months * pace.weeks[0] / (sum(pace.months) / 2))
            return start + timedelta(days=DAYS * weeks - 1)
        year, month = divmod(start.month - 1 + months, 12)
        year, month = start.year + year, month + 1
        return start.replace(year=year, month=month, day=min(start.day, monthrange(year, month)[1])) - timedelta(days=1)
    except (OverflowError, ValueError):
        message = f"{months} months from {start.isoformat()} lie beyond the year 9999."
        raise UsageError(message, hint="Give an earlier --start or fewer --months.") from None
