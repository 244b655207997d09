"""When a person will be done, from what they did so far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, inf, isinf
from typing import NamedTuple

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.finish_model import Future, Part, futures, pace
from roadmap_cli.services.goal_plan import goal_wish
from roadmap_cli.services.goals import MINUTES_OF_A_WEEK, Goal, goal_of
from roadmap_cli.services.ordering import order_open
from roadmap_cli.services.planning import plan
from roadmap_cli.services.scope import scope_of
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.time_spent import minutes_spent
from roadmap_cli.services.timetable import Timetable, days_off
from roadmap_cli.services.track_record import DAYS, FEWEST_ITEMS, FEWEST_WEEKS, RECENT, Basis, TrackRecord
from roadmap_cli.services.wishes import Wish

OVERRUN = 1.64
"""How much longer things take than planned where nobody looked at the past.

R. Buehler, D. Griffin and M. Ross, "Exploring the 'planning fallacy'", 1994: students thought that
their theses would take 33.9 days, and needed 55.5.
"""

FALLEN = 0.7
"""When the last eight weeks had less than this share of the mean of all weeks, it is worth a word."""


class Dates(NamedTuple):
    """When something is reached.

    Half of the likely futures reach it by *p50*, four in five by *p80*; None where that takes longer than
    ten years, or where nothing could be forecast. Then *planned* is the plan's day, and *latest* the one
    when it takes as much longer as plans usually do.
    """

    p50: date | None = None
    p80: date | None = None
    planned: date | None = None
    latest: date | None = None


class MilestoneForecast(NamedTuple):
    """When a milestone is reached, as in `Dates`, and the estimate of what is left until then."""

    id: str
    title: str
    reached: bool
    hours_left: float
    p50: date | None = None
    p80: date | None = None
    planned: date | None = None
    latest: date | None = None


class GoalChance(NamedTuple):
    """The day that the person set, and the share of the futures that end by then, from 0 to 1.

    With *even_hours* a week half of them would end by then, with *likely_hours* four in five; *hours* is
    what they have now, recent weeks counting most. All are None where nothing is forecast, and the hours
    where a week has not so many.
    """

    by: date
    chance: float | None = None
    hours: float | None = None
    even_hours: float | None = None
    likely_hours: float | None = None


class Forecast(NamedTuple):
    """When what is open in a roadmap will be finished, as in `Dates`.

    *suffices* tells whether the data suffice for a forecast; *basis* is what it rests on.
    """

    roadmap: str
    title: str
    today: date
    suffices: bool
    sentence: str
    hours_left: float
    p50: date | None
    p80: date | None
    planned: date | None
    latest: date | None
    goal: GoalChance | None
    milestones: tuple[MilestoneForecast, ...]
    basis: Basis
    notes: tuple[str, ...]


def forecast(standing: Standing, progress: Progress, *, today: date, level: Level | None = None) -> Forecast:
    """Forecast when what is open in a roadmap, down to *level*, will be finished, and each milestone reached.

    A goal that is set for the roadmap says what belongs to it, and how far down unless *level* does. It
    supposes that the person takes it in the plan's order and goes on as before. The same data give the
    same forecast.
    """
    record = TrackRecord(standing, progress, today)
    outline = standing.outline
    goal = goal_of(progress)
    if goal is not None and goal.roadmap != outline.roadmap.id:
        goal = None
    level = level or (goal.level if goal else Level.OPTIONAL)
    scope = scope_of(standing, level=level, only=goal.only if goal else (), without=goal.without if goal else ())
    leaves = tuple(leaf for portion in order_open(standing, scope.leaves) for leaf in portion.leaves)
    left = record.left(leaves)
    counts = _leaves_until(standing, leaves)
    chance = GoalChance(goal.by, None if leaves else 1.0) if goal and goal.by else None
    if not leaves:
        dates = [Dates() for _ in counts]
    elif record.suffices and record.evidence is not None:
        parts = _parts(leaves, left, sorted({*counts.values()}))
        days = record.active.count(today, chance.by) if chance else 0
        drawn = futures(record.weekly, record.evidence, tuple(parts.values()), within=days / DAYS)
        ends = {count: sorted(one.ends[place] for one in drawn) for place, count in enumerate(parts)}
        dates = [_likely(record, ends[count]) for count in counts.values()]
        chance = chance and _chance(drawn, pace(record.weekly), chance.by, days)
    else:
        dates = _planned(standing, counts, _wish(standing, progress, goal, today, level))
    whole = dates[-1]
    return Forecast(
        roadmap=outline.roadmap.id,
        title=outline.roadmap.title,
        today=today,
        suffices=record.suffices or not leaves,
        sentence=_sentence(record, whole, is_over=not leaves),
        hours_left=in_hours(sum(left.values())),
        p50=whole.p50,
        p80=whole.p80,
        planned=whole.planned,
        latest=whole.latest,
        goal=chance,
        milestones=tuple(_milestones(standing, leaves, left, counts, dict(zip(counts, dates, strict=True)))),
        basis=record.basis,
        notes=tuple(_notes(record)) if leaves else (),
    )


WHOLE = ""
"""Stands for the whole roadmap among the milestones, whose ids are never empty."""


def _leaves_until(standing: Standing, leaves: Sequence[str]) -> dict[str, int]:
    """Map each milestone ahead, and last the whole, to how many of the open *leaves* it takes to get there."""
    place = {leaf: number for number, leaf in enumerate(leaves, 1)}
    until = {
        milestone.id: max(place.get(leaf, 0) for leaf in standing.open_before(milestone))
        for milestone in standing.outline.roadmap.milestones
        if milestone.id not in standing.milestones_reached
    }
    return {**until, WHOLE: len(leaves)}


def _parts(leaves: Sequence[str], left: Mapping[str, int], counts: Sequence[int]) -> Mapping[int, Part]:
    """Map each of the ascending *counts* of leaves to the work between the one before and itself."""
    parts = {last: [left[leaf] for leaf in leaves[first:last]] for first, last in pairwise([0, *counts])}
    return {last: Part(sum(part), sum(minutes * minutes for minutes in part)) for last, part in parts.items()}


def _likely(record: TrackRecord, ends: Sequence[float]) -> Dates:
    return Dates(_day_at(record, ends, 0.5), _day_at(record, ends, 0.8))


def _day_at(record: TrackRecord, ends: Sequence[float], share: float) -> date | None:
    """Give the day by which *share* of the futures have ended."""
    weeks = ends[ceil(share * len(ends)) - 1]
    return None if isinf(weeks) else record.active.day(record.today, max(ceil(weeks * DAYS), 1))


def _chance(drawn: Sequence[Future], minutes: float, by: date, days: int) -> GoalChance:
    """Say how likely it is to be finished *by* a day, *days* active days from now, and which hours would make it so."""
    in_time = sum(not isinf(one.ends[-1]) and ceil(one.ends[-1] * DAYS) <= days for one in drawn)
    factors = sorted(one.effort for one in drawn)
    even, likely = (_hours_for(minutes, factors, share) for share in (0.5, 0.8))
    return GoalChance(by, round(in_time / len(drawn), 3), in_hours(round(minutes)), even, likely)


def _hours_for(minutes: float, factors: Sequence[float], share: float) -> float | None:
    """Give the hours a week with which *share* of the futures end in time; None where a week has not so many."""
    needed = minutes * factors[ceil(share * len(factors)) - 1] if minutes else inf
    return in_hours(round(needed)) if needed <= MINUTES_OF_A_WEEK else None


def _wish(standing: Standing, progress: Progress, goal: Goal | None, today: date, level: Level) -> Wish:
    """Give what is to be planned where nothing can be forecast: the goal, else all at the usual pace."""
    if goal is not None:
        return replace(goal_wish(goal, progress, standing, today), level=level)
    logged = minutes_spent(progress, standing.outline.catalogue)
    return Wish(start=today, level=level, timetable=Timetable(off=days_off(progress.pauses)), logged=logged)


def _planned(standing: Standing, counts: Mapping[str, int], wish: Wish) -> list[Dates]:
    """Give the plan's days for each milestone in *counts* and the whole, with what plans usually overrun.

    Where nothing can be planned, since pauses leave no day to learn on, there are none.
    """
    try:
        made = plan(standing, wish)
    except UsageError:
        return [Dates() for _ in counts]
    titles = {milestone.id: milestone.title for milestone in standing.outline.roadmap.milestones}
    ends = {title: min(week.end, made.finish or week.end) for week in made.weeks for title in week.milestones}
    return [_spread(made.finish if name == WHOLE else ends.get(titles[name]), wish.start) for name in counts]


def _spread(planned: date | None, today: date) -> Dates:
    if planned is None:
        return Dates()
    try:
        return Dates(planned=planned, latest=today + timedelta(days=round((planned - today).days * OVERRUN)))
    except OverflowError:
        return Dates(planned=planned)


def _milestones(
    standing: Standing,
    leaves: Sequence[str],
    left: Mapping[str, int],
    counts: Mapping[str, int],
    dates: Mapping[str, Dates],
) -> Iterator[MilestoneForecast]:
    for milestone in standing.outline.roadmap.milestones:
        if milestone.id in counts:
            hours = in_hours(sum(left[leaf] for leaf in leaves[: counts[milestone.id]]))
            yield MilestoneForecast(milestone.id, milestone.title, False, hours, *dates[milestone.id])
        else:
            yield MilestoneForecast(milestone.id, milestone.title, True, 0)


def _sentence(record: TrackRecord, dates: Dates, *, is_over: bool) -> str:
    if is_over:
        return "Nothing is left: all of it is done, known or skipped."
    if not record.suffices:
        basis = record.basis
        items = f"{FEWEST_ITEMS} finished items with time logged"
        weeks = f"{FEWEST_WEEKS} weeks since the first time on this roadmap"
        lacks = f"it needs {items} and {weeks}; there are {basis.finished} and {basis.weeks}"
        if dates.planned is None:
            return f"Too early for a forecast: {lacks}."
        late = "" if dates.latest is None else f", or until {dates.latest.isoformat()} if it goes as plans usually go"
        return f"Too early for a forecast: {lacks}. The plan takes until {dates.planned.isoformat()}{late}."
    if dates.p50 is None:
        return "At your pace it takes longer than ten years."
    late = "takes longer than ten years" if dates.p80 is None else f"ends by {dates.p80.isoformat()}"
    return f"As likely as not you finish by {dates.p50.isoformat()}; in four cases of five it {late}."


def _notes(record: TrackRecord) -> Iterator[str]:
    basis = record.basis
    if basis.untimed:
        items = "1 item is" if basis.untimed == 1 else f"{basis.untimed} items are"
        yield f"{items} done without time; the forecast is as good as your log is complete."
    if basis.weeks > RECENT and basis.recent_hours_per_week < FALLEN * basis.hours_per_week:
        yield (
            f"The last {RECENT} weeks had {basis.recent_hours_per_week:.1f} h in the mean, all {basis.weeks} have "
            f"{basis.hours_per_week:.1f} h. Recent weeks count most; if it falls further, it takes longer."
        )
