"""Which days hold hours: the days of the week, what is off, and what is held back."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.progress import Pause
from roadmap_cli.services.calendar_weeks import DAYS, Week

EVERY_DAY = tuple(range(DAYS))
LONGEST_BREAK = 520
"""The most weeks off in a row, ten years, over which a plan looks for a day with hours."""

ONE_DAY = timedelta(days=1)


class DaysOff(NamedTuple):
    """Days on which nothing is planned, both ends included."""

    first: date
    last: date
    reason: str | None


@dataclass(frozen=True)
class Timetable:
    """The days that a person learns on.

    *weekdays* go from 0, Monday, to 6; *off* are days without hours; *reserve* is the share of each
    week that stays free for what goes wrong, in whole per cent from 0 to 90.
    """

    weekdays: tuple[int, ...] = EVERY_DAY
    off: tuple[DaysOff, ...] = ()
    reserve: int = 0

    @cached_property
    def _off(self) -> list[tuple[int, int]]:
        """Days off as stretches of ordinals that neither touch nor overlap, in order."""
        merged: list[tuple[int, int]] = []
        for first, last in sorted((one.first.toordinal(), one.last.toordinal()) for one in self.off):
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(merged[-1][1], last))
            else:
                merged.append((first, last))
        return merged

    @cached_property
    def _studied_off(self) -> list[int]:
        """How many days that would hold hours are off before each stretch, and in all."""
        counts = [0]
        for first, last in self._off:
            counts.append(counts[-1] + self._weekdays_before(last + 1) - self._weekdays_before(first))
        return counts

    def _weekdays_before(self, ordinal: int) -> int:
        # Ordinal 1 is a Monday.
        weeks, rest = divmod(ordinal - 1, DAYS)
        return weeks * len(self.weekdays) + sum(1 for day in self.weekdays if day < rest)

    def _before(self, ordinal: int) -> int:
        """Count the days with hours before *ordinal*, from the beginning of the calendar."""
        place = bisect_right(self._off, (ordinal, -1))
        taken = self._studied_off[place]
        if place and self._off[place - 1][1] >= ordinal:
            first = self._off[place - 1][0]
            taken = self._studied_off[place - 1] + self._weekdays_before(ordinal) - self._weekdays_before(first)
        return self._weekdays_before(ordinal) - taken

    def study_days(self, first: date, last: date) -> int:
        """Count the days with hours from *first* to *last*, both included."""
        return max(self._before(last.toordinal() + 1) - self._before(first.toordinal()), 0)

    def planned(self, minutes_per_week: int) -> int:
        """Give what of *minutes_per_week* is planned, the reserve taken off."""
        return minutes_per_week * (100 - self.reserve) // 100

    def share(self, minutes_per_week: int, days: int) -> int:
        """Give the minutes that *days* days with hours hold.

        Each has its equal part of the planned minutes of a week; what is lost to whole minutes on one
        day is made up for on the next, so that days and weeks add up.
        """
        return self.planned(minutes_per_week) * days // len(self.weekdays)

    def room(self, minutes_per_week: int, first: date, last: date) -> int:
        """Give the minutes from *first* to *last*, both included."""
        return self.share(minutes_per_week, self.study_days(first, last))

    def reason(self, day: date) -> DaysOff | None:
        """Give the days off that *day* belongs to, the one that was said last."""
        return next((one for one in reversed(self.off) if one.first <= day <= one.last), None)

    def off_in(self, first: date, last: date) -> Iterator[DaysOff]:
        """Give the days off that touch the days from *first* to *last*, in order, without repetition."""
        touching = (one for one in self.off if one.first <= last and first <= one.last)
        yield from dict.fromkeys(sorted(touching, key=lambda one: (one.first, one.last)))

    def is_study_day(self, day: date) -> bool:
        """Tell whether *day* has hours."""
        return bool(self.study_days(day, day))

    def weeks(self, start: date, last: date | None = None, *, since: date | None = None) -> Iterator[Week]:
        """Give the calendar weeks from *start* up to *last*, both included; without *last* there is no end.

        They are numbered from the week of *since*, the start itself without one. Raises UsageError where
        the calendar itself ends, in the year 9999.
        """
        monday = (since or start) - timedelta(days=(since or start).weekday())
        before, number = 0, 1 + (start - monday).days // DAYS
        base = self._before(start.toordinal())
        while last is None or start <= last:
            try:
                sunday = start + timedelta(days=DAYS - 1 - start.weekday())
                following = sunday + ONE_DAY
            except OverflowError:
                message = "The plan runs beyond the year 9999."
                raise UsageError(message, hint="Give it more hours a week with --hours.") from None
            end = sunday if last is None else min(sunday, last)
            through = self._before(end.toordinal() + 1) - base
            yield Week(number, start, end, before, through)
            start, number, before = following, number + 1, through

    def day_of(self, days: int, start: date) -> date:
        """Give the day from *start* on by whose end *days* days with hours have gone, at least one."""
        low, high = start.toordinal(), date.max.toordinal()
        base = self._before(low)
        if self._before(high) - base < days:
            message = "The plan runs beyond the year 9999."
            raise UsageError(message, hint="End a pause with `roadmap pause --remove N`, or give it more hours.")
        while low < high:
            middle = (low + high) // 2
            if self._before(middle + 1) - base >= days:
                high = middle
            else:
                low = middle + 1
        return date.fromordinal(low)


def days_off(pauses: Iterable[Pause]) -> tuple[DaysOff, ...]:
    """Give recorded *pauses* as days off."""
    return tuple(
        DaysOff(date.fromisoformat(pause.first), date.fromisoformat(pause.last), pause.reason) for pause in pauses
    )
