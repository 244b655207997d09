"""Time that is written down: after the fact, or by a clock that runs."""

from datetime import date, datetime
from typing import NamedTuple

from roadmap_cli.domain.errors import NotFoundError, UsageError
from roadmap_cli.domain.events import CLOCK, TIME, Draft
from roadmap_cli.domain.hours import in_words
from roadmap_cli.domain.progress import Progress, RunningClock
from roadmap_cli.services.remarks import LONGEST_NOTE

MINUTES_OF_A_DAY = 24 * 60

LONGEST_STRETCH = 8 * 60
"""A clock that ran for more minutes than this was probably forgotten: nobody learns so long without a stop."""


class ClockReading(NamedTuple):
    """What a running clock shows: its whole minutes so far, or None where that cannot be told.

    *doubt* says what speaks against it, None where nothing does.
    """

    minutes: int | None
    doubt: str | None


def draft_time(progress: Progress, item: str, minutes: int, *, on: date, note: str | None = None) -> Draft:
    """Give the event that records *minutes* spent on *item* on a day.

    Raises UsageError where the day would have more than 24 hours in sum, or the note is too long.
    """
    check_day(progress, minutes, on=on)
    check_note(note)
    remark = {"note": note} if note else {}
    return Draft(TIME, item, {"minutes": minutes, "on": on.isoformat(), **remark})


def check_note(note: str | None) -> None:
    """Raise UsageError for a note that is longer than 10,000 characters."""
    if note is not None and len(note) > LONGEST_NOTE:
        message = f"The note has {len(note):,} characters; {LONGEST_NOTE:,} are kept at most."
        raise UsageError(message, hint="Keep the long text in a file of its own and link it.")


def check_day(progress: Progress, minutes: int, *, on: date) -> None:
    """Raise UsageError where *minutes* more would give the day *on* more than its 24 hours."""
    logged = minutes_on(progress, on)
    if logged + minutes <= MINUTES_OF_A_DAY:
        return
    if not logged or minutes > MINUTES_OF_A_DAY:
        message = f"{in_words(minutes)} on one day is more than its 24 hours."
        raise UsageError(message, hint="Log each day on its own with --on, such as --on yesterday.")
    message = f"{on.isoformat()} has {in_words(logged)} already; {in_words(minutes)} more would pass its 24 hours."
    raise UsageError(message, hint="Give another day with --on, or take a wrong entry back with `roadmap undo`.")


def minutes_on(progress: Progress, day: date) -> int:
    """Give the minutes that are logged on *day*, on whatever item."""
    return sum(entry.minutes for entries in progress.entries.values() for entry in entries if entry.day == f"{day}")


def read_clock(clock: RunningClock, *, moment: datetime) -> ClockReading:
    """Tell how long *clock* has run at *moment*, and whether that can be true."""
    minutes = None if not clock.at else int((moment - datetime.fromisoformat(clock.at)).total_seconds() // 60)
    if minutes is None:
        return ClockReading(None, f"Nobody knows when the clock for {clock.item} was started")
    if minutes < 0:
        return ClockReading(None, f"The clock for {clock.item} was started at a time that is still to come")
    if minutes > LONGEST_STRETCH:
        return ClockReading(minutes, f"The clock for {clock.item} has run for {in_words(minutes)}")
    return ClockReading(minutes, None)


def running(progress: Progress) -> RunningClock:
    """Give the clock that runs; raise NotFoundError where none does."""
    if progress.clock is None:
        message = "No clock is running."
        raise NotFoundError(message, hint="Start one with `roadmap clock start ITEM`.")
    return progress.clock


def draft_start(progress: Progress, item: str) -> Draft:
    """Give the event that starts a clock for *item*; raise UsageError where its clock runs already."""
    if progress.clock is not None and progress.clock.item == item:
        message = f"The clock for {item} is running already."
        raise UsageError(message, hint="Stop it with `roadmap clock stop`.")
    return Draft(CLOCK, item, {"state": "start"})


def draft_stop(progress: Progress, *, moment: datetime, took: int | None, note: str | None = None) -> Draft:
    """Give the event that stops the clock and logs what it shows, or the *took* minutes that it really was.

    The time counts for the day on which the clock was started. Raises NotFoundError where no clock
    runs, and UsageError where nobody can believe what it shows or the day has not so many hours.
    """
    clock = running(progress)
    minutes, doubt = read_clock(clock, moment=moment)
    if took is None and doubt is not None:
        message = f"{doubt}."
        hint = "Say how long it really was, such as `roadmap clock stop --took 2h`, or let it go: `roadmap clock drop`."
        raise UsageError(message, hint=hint)
    counted = took if took is not None else minutes or 0
    check_day(progress, counted, on=date.fromisoformat(clock.day))
    check_note(note)
    remark = {"note": note} if note else {}
    return Draft(CLOCK, clock.item, {"state": "stop", "minutes": counted, "on": clock.day, **remark})


def draft_drop(progress: Progress) -> Draft:
    """Give the event that stops the clock and logs nothing; raise NotFoundError where no clock runs."""
    return Draft(CLOCK, running(progress).item, {"state": "stop", "minutes": 0})
