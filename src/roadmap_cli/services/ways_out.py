"""What helps a plan that does not fit, with numbers."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from roadmap_cli.domain.hours import in_hours, in_minutes, in_words
from roadmap_cli.domain.roadmaps import Pace
from roadmap_cli.services.calendar_weeks import last_day, weeks_in_words, weeks_through
from roadmap_cli.services.leaving_out import LeftOut
from roadmap_cli.services.wishes import Wish


class WayOut(NamedTuple):
    """One way to make a plan fit: *code* is what to change, *amount* to how much of it.

    The codes are `leave_out`, `hours_per_week`, and `months` or `weeks`, after what was asked for.
    """

    code: str
    amount: float
    text: str


def least_minutes_per_week(
    wish: Wish, deadline: date, needed_at: Callable[[int], int], *, above: int = -1
) -> int | None:
    """Give the fewest minutes a week with which all fits by *deadline*.

    *needed_at* gives the minutes that all takes at so many a week, since a source may ask more of who
    has more. *above* is known to be too little. None where the days of a week have not minutes enough.
    """

    def fits(weekly: int) -> bool:
        return wish.room(weekly, deadline) >= needed_at(weekly)

    low, high = above, wish.most_minutes()
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
    wish: Wish,
    deadline: date,
    needed_at: Callable[[int], int],
    weekly: int,
    left_out: Sequence[LeftOut],
    pace: Pace,
) -> tuple[WayOut, ...]:
    """Give what would make a plan fit that does not at *weekly* minutes: leaving out, more hours a week, more time.

    *needed_at* gives the minutes that all takes at so many a week.
    """
    ways: list[WayOut] = []
    if left_out:
        saved = sum(in_minutes(item.hours) for item in left_out)
        things = "1 item" if len(left_out) == 1 else f"{len(left_out)} items"
        below = "" if wish.keeps_all else " (the weeks below do)"
        ways.append(WayOut("leave_out", len(left_out), f"leave out {things} of {in_words(saved)}{below}"))
    enough = least_minutes_per_week(wish, deadline, needed_at, above=weekly)
    if enough is not None:
        ways.append(WayOut("hours_per_week", in_hours(enough), f"{in_words(enough)} a week"))
    end = wish.end(needed_at(weekly), weekly)
    if wish.months is None:
        count = weeks_in_words(wish.start, end)
        text = f"until {end.isoformat()}, {count} at {in_words(weekly)} a week"
        ways.append(WayOut("weeks", weeks_through(wish.start, end), text))
        return tuple(ways)
    months = wish.months + 1
    while last_day(wish.start, months, pace) < end:
        months += 1
    ways.append(WayOut("months", months, f"{months} months at {in_words(weekly)} a week"))
    return tuple(ways)
