"""Weeks of a calendar, from Monday to Sunday, and what fits into them."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.roadmaps import Pace

DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """A week or, at either end of a plan, the part of it that counts.

    *number* counts from 1, *days_before* the days of the plan that lie before it.
    """

    number: int
    start: date
    end: date
    days_before: int = 0

    def capacity(self, minutes_per_week: int) -> int:
        """Give the minutes that fit into it, each day having its seventh of *minutes_per_week*.

        What is lost to whole minutes in one week is made up for in the next, so that weeks add up.
        """
        days = self.days_before + (self.end - self.start).days + 1
        return minutes_per_week * days // DAYS - minutes_per_week * self.days_before // DAYS


def weeks_from(start: date, last: date | None = None) -> Iterator[Week]:
    """Give the calendar weeks from *start* up to *last*, both included; without *last* there is no end.

    Raises UsageError where the calendar itself ends, in the year 9999.
    """
    number, days_before = 1, 0
    while last is None or start <= last:
        try:
            sunday = start + timedelta(days=6 - start.weekday())
            following = sunday + timedelta(days=1)
        except OverflowError:
            message = "The plan runs beyond the year 9999."
            raise UsageError(message, hint="Give it more hours a week with --hours.") from None
        yield Week(number, start, sunday if last is None else min(sunday, last), days_before)
        start, number, days_before = following, number + 1, days_before + (following - start).days


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
