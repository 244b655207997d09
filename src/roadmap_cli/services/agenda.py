"""What a goal asks for today and in one week, and what was finished there."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.errors import NotFoundError, UsageError, quote
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_hours, in_words
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.calendar_weeks import DAYS
from roadmap_cli.services.filling import PlannedItem
from roadmap_cli.services.goals import GoalProgress
from roadmap_cli.services.planning import Plan
from roadmap_cli.services.sessions import Session, sessions
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.timetable import DaysOff
from roadmap_cli.services.wishes import Wish


class AgendaPart(NamedTuple):
    """A leaf with the hours that it gets."""

    id: str
    title: str
    hours: float


class AgendaItem(NamedTuple):
    """An item with the hours that it gets, leaf by leaf."""

    id: str
    title: str
    hours: float
    parts: tuple[AgendaPart, ...]


class FinishedItem(NamedTuple):
    """An item, or single topics of one, ticked on *day*."""

    id: str
    title: str
    day: date


class AgendaDay(NamedTuple):
    """A day with what it holds."""

    day: date
    hours: float
    items: tuple[AgendaItem, ...]


class Today(NamedTuple):
    """What a goal asks for today: *items*, none where *sentence* says why; *next_day* is the next with hours."""

    day: date
    roadmap: str
    title: str
    hours: float
    sentence: str
    items: tuple[AgendaItem, ...]
    done: tuple[FinishedItem, ...]
    off: DaysOff | None
    next_day: date | None
    goal: GoalProgress


class WeekAgenda(NamedTuple):
    """What a goal asks for in a week and, once it has begun, what was done in it; *days* are those to come."""

    week: int
    start: date
    end: date
    roadmap: str
    title: str
    hours: float
    sentence: str
    stage: str | None
    items: tuple[AgendaItem, ...]
    days: tuple[AgendaDay, ...]
    milestones: tuple[str, ...]
    done: tuple[FinishedItem, ...]
    off: tuple[DaysOff, ...]
    goal: GoalProgress


def today_in(plan: Plan, wish: Wish, standing: Standing, progress: Progress, today: date) -> Today:
    """Give what *plan*, made for *wish* to follow a goal, asks for *today*."""
    goal = _followed(plan)
    catalogue = standing.outline.catalogue
    held = next(sessions(plan, wish.timetable, used=wish.used), None)
    mine = held if held is not None and held.day == today else None
    done = tuple(_finished(standing, progress, today, today))
    off = wish.timetable.reason(today)
    return Today(
        day=today,
        roadmap=plan.roadmap,
        title=plan.title,
        hours=0 if mine is None else mine.hours,
        sentence=_sentence(goal, mine, wish, off, today),
        items=() if mine is None else tuple(_item(catalogue, item) for item in mine.items),
        done=done,
        off=off,
        next_day=_next_day(plan, wish, today),
        goal=goal,
    )


def _followed(plan: Plan) -> GoalProgress:
    if plan.goal is None:
        message = "the plan follows no goal"
        raise ValueError(message)
    return plan.goal


def _next_day(plan: Plan, wish: Wish, today: date) -> date | None:
    later = (held.day for held in sessions(plan, wish.timetable, used=wish.used) if held.day > today)
    return next(later, None)


def _sentence(goal: GoalProgress, mine: Session | None, wish: Wish, off: DaysOff | None, today: date) -> str:
    if goal.finish is None:
        return goal.sentence
    if mine is not None:
        return f"{in_words(sum(sum(item.parts.values()) for item in mine.items))} today."
    if today < goal.start:
        return f"The plan begins on {goal.start.isoformat()}."
    if off is not None:
        return f"Off today: {off.reason}." if off.reason else "Off today."
    if wish.used:
        return "What today holds is done."
    return "No hours are planned for this day of the week."


def week_number(word: str | None, goal: GoalProgress) -> int:
    """Read which week is meant: its number, `next`, or this one without a word. Raises UsageError for anything else."""
    if word is None:
        return goal.week
    if word.casefold() == "next":
        return goal.week + 1
    if word.isascii() and word.isdigit() and int(word) > 0:
        return int(word)
    message = f"{quote(word)} is no week of a plan."
    raise UsageError(message, hint="Give its number, such as 7, or `next`.")


def week_in(plan: Plan, wish: Wish, standing: Standing, progress: Progress, word: str | None) -> WeekAgenda:
    """Give what *plan*, made for *wish* to follow a goal, asks for in a week, and what was done in it.

    *word* is its number or `next`. Raises UsageError for what is no week and NotFoundError for one after the last.
    """
    goal = _followed(plan)
    number = week_number(word, goal)
    if number > max(goal.weeks, goal.week):
        message = f"The plan has no week {number}: it ends with week {goal.weeks}."
        raise NotFoundError(message, hint="See them all with `roadmap plan`.")
    catalogue = standing.outline.catalogue
    monday = goal.start - timedelta(days=goal.start.weekday()) + timedelta(days=DAYS * (number - 1))
    sunday = monday + timedelta(days=DAYS - 1)
    held = next((week for week in plan.weeks if week.week == number), None)
    days = (one for one in sessions(plan, wish.timetable, used=wish.used) if monday <= one.day <= sunday)
    items = () if held is None else tuple(_item(catalogue, item) for item in held.items)
    return WeekAgenda(
        week=number,
        start=max(monday, goal.start),
        end=sunday,
        roadmap=plan.roadmap,
        title=plan.title,
        hours=0 if held is None else held.hours,
        sentence=goal.sentence,
        stage=None if held is None else held.stage,
        items=items,
        days=tuple(AgendaDay(one.day, one.hours, tuple(_item(catalogue, item) for item in one.items)) for one in days),
        milestones=() if held is None else held.milestones,
        done=tuple(_finished(standing, progress, monday, sunday)),
        off=tuple(wish.timetable.off_in(monday, sunday)),
        goal=goal,
    )


def _item(catalogue: Catalogue, item: PlannedItem) -> AgendaItem:
    parts = tuple(AgendaPart(leaf, catalogue.title(leaf), in_hours(time)) for leaf, time in item.parts.items())
    return AgendaItem(item.id, item.title, item.hours, parts)


def _finished(standing: Standing, progress: Progress, first: date, last: date) -> Iterator[FinishedItem]:
    """Give what was ticked as done from *first* to *last*: whole items, and topics where an item is not all done."""
    catalogue, statuses = standing.outline.catalogue, standing.statuses
    begin, end = first.isoformat(), last.isoformat()
    for entry in standing.entries:
        days = {
            leaf: day
            for leaf in entry.leaves
            if statuses.leaves[leaf] is Status.DONE and begin <= (day := progress.days.get(leaf, "")) <= end
        }
        if not days:
            continue
        whole = all(statuses.leaves[leaf].is_met for leaf in entry.leaves)
        for item, day in {entry.item: max(days.values())}.items() if whole else days.items():
            yield FinishedItem(item, catalogue.title(item), date.fromisoformat(day))
