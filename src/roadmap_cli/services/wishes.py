"""What a plan is asked to do, and why some of it cannot be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.hours import in_words
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.roadmaps import Pace
from roadmap_cli.services.calendar_weeks import last_day, last_day_of_weeks
from roadmap_cli.services.timetable import Timetable

MINUTES_OF_A_DAY = 24 * 60
WEEKS_OF_A_YEAR = 52
LONGEST_PLAN = 1_000
"""The most years that a plan may take: a longer one is a slip of the finger, and its weeks would never end."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a plan is to do: from *start*, within *months*, *weeks* or *by* a day, at *minutes_per_week*.

    None leaves a thing open. *level*, *only* and *without* (leaves) say what belongs to it; *complete* puts
    what the roadmap needs and does not teach before it. Weeks are numbered from *since*, the start without
    one; *used* minutes of the first day are gone already. *keeps_all* plans past a deadline instead of
    leaving things out. *logged* are minutes by item that were spent on what is not ticked yet.
    """

    start: date
    months: int | None = None
    minutes_per_week: int | None = None
    level: Level = Level.OPTIONAL
    complete: bool = False
    weeks: int | None = None
    by: date | None = None
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    timetable: Timetable = field(default_factory=Timetable)
    since: date | None = None
    used: int = 0
    keeps_all: bool = False
    logged: Mapping[str, int] = field(default_factory=dict)

    def deadline(self, pace: Pace) -> date | None:
        """Give the last day that is asked for, if any. Raises UsageError where several are, or past the calendar."""
        if sum(end is not None for end in (self.months, self.weeks, self.by)) > 1:
            message = "One end is enough: give --months, --weeks or --by."
            raise UsageError(message)
        if self.months is not None:
            return last_day(self.start, self.months, pace)
        return self.by if self.weeks is None else last_day_of_weeks(self.start, self.weeks)

    def span(self) -> str:
        """Give the time that is asked for, for a sentence."""
        if self.by is not None:
            return f"the days until {self.by.isoformat()}"
        number, unit = (self.weeks, "week") if self.months is None else (self.months, "month")
        return f"{number} {unit}{'' if number == 1 else 's'}"

    def most_minutes(self) -> int:
        """Give the minutes that the chosen days of a week have."""
        return len(self.timetable.weekdays) * MINUTES_OF_A_DAY

    def room(self, minutes_per_week: int, last: date) -> int:
        """Give the minutes that there are up to *last*."""
        if last < self.start:
            return 0
        return max(self.timetable.room(minutes_per_week, self.start, last) - self.used, 0)

    def end(self, minutes: int, minutes_per_week: int) -> date:
        """Give the day on which *minutes* are spent. Raises UsageError beyond the year 9999."""
        planned = self.timetable.planned(minutes_per_week)
        days = -(-(minutes + self.used) * len(self.timetable.weekdays) // planned)
        return self.timetable.day_of(max(days, 1), self.start)


def first_day(day: date, *, today: date) -> date:
    """Give the *day* on which a plan is to begin; raise UsageError for one that is over: nobody learns in the past."""
    if day >= today:
        return day
    message = f"{day.isoformat()} is over, and what is open can only be learned from today on."
    raise UsageError(message, hint="Leave --start away to begin today.")


def weekly_minutes(*, hours: float | None, minutes_a_day: int | None, days: tuple[int, ...]) -> int | None:
    """Give the minutes a week that a person asks for; None where nothing is said.

    Raises UsageError where both are given.
    """
    if hours is not None and minutes_a_day is not None:
        message = "One of the two is enough: --hours a week or --minutes-a-day."
        raise UsageError(message)
    if minutes_a_day is not None:
        return minutes_a_day * len(days)
    return None if hours is None else round(hours * 60)


def check(wish: Wish, deadline: date | None, needed: int, least: Callable[[date], int | None], usual: int) -> None:
    """Raise UsageError where nobody could keep the wish: why, and what would do.

    *needed* minutes are left, *least* gives the fewest minutes a week by a day, *usual* is the pace without a wish.
    """
    weekly, most = wish.minutes_per_week, wish.most_minutes()
    if wish.by is not None and deadline is not None and deadline < wish.start:
        message = f"{deadline.isoformat()} lies before the start, {wish.start.isoformat()}."
        pace = weekly if weekly is not None and 0 < weekly <= most else usual
        would_end = wish.end(needed, pace).isoformat()
        raise UsageError(message, hint=f"At {in_words(pace)} a week it takes until {would_end}: --by {would_end}.")
    if deadline is not None and deadline.year - wish.start.year > LONGEST_PLAN:
        message = f"{deadline.isoformat()} is more than {LONGEST_PLAN:,} years away."
        raise UsageError(message, hint="Give an earlier day with --by.")
    if weekly is None:
        if wish.timetable.planned(usual) < 1:
            message = "Nothing is left of a week for the plan."
            raise UsageError(message, hint="Hold back less with --reserve.")
        return
    by = deadline or last_day_of_weeks(wish.start, WEEKS_OF_A_YEAR)
    enough = least(by)
    would = "" if enough is None else f"{in_words(enough)} a week finish it by {by.isoformat()}."
    if wish.timetable.planned(weekly) < 1:
        message = "A week without hours holds no plan."
        raise UsageError(message, hint=would or "Give more hours with --hours.")
    if weekly > most:
        days = len(wish.timetable.weekdays)
        week = "A week" if days == len(Timetable().weekdays) else f"A week of {days} day{'' if days == 1 else 's'}"
        message = f"{week} has {in_words(most)}, not {in_words(weekly)}."
        raise UsageError(message, hint=would or "Give fewer hours with --hours.")
    end = wish.end(needed, weekly)
    if end.year - wish.start.year > LONGEST_PLAN:
        message = f"At {in_words(weekly)} a week it takes until the year {end.year}."
        raise UsageError(message, hint=would or "Give more hours with --hours.")
