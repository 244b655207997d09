"""Weeks and days off: what is recorded, and what to record."""

from datetime import date
from typing import NamedTuple

from roadmap_cli.domain.errors import NotFoundError, UsageError
from roadmap_cli.domain.events import PAUSE, UNDO, Draft
from roadmap_cli.domain.progress import Pause, Progress
from roadmap_cli.services.calendar_weeks import DAYS
from roadmap_cli.services.goals import GoalProgress
from roadmap_cli.services.timetable import LONGEST_BREAK

LONGEST_REASON = 200


class PausedDays(NamedTuple):
    """Days off with the number by which they can be removed, the reason, and whether they are over."""

    number: int
    first: date
    last: date
    days: int
    reason: str | None
    over: bool


class Pauses(NamedTuple):
    """The days off that are recorded, in the order of the calendar, and what a command changed.

    *goal* says how far the goal is with them, *finish_before* when it would have ended without the change.
    """

    pauses: tuple[PausedDays, ...]
    added: PausedDays | None
    removed: PausedDays | None
    goal: GoalProgress | None = None
    finish_before: date | None = None
    events: tuple[str, ...] = ()


def pauses_in(progress: Progress, today: date) -> tuple[PausedDays, ...]:
    """Give the days off that are recorded, in the order of the calendar, numbered from 1."""
    return tuple(_paused(number, pause, today) for number, pause in enumerate(_in_order(progress), 1))


def draft_pause(progress: Progress, first: date, last: date, reason: str | None) -> Draft:
    """Give the event that takes the days from *first* to *last* off.

    Raises UsageError where exactly these are off already, where they are more than ten years, or where the
    reason is longer than 200 characters.
    """
    if (last - first).days >= LONGEST_BREAK * DAYS:
        message = (
            f"{first.isoformat()}..{last.isoformat()} is longer than ten years, over which nothing can be planned."
        )
        raise UsageError(message, hint="To stop for good, end the goal: `roadmap plan --drop-goal`.")
    if any((pause.first, pause.last) == (first.isoformat(), last.isoformat()) for pause in progress.pauses):
        message = f"{first.isoformat()}..{last.isoformat()} is off already."
        raise UsageError(message, hint="See all days off with `roadmap pause`.")
    if reason and len(reason) > LONGEST_REASON:
        message = f"The reason has {len(reason)} characters; {LONGEST_REASON} are kept at most."
        raise UsageError(message)
    data = {"from": first.isoformat(), "to": last.isoformat()}
    return Draft(PAUSE, None, {**data, "reason": reason} if reason else data)


def draft_pause_end(progress: Progress, number: int) -> Draft:
    """Give the event that takes back the days off of *number*; raise NotFoundError where there are none."""
    kept = _in_order(progress)
    if not 1 <= number <= len(kept):
        message = f"There is no pause {number}: there {'is' if len(kept) == 1 else 'are'} {len(kept) or 'none'}."
        raise NotFoundError(message, hint="See them with `roadmap pause`.")
    return Draft(UNDO, None, {"target": kept[number - 1].event})


def changed_pauses(
    before: Progress, after: Progress, today: date, goal: GoalProgress | None, old: GoalProgress | None
) -> Pauses:
    """Say what days off there are now and which were added or removed."""
    was, now = pauses_in(before, today), pauses_in(after, today)
    added = next((one for one in now if one._replace(number=0) not in {old._replace(number=0) for old in was}), None)
    removed = next((one for one in was if one._replace(number=0) not in {new._replace(number=0) for new in now}), None)
    return Pauses(now, added, removed, goal, None if old is None else old.finish)


def _in_order(progress: Progress) -> list[Pause]:
    return sorted(progress.pauses, key=lambda pause: (pause.first, pause.last))


def _paused(number: int, pause: Pause, today: date) -> PausedDays:
    first, last = date.fromisoformat(pause.first), date.fromisoformat(pause.last)
    return PausedDays(number, first, last, (last - first).days + 1, pause.reason, last < today)
