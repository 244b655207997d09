"""From what is open and the hours there are to weeks that hold it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.outline import Outline
from roadmap_cli.services.calendar_weeks import Week
from roadmap_cli.services.filling import PlannedItem, PlannedWeek, fill
from roadmap_cli.services.goals import GoalProgress
from roadmap_cli.services.leaving_out import LeftOut, leave_out
from roadmap_cli.services.ordering import Portion, order_open
from roadmap_cli.services.pacing import Pacing, pace_leaves, source_minutes_per_week, source_range
from roadmap_cli.services.plan_words import plan_notes, plan_sentence
from roadmap_cli.services.remaining_time import left_of
from roadmap_cli.services.scope import Scope, scope_of
from roadmap_cli.services.side_by_side import weave
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.ways_out import WayOut, least_minutes_per_week, ways_out
from roadmap_cli.services.wishes import Wish, check

__all__ = ["Added", "LeftOut", "Plan", "PlannedItem", "PlannedWeek", "WayOut", "Wish", "plan"]

DEFAULT_HOURS_PER_WEEK = 10
"""The pace of a plan where neither the person nor the source says one: about an hour and a half a day."""


class Added(NamedTuple):
    """A skill that the roadmap needs and does not teach, planned before its first week."""

    id: str
    title: str
    hours: float


class Plan(NamedTuple):
    """What to do in which week; *deadline* is the last day asked for, *finish* the day that the last of it is done.

    Where it does not *fit*, *sentence* says so, and *ways_out* what would help; the weeks then hold
    what stays when *left_out* is left out or, where that is not enough, everything, past the deadline.
    *reserve* is the share of each week that stays free, from 0 to 1.
    """

    roadmap: str
    title: str
    start: date
    finish: date | None
    deadline: date | None
    hours_per_week: float
    hours: float
    fits: bool
    sentence: str
    weeks: tuple[PlannedWeek, ...]
    left_out: tuple[LeftOut, ...]
    ways_out: tuple[WayOut, ...]
    added: tuple[Added, ...]
    notes: tuple[str, ...]
    reserve: float = 0
    goal: GoalProgress | None = None
    events: tuple[str, ...] = ()

    @property
    def this_week(self) -> frozenset[str]:
        """Give the leaves that its first week holds."""
        return frozenset(leaf for week in self.weeks[:1] for item in week.items for leaf in item.parts)


class Work(NamedTuple):
    """What a wish is about: the open portions in their order, and the minutes of each leaf."""

    scope: Scope
    pacing: Pacing
    gaps: tuple[Portion, ...]
    portions: tuple[Portion, ...]
    minutes: Mapping[str, int]

    @property
    def needed(self) -> int:
        """Give the minutes of it all."""
        return sum(self.minutes[leaf] for portion in self.portions for leaf in portion.leaves)


def work_of(standing: Standing, wish: Wish) -> Work:
    """Give what is open in a roadmap and belongs to *wish*, at the pace that it asks for or the source's."""
    outline = standing.outline
    pacing = pace_leaves(standing, minutes_per_week=wish.minutes_per_week)
    scope = scope_of(standing, level=wish.level, only=wish.only, without=wish.without)
    gaps = tuple(_open_gaps(standing)) if wish.complete else ()
    of_gaps = {leaf: outline.catalogue.minutes(leaf) for gap in gaps for leaf in gap.leaves}
    minutes = _left(standing, wish, {**pacing.minutes, **of_gaps})
    return Work(scope, pacing, gaps, tuple(order_open(standing, scope.leaves, gaps)), minutes)


