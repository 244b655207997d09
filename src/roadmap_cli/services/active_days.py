"""The days on which somebody learns: all but those of pauses."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Self

from roadmap_cli.domain.progress import Pause

ONE_DAY = timedelta(days=1)


class ActiveDays:
    """A calendar without the days of pauses, which may overlap."""

    def __init__(self, pauses: Iterable[tuple[date, date]]) -> None:
        merged: list[tuple[date, date]] = []
        for first, last in sorted(pauses):
            if merged and (first - merged[-1][1]) <= ONE_DAY:
                merged[-1] = (merged[-1][0], max(merged[-1][1], last))
            else:
                merged.append((first, last))
        self._pauses = merged

    @classmethod
    def without(cls, pauses: Iterable[Pause]) -> Self:
        """Give the calendar of somebody who recorded *pauses*."""
        return cls((date.fromisoformat(pause.first), date.fromisoformat(pause.last)) for pause in pauses)

    def back(self, before: date, *, first: date) -> Iterator[date]:
        """Give the active days before a day, the newest first, down to *first*."""
        pauses = [pause for pause in self._pauses if pause[0] < before]
        for number in range(1, (before - first).days + 1):
            day = before - timedelta(days=number)
            while pauses and pauses[-1][0] > day:
                pauses.pop()
            if not pauses or day > pauses[-1][1]:
                yield day

    def day(self, start: date, number: int) -> date | None:
        """Give the active day of that *number*, counted from 1 on *start*; None after the year 9999."""
        day = start
        try:
            for first, last in self._pauses:
                if last < day:
                    continue
                free = max((first - day).days, 0)
                if number <= free:
                    break
                number, day = number - free, last + ONE_DAY
            return day + timedelta(days=number - 1)
        except OverflowError:
            return None

    def count(self, start: date, last: date) -> int:
        """Count the active days from *start* to *last*, both included; none where *last* comes before."""
        days = max((last - start).days + 1, 0)
        for first, end in self._pauses:
            days -= max((min(end, last) - max(first, start)).days + 1, 0)
        return days
