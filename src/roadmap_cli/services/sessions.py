"""From the weeks of a plan to its days."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from roadmap_cli.domain.hours import in_hours, in_minutes
from roadmap_cli.services.filling import PlannedItem
from roadmap_cli.services.planning import Plan
from roadmap_cli.services.pouring import pour
from roadmap_cli.services.timetable import ONE_DAY, Timetable


class Session(NamedTuple):
    """What a day of a plan holds, in order."""

    day: date
    hours: float
    items: tuple[PlannedItem, ...]


def sessions(plan: Plan, timetable: Timetable, *, used: int = 0) -> Iterator[Session]:
    """Give the days of *plan* that hold something, each with its part of its week's items, in order.

    *timetable* and the *used* minutes of the first day are those that the plan was made with.
    """
    weekly = in_minutes(plan.hours_per_week)

    def through(days: int) -> int:
        return max(timetable.share(weekly, days) - used, 0)

    before = 0
    for week in plan.weeks:
        pending = [
            (place, leaf, minutes)
            for place, item in reversed(tuple(enumerate(week.items)))
            for leaf, minutes in reversed(tuple(item.parts.items()))
        ]
        day = week.start
        while day <= week.end:
            days = before + int(timetable.is_study_day(day))
            parts, _ = pour(pending, through(days) - through(before))
            if parts:
                yield _session(day, week.items, parts)
            before, day = days, day + ONE_DAY


def _session(day: date, items: tuple[PlannedItem, ...], parts: dict[int, dict[str, int]]) -> Session:
    own = tuple(items[place]._replace(hours=in_hours(sum(part.values())), parts=part) for place, part in parts.items())
    return Session(day, in_hours(sum(sum(part.values()) for part in parts.values())), own)