def plan(standing: Standing, wish: Wish, followed: Sequence[Outline] = ()) -> Plan:
    """Plan what is open in a roadmap into weeks, each leaf after the prerequisites that the roadmap lists.

    *followed* are the roadmaps that a person follows: what more of them ask for is left out later.
    Raises UsageError for a wish that nobody could keep, and where the dates leave the calendar.
    """
    outline = standing.outline
    work = work_of(standing, wish)
    minutes, portions = work.minutes, work.portions
    leaves = [leaf for portion in portions for leaf in portion.leaves]
    is_paced = source_range(outline.roadmap.pace) is not None
    needed_at = partial(_minutes_at, standing, wish, work) if is_paced else partial(_same, work.needed)
    needed = sum(map(minutes.__getitem__, leaves))
    deadline = wish.deadline(outline.roadmap.pace)
    usual = source_minutes_per_week(outline.roadmap.pace) or DEFAULT_HOURS_PER_WEEK * 60
    check(wish, deadline, needed, lambda last: least_minutes_per_week(wish, last, needed_at), usual)
    weekly = wish.minutes_per_week or _weekly(standing, wish, deadline, needed_at, usual)
    if weekly != wish.minutes_per_week:
        minutes = _at_pace(standing, wish, minutes, weekly)
        needed = sum(map(minutes.__getitem__, leaves))
    room = None if deadline is None else wish.room(weekly, deadline)
    fits = room is None or needed <= room
    left_out: tuple[LeftOut, ...] = ()
    ways: tuple[WayOut, ...] = ()
    if room is not None and deadline is not None and not fits:
        left_out = leave_out(standing, portions, minutes, excess=needed - room, followed=followed)
        ways = ways_out(wish, deadline, needed_at, weekly, left_out, outline.roadmap.pace)
        dropped = frozenset[str]() if wish.keeps_all else {item.id for item in left_out}
        portions = tuple(portion for portion in portions if portion.item not in dropped)
    is_enough = bool(left_out) and not wish.keeps_all
    weeks = tuple(_weeks(standing, wish, portions, minutes, weekly, deadline if fits or is_enough else None))
    kept = sum(minutes[leaf] for portion in portions for leaf in portion.leaves)
    finish = wish.end(kept, weekly) if kept else None
    return Plan(
        roadmap=outline.roadmap.id,
        title=outline.roadmap.title,
        start=wish.start,
        finish=finish,
        deadline=deadline,
        hours_per_week=in_hours(weekly),
        hours=in_hours(needed),
        fits=fits,
        sentence=plan_sentence(wish, needed=needed, room=room, weekly=weekly, finish=finish, is_enough=bool(left_out)),
        weeks=weeks,
        left_out=left_out,
        ways_out=ways,
        added=tuple(
            Added(gap.item, outline.catalogue.title(gap.item), in_hours(sum(map(minutes.__getitem__, gap.leaves))))
            for gap in work.gaps
        ),
        notes=tuple(plan_notes(standing, portions, work.pacing, wish, work.scope)),
        reserve=wish.timetable.reserve / 100,
    )


def _weeks(
    standing: Standing,
    wish: Wish,
    portions: Sequence[Portion],
    minutes: Mapping[str, int],
    weekly: int,
    end: date | None,
) -> Iterator[PlannedWeek]:
    timetable = wish.timetable

    def through(days: int) -> int:
        return max(timetable.share(weekly, days) - wish.used, 0)

    def room(week: Week) -> int:
        return through(week.days_through) - through(week.days_before)

    paced = frozenset(step.id for step in standing.outline.roadmap.steps() if step.weeks or step.lasts)
    fixed = paced if source_range(standing.outline.roadmap.pace) else frozenset[str]()
    slices = tuple(weave(standing, portions, minutes, week=timetable.planned(weekly), fixed=fixed))
    return fill(standing, slices, timetable.weeks(wish.start, end, since=wish.since), room, timetable)


def _open_gaps(standing: Standing) -> Iterator[Portion]:
    for gap in standing.outline.gaps:
        leaves = tuple(
            leaf for leaf in standing.outline.catalogue.leaves(gap) if not standing.statuses.leaves[leaf].is_met
        )
        if leaves and not standing.statuses.of(gap).is_met:
            yield Portion(gap, None, leaves)


def _weekly(standing: Standing, wish: Wish, deadline: date | None, needed_at: "partial[int]", usual: int) -> int:
    """Give the minutes a week where the person gave none: what the deadline asks, else the source's, else ours.

    Within the source's own range the middle of it counts, where that is enough.
    """
    least = None if deadline is None else least_minutes_per_week(wish, deadline, needed_at)
    own = source_range(standing.outline.roadmap.pace)
    if deadline is None or least is None or (own and own[0] <= least <= usual <= own[1]):
        return usual
    return max(least, 1)


def _same(needed: int, _: int) -> int:
    """Give *needed* whatever the minutes a week: so it is where the source has no pace of its own."""
    return needed


def _minutes_at(standing: Standing, wish: Wish, work: Work, minutes_per_week: int) -> int:
    """Give the minutes that *work* takes at a pace of *minutes_per_week*."""
    return work._replace(minutes=_at_pace(standing, wish, work.minutes, minutes_per_week)).needed


def _at_pace(standing: Standing, wish: Wish, minutes: Mapping[str, int], minutes_per_week: int) -> Mapping[str, int]:
    """Give *minutes* as they are at another pace; what no step counts has none of its own."""
    return {**minutes, **_left(standing, wish, pace_leaves(standing, minutes_per_week=minutes_per_week).minutes)}


def _left(standing: Standing, wish: Wish, minutes: Mapping[str, int]) -> Mapping[str, int]:
    """Give the minutes of each leaf without those that were spent on it already."""
    return left_of(standing, minutes, wish.logged) if wish.logged else minutes
