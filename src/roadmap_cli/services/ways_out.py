"""What helps a plan that does not fit, with numbers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from roadmap_cli.domain.hours import in_hours, in_minutes, in_words
from roadmap_cli.domain.roadmaps import Pace
from roadmap_cli.services.calendar_weeks import last_day, weeks_from
from roadmap_cli.services.leaving_out import LeftOut

MINUTES_OF_A_WEEK = 7 * 24 * 60


class WayOut(NamedTuple):
    """One way to make a plan fit: *code* is `leave_out`, `hours_per_week` or `months`, *amount* how much of it."""

    code: str
    amount: float
    text: str


def least_minutes_per_week(
    start: date, deadline: date, needed_at: Callable[[int], int], *, above: int = -1
) -> int | None:
    """Give the fewest minutes a week with which all fits from *start* to *deadline*, both included.

    *needed_at* gives the minutes that all takes at so many a week, since a source may ask more of who
    has more. *above* is known to be too little. None where a week has not minutes enough.
    """
    weeks = list(weeks_from(start, deadline))

    def fits(weekly: int) -> bool:
        return sum(week.capacity(weekly) for week in weeks) >= needed_at(weekly)

    low, high = above, MINUTES_OF_A_WEEK
    if not fits(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if fits(middle):
            high = middle
        else:
            low = middle
    return high


def ways_out(
    start: date,
    deadline: date,
    needed_at: Callable[[int], int],
    weekly: int,
    left_out: Sequence[LeftOut],
    pace: Pace,
) -> tuple[WayOut, ...]:
    """Give what would make a plan fit that does not at *weekly* minutes: leaving out, more hours a week, more months.

    *needed_at* gives the minutes that all takes at so many a week.
    """
    ways: list[WayOut] = []
    if left_out:
        saved = sum(in_minutes(item.hours) for item in left_out)
        things = "1 item" if len(left_out) == 1 else f"{len(left_out)} items"
        ways.append(WayOut("leave_out", len(left_out), f"leave out {things} of {in_words(saved)} (the weeks below do)"))
    enough = least_minutes_per_week(start, deadline, needed_at, above=weekly)
    if enough is not None:
        ways.append(WayOut("hours_per_week", in_hours(enough), f"{in_words(enough)} a week"))
    months = _months_needed(start, needed_at(weekly), weekly, pace)
    ways.append(WayOut("months", months, f"{months} months at {in_words(weekly)} a week"))
    return tuple(ways)


def _months_needed(start: date, needed: int, weekly: int, pace: Pace) -> int:
    for week in weeks_from(start):
        if week.capacity(weekly) >= needed:
            break
        needed -= week.capacity(weekly)
    end = week.start
    while replace(week, end=end).capacity(weekly) < needed:
        end += timedelta(days=1)
    months = 1
    while last_day(start, months, pace) < end:
        months += 1
    return months
