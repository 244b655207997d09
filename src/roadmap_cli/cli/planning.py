"""From the options of `plan` to a wish, and to the plan that is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from roadmap_cli.cli.context import AppContext
from roadmap_cli.domain.errors import NotFoundError, UsageError
from roadmap_cli.domain.levels import Level

if TYPE_CHECKING:
    from pathlib import Path

    from roadmap_cli.domain.events import Draft
    from roadmap_cli.rendering.calendar_document import Entries
    from roadmap_cli.services.goals import Goal
    from roadmap_cli.services.pausing import Pauses
    from roadmap_cli.services.planning import Plan
    from roadmap_cli.services.timetable import Timetable
    from roadmap_cli.services.wishes import Wish


class Asked(NamedTuple):
    """What was typed; None and empty where nothing was."""

    months: int | None = None
    weeks: int | None = None
    by: str | None = None
    hours: float | None = None
    minutes_a_day: str | None = None
    days: str | None = None
    start: str | None = None
    level: Level = Level.OPTIONAL
    only: Sequence[str] = ()
    without: Sequence[str] = ()
    reserve: str | None = None
    complete: bool = False


def read_wish(app: AppContext, roadmap: str, asked: Asked) -> "Wish":
    """Read what is asked of a plan of *roadmap*; raise UsageError or NotFoundError for what cannot be read."""
    from roadmap_cli.domain.time_words import parse_day, parse_duration
    from roadmap_cli.services.scope import check_scope
    from roadmap_cli.services.time_spent import minutes_spent
    from roadmap_cli.services.wishes import Wish, first_day, weekly_minutes

    timetable = _timetable(app, asked)
    only, without = (tuple(_leaves(app, roadmap, names)) for names in (asked.only, asked.without))
    check_scope(only, without)
    return Wish(
        start=app.today if asked.start is None else first_day(parse_day(asked.start, today=app.today), today=app.today),
        months=asked.months,
        weeks=asked.weeks,
        by=None if asked.by is None else parse_day(asked.by, today=app.today),
        minutes_per_week=weekly_minutes(
            hours=asked.hours,
            minutes_a_day=None if asked.minutes_a_day is None else parse_duration(asked.minutes_a_day),
            days=timetable.weekdays,
        ),
        level=asked.level,
        complete=asked.complete,
        only=only,
        without=without,
        timetable=timetable,
        logged=minutes_spent(app.progress, app.catalogue),
    )


def _timetable(app: AppContext, asked: Asked) -> "Timetable":
    from roadmap_cli.domain.time_words import parse_percent, parse_weekdays
    from roadmap_cli.services.timetable import EVERY_DAY, Timetable, days_off

    return Timetable(
        weekdays=EVERY_DAY if asked.days is None else parse_weekdays(asked.days),
        off=days_off(app.progress.pauses),
        reserve=0 if asked.reserve is None else parse_percent(asked.reserve),
    )


def _leaves(app: AppContext, roadmap: str, names: Iterable[str]) -> Iterator[str]:
    """Give the leaves of what *names* stand for, in the words of *roadmap*."""
    from roadmap_cli.services.scope import leaves_meant
    from roadmap_cli.services.targets import aims_of

    for name in names:
        target = app.find(name).target
        aims = aims_of(target, app.catalogue, app.standing(target.roadmap) if target.roadmap else None)
        yield from leaves_meant(app.outline(roadmap), name, [aim.item for aim in aims])


class Planned(NamedTuple):
    """A plan with the wish that it was made for."""

    plan: "Plan"
    wish: "Wish"


def make(app: AppContext, name: str | None, asked: Asked) -> Planned:
    """Plan what is asked for; where nothing is, and a goal is set for the roadmap, follow that."""
    from roadmap_cli.services.planning import plan

    goal = app.goal
    if goal is not None and asked == Asked() and (name is None or app.roadmap_named(name) == goal.roadmap):
        return follow(app, goal)
    roadmap = app.roadmap_named(name)
    wish = read_wish(app, roadmap, asked)
    return Planned(plan(app.standing(roadmap), wish, app.followed_outlines()), wish)


def settle(app: AppContext, name: str | None, asked: Asked, *, save: bool, drop_goal: bool) -> Planned:
    """Plan what is asked for, make it the goal with *save*, and end the goal that is set with *drop_goal*.

    Raises UsageError for both.
    """
    if save and drop_goal:
        message = "Either --save makes a goal or --drop-goal ends the one that is set."
        raise UsageError(message, hint="A new goal takes the place of the old one: --save is enough.")
    if drop_goal:
        return _drop_goal(app, name, asked)
    planned = make(app, name, asked)
    return _save(app, planned) if save else planned


def follow(app: AppContext, goal: "Goal | None") -> Planned:
    """Plan what is left of *goal*; raise NotFoundError where there is none."""
    from roadmap_cli.services.goal_plan import follow_wish, goal_wish

    if goal is None:
        message = "You have no goal to follow yet."
        raise NotFoundError(message, hint="Make a plan your goal: `roadmap plan --months 12 --save`.")
    standing = app.standing(goal.roadmap)
    wish = goal_wish(goal, app.progress, standing, app.today)
    return Planned(follow_wish(standing, goal, wish, app.today, app.followed_outlines()), wish)


def _save(app: AppContext, planned: Planned) -> Planned:
    """Make a plan the goal, and give how it is followed."""
    from roadmap_cli.services.goal_plan import goal_for
    from roadmap_cli.services.goals import draft_goal

    goal = goal_for(app.standing(planned.plan.roadmap), planned.wish, planned.plan)
    events, _ = app.append([draft_goal(goal)])
    app.goal = goal
    followed = follow(app, goal)
    return followed._replace(plan=followed.plan._replace(events=tuple(event.id for event in events)))


def _drop_goal(app: AppContext, name: str | None, asked: Asked) -> Planned:
    """End the goal that is set, and plan without one; raise NotFoundError where none is."""
    from roadmap_cli.services.goals import draft_goal

    if app.progress.goal is None:
        message = "You have no goal to drop."
        raise NotFoundError(message, hint="Make a plan your goal: `roadmap plan --months 12 --save`.")
    app.goal = None
    try:
        planned = make(app, name, asked)
    except UsageError:
        if asked == Asked():  # pauses that leave no day to learn on are no reason to keep the goal
            app.append([draft_goal(None)])
        raise
    events, _ = app.append([draft_goal(None)])
    return planned._replace(plan=planned.plan._replace(events=tuple(event.id for event in events)))


class CalendarWish(NamedTuple):
    """The file that a plan is to be written to as a calendar, and what its entries are."""

    file: "Path"
    entries: "Entries"


def read_calendar(file: "Path | None", *, at: str | None, alarm: str | None) -> CalendarWish | None:
    """Read what is asked of a calendar: an entry a week, or with *at* one a day that begins then; None for none.

    Raises UsageError without a file and for times that cannot be read.
    """
    if file is None:
        if at is None and alarm is None:
            return None
        message = "--at and --alarm are about a calendar."
        raise UsageError(message, hint="Name its file: --ics plan.ics.")
    from roadmap_cli.domain.time_words import parse_duration, parse_time_of_day
    from roadmap_cli.rendering.calendar_document import Entries

    begins = None if at is None else parse_time_of_day(at)
    return CalendarWish(file, Entries(at=begins, alarm=None if alarm is None else parse_duration(alarm)))


def write_calendar(app: AppContext, planned: Planned, wish: CalendarWish) -> None:
    """Write a plan as the calendar that is asked for."""
    from roadmap_cli.rendering.calendar_document import calendar
    from roadmap_cli.storage.calendar_file import write_calendar_file

    made = calendar(planned.plan, planned.wish.timetable, wish.entries, now=app.now.moment, used=planned.wish.used)
    write_calendar_file(wish.file, made.content)
    app.output.say(f"{made.entries:,} {'entry' if made.entries == 1 else 'entries'} in {wish.file}.")


def change_pauses(app: AppContext, days: str | None, reason: str | None, remove: int | None) -> "Pauses":
    """Take days off, or plan on some again, or only give those that are off."""
    from roadmap_cli.domain.time_words import parse_span
    from roadmap_cli.services.pausing import changed_pauses, draft_pause, draft_pause_end

    if days is not None and remove is not None:
        message = "Give either days to take off or --remove, not both."
        raise UsageError(message)
    drafts: list[Draft] = []
    if remove is not None:
        drafts.append(draft_pause_end(app.progress, remove))
    elif days is not None:
        drafts.append(draft_pause(app.progress, *parse_span(days, today=app.today), reason))
    events, progress = app.append(drafts)
    plans = [None if app.goal is None else app.plan_if_possible(app.goal, one) for one in (app.progress, progress)]
    was, now = (None if plan is None else plan.goal for plan in plans)
    pauses = changed_pauses(app.progress, progress, app.today, now, was)
    return pauses._replace(events=tuple(event.id for event in events))
