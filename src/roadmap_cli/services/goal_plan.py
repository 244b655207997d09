"""The plan of the goal that is set, as it is today: what is done has dropped out, what slipped has moved."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_hours, in_minutes, in_words
from roadmap_cli.domain.outline import Outline
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.calendar_weeks import DAYS
from roadmap_cli.services.goals import Goal, GoalProgress
from roadmap_cli.services.planning import Plan, plan, work_of
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.time_spent import current_name, minutes_by, minutes_spent
from roadmap_cli.services.timetable import ONE_DAY, Timetable, days_off
from roadmap_cli.services.wishes import Wish


def timetable_of(goal: Goal, progress: Progress) -> Timetable:
    """Give the days that *goal* is pursued on, recorded pauses taken off."""
    return Timetable(goal.weekdays, days_off(progress.pauses), goal.reserve)


def goal_wish(goal: Goal, progress: Progress, standing: Standing, today: date) -> Wish:
    """Give what is to be planned from *today* on to reach *goal*: all of it, even past its day."""
    start = max(today, goal.start)
    wish = Wish(
        start=start,
        minutes_per_week=goal.minutes_per_week,
        level=goal.level,
        complete=goal.complete,
        by=goal.by if goal.by and goal.by >= start else None,
        only=goal.only,
        without=goal.without,
        timetable=timetable_of(goal, progress),
        since=goal.start,
        keeps_all=True,
        logged=minutes_spent(progress, standing.outline.catalogue),
    )
    return _with_used(wish, goal, progress, standing, today)


def follow_goal(
    standing: Standing, goal: Goal, progress: Progress, today: date, followed: Sequence[Outline] = ()
) -> Plan:
    """Plan what is left of *goal* from *today* on, and say how far behind or ahead a person is.

    What was finished today, or the time that was logged today, has used up that much of today's.
    """
    return follow_wish(standing, goal, goal_wish(goal, progress, standing, today), today, followed)


def follow_wish(standing: Standing, goal: Goal, wish: Wish, today: date, followed: Sequence[Outline] = ()) -> Plan:
    """Plan as `follow_goal` does, for the *wish* that `goal_wish` gives for *today*."""
    made = plan(standing, wish, followed)
    return made._replace(deadline=goal.by, goal=_progress(goal, wish, in_minutes(made.hours), made, today))


def _with_used(wish: Wish, goal: Goal, progress: Progress, standing: Standing, today: date) -> Wish:
    work = work_of(standing, wish)
    day = today.isoformat()
    spent_today = minutes_by(
        (current_name(item, standing.outline.catalogue), entry.minutes)
        for item, entries in progress.entries.items()
        for entry in entries
        if entry.day == day
    )
    ticked = sum(
        max(work.minutes.get(leaf, 0) - wish.logged.get(leaf, 0) + spent_today.get(leaf, 0), 0)
        for leaf in standing.outline.step_of
        if progress.days.get(leaf) == day and standing.statuses.leaves[leaf] is Status.DONE
    )
    counted = {*standing.outline.step_of, *standing.outline.listed}
    spent = sum(minutes for item, minutes in spent_today.items() if item in counted)
    own = max(min(ticked, max(goal.minutes - work.needed, 0)), spent)
    room = wish.timetable.room(goal.minutes_per_week, wish.start, wish.start) if today >= goal.start else 0
    return replace(wish, used=min(own, room))


def _progress(goal: Goal, wish: Wish, left: int, made: Plan, today: date) -> GoalProgress:
    done = goal.minutes - left
    behind, days = _behind(goal, wish.timetable, done, today) if left else (0, 0)
    monday = goal.start - timedelta(days=goal.start.weekday())
    week = max((today - monday).days // DAYS + 1, 1)
    finish = wish.end(left, goal.minutes_per_week) if left else None
    return GoalProgress(
        roadmap=goal.roadmap,
        start=goal.start,
        by=goal.by,
        week=week,
        weeks=made.weeks[-1].week if made.weeks else week,
        hours=in_hours(goal.minutes),
        hours_done=in_hours(done),
        hours_left=in_hours(left),
        behind_hours=in_hours(behind),
        behind_days=days,
        finish=finish,
        sentence=" ".join(_sentences(goal, left, behind, days, finish, today)),
    )


def _behind(goal: Goal, timetable: Timetable, done: int, today: date) -> tuple[int, int]:
    """Give the minutes and the days by which *done* minutes lag behind the goal's timetable, below 0 for ahead.

    Who has done what the days until yesterday ask for and no more than today's is on course.
    """
    if today < goal.start:
        return min(-done, 0), 0
    weekly, per_week = goal.minutes_per_week, len(timetable.weekdays)
    planned = max(timetable.planned(weekly), 1)
    gone = timetable.study_days(goal.start, today - ONE_DAY) if today > goal.start else 0
    through = timetable.study_days(goal.start, today)
    due, due_today = (min(timetable.share(weekly, days), goal.minutes) for days in (gone, through))
    reached = max((done + 1) * per_week - 1, 0) // planned
    if done < due:
        last = -(-due * per_week // planned)
        return due - done, max(last - reached, 1)
    if done > due_today:
        return due_today - done, min(through - reached, 0)
    return 0, 0


def _sentences(goal: Goal, left: int, behind: int, days: int, finish: date | None, today: date) -> Iterator[str]:
    if finish is None:
        yield "The goal is reached: nothing of it is left."
        return
    if today < goal.start:
        yield f"It begins on {goal.start.isoformat()}."
    elif not behind and goal.by is not None and finish > goal.by:
        yield "Nothing has slipped, and yet it does not fit."
    elif not behind:
        yield "On course."
    else:
        which = "behind" if behind > 0 else "ahead"
        number = abs(days)
        work = f", the work of {number} {'day' if number == 1 else 'days'}" if number else ""
        yield f"{in_words(abs(behind))} {which}{work}."
    if goal.by is None:
        yield f"{in_words(left)} left, until {finish.isoformat()}."
    elif goal.by < today:
        yield f"Its day was {goal.by.isoformat()}; {in_words(left)} left, until {finish.isoformat()} at this pace."
    elif finish > goal.by:
        late = (finish - goal.by).days
        yield (
            f"{in_words(left)} left: at this pace until {finish.isoformat()}, "
            f"{late} {'day' if late == 1 else 'days'} after {goal.by.isoformat()}."
        )
    else:
        yield f"{in_words(left)} left, until {finish.isoformat()}; the goal is {goal.by.isoformat()}."


def goal_for(standing: Standing, wish: Wish, made: Plan) -> Goal:
    """Give the goal that *made*, planned for *wish*, becomes when it is saved: what it leaves out stays out.

    Raises UsageError where nothing is left to plan.
    """
    if not made.weeks:
        message = f"Nothing is left to plan in {made.roadmap}."
        raise UsageError(message, hint="Choose another roadmap: see `roadmap list`.")
    weekly = in_minutes(made.hours_per_week)
    dropped = {item.id for item in made.left_out}
    left_out = [
        leaf for entry in standing.entries if entry.item in dropped for leaf in entry.leaves if standing.is_open(leaf)
    ]
    without = tuple(dict.fromkeys([*wish.without, *left_out]))
    work = work_of(standing, replace(wish, minutes_per_week=weekly, without=without))
    return Goal(
        roadmap=made.roadmap,
        start=wish.start,
        by=made.deadline if made.deadline is not None and made.deadline >= wish.start else None,
        minutes_per_week=weekly,
        weekdays=wish.timetable.weekdays,
        reserve=wish.timetable.reserve,
        level=wish.level,
        only=wish.only,
        without=without,
        complete=wish.complete,
        minutes=work.needed,
    )
