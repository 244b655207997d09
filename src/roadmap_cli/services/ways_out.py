"""What helps a plan that does not fit, with numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.roadmaps import Pace
from roadmap_cli.services.calendar_weeks import last_day, weeks_from
from roadmap_cli.services.leaving_out import LeftOut

MINUTES_OF_A_WEEK = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way to make a plan fit: *code* is `leave_out`, `hours_per_week` or `months`, *amount* how much of it."""

    code: str
    amount: float
    text: str


def least_minutes_per_week(start: date, deadline: date, needed: int) -> int:
    """Give the fewest minutes a week with which *needed* minutes fit from *start* to *deadline*, both included."""
    weeks = list(weeks_from(start, deadline))
    low, high = 0, max(needed, 1) * 7
    while high - low > 1:
        middle = (low + high) // 2
        if sum(week.capacity(middle) for week in weeks) >= needed:
            high = middle
        else:
            low = middle
    return high


def ways_out(
    start: date, deadline: date, needed: int, weekly: int, left_out: Sequence[LeftOut], pace: Pace
) -> tuple[WayOut, ...]:
    """Give what would make *needed* minutes fit: leaving things out, more hours a week, or more months."""
    ways: list[WayOut] = []
    if left_out:
        hours = sum(item.hours for item in left_out)
        things = "1 item" if len(left_out) == 1 else f"{len(left_out)} items"
        ways.append(WayOut("leave_out", len(left_out), f"leave out {things} of {hours:g} h (the weeks below do)"))
    enough = least_minutes_per_week(start, deadline, needed)
    if enough <= MINUTES_OF_A_WEEK:
        ways.append(WayOut("hours_per_week", in_hours(enough), f"{in_hours(enough):g} h a week"))
    months = _months_needed(start, needed, weekly, pace)
    ways.append(WayOut("months", months, f"{months} months at {in_hours(weekly):g} h a week"))
    return tuple(ways)


def _months_needed(start: date, needed: int, weekly: int, pace: Pace) -> int:
    for week in weeks_from(start):
        needed -= week.capacity(weekly)
        if needed <= 0:
            break
    months = 1
    while last_day(start, months, pace) < week.end:
        months += 1
    return months
