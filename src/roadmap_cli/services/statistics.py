"""A person's learning in numbers: by week, by day, against the goal, against the estimates, by area."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue, Skill
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.goals import goal_of
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.time_spent import FinishedItem, Spent, finished_items, minutes_by, monday_of, time_spent
from roadmap_cli.services.timesheet import week_name

DAYS = 7
WEEKS_OF_A_YEAR = 53
OUTLIERS = 3


class WeekFigures(NamedTuple):
    """The hours logged in a week, and how many items were done in it; *start* is its Monday."""

    week: str
    start: date
    hours: float
    items: int


class DayFigures(NamedTuple):
    """The hours logged on a day that has any."""

    day: date
    hours: float


class BurnUpPoint(NamedTuple):
    """How far a roadmap was on a day, in hours of its estimates, and how far the goal, if any, wants it."""

    day: date
    hours_done: float
    hours_wanted: float | None


class BurnUp(NamedTuple):
    """The way from nothing to all hours of a roadmap, week by week, the last 53 at most.

    *by* is the day of the goal, *ahead_hours* how far beyond its straight line one is today, below 0
    behind it; None without a goal.
    """

    roadmap: str
    title: str
    hours: float
    hours_done: float
    by: date | None
    ahead_hours: float | None
    points: tuple[BurnUpPoint, ...]


class ItemAccuracy(NamedTuple):
    """A finished item, with actual over estimated time."""

    id: str
    title: str
    estimated_hours: float
    actual_hours: float
    ratio: float


class Accuracy(NamedTuple):
    """How estimates turned out.

    *ratio* is all actual over all estimated time; a quarter of the items stay below *lower*, a quarter
    above *upper*, half below *middle*; all None where too few are finished. *outliers* strayed furthest.
    """

    items: int
    ratio: float | None
    lower: float | None
    middle: float | None
    upper: float | None
    outliers: tuple[ItemAccuracy, ...]


class AreaShare(NamedTuple):
    """The hours spent in an area, and their share of all, from 0 to 1."""

    id: str
    title: str
    hours: float
    share: float


class Statistics(NamedTuple):
    """A person's learning in numbers up to *today*.

    *weeks* are the last ones, the oldest first, *days* those with time in the last 53 weeks. *items*
    counts the leaves that are done.
    """

    today: date
    total_hours: float
    items: int
    weeks: tuple[WeekFigures, ...]
    days: tuple[DayFigures, ...]
    burn_up: BurnUp
    accuracy: Accuracy
    areas: tuple[AreaShare, ...]


def statistics(standing: Standing, progress: Progress, *, today: date, weeks: int) -> Statistics:
    """Draw up the figures of the last *weeks* weeks, of the year, and of the way through a roadmap."""
    catalogue = standing.outline.catalogue
    spent = time_spent(progress, catalogue)
    finished = tuple(finished_items(spent, standing.statuses, catalogue))
    done_on = {
        leaf: day_of(leaf, catalogue, progress)
        for leaf, status in standing.statuses.leaves.items()
        if status is Status.DONE
    }
    first = monday_of(today) - timedelta(days=DAYS * (WEEKS_OF_A_YEAR - 1))
    by_day = minutes_by((one.day, one.minutes) for one in spent if first <= one.day <= today)
    return Statistics(
        today=today,
        total_hours=in_hours(sum(one.minutes for one in spent)),
        items=len(done_on),
        weeks=tuple(_weeks(spent, [day for day in done_on.values() if day], today, weeks)),
        days=tuple(DayFigures(day, in_hours(minutes)) for day, minutes in sorted(by_day.items())),
        burn_up=_burn_up(standing, progress, today),
        accuracy=_accuracy(finished),
        areas=tuple(_areas(spent, catalogue)),
    )


def day_of(leaf: str, catalogue: Catalogue, progress: Progress) -> date | None:
    """Give the day on which the status of *leaf* was recorded, for itself or with its skill; None where none was."""
    names = (name for item in (leaf, catalogue.owner(leaf).id) for name in _names(item, catalogue.owner(leaf)))
    return next((date.fromisoformat(progress.days[name]) for name in names if name in progress.days), None)


def _names(item: str, skill: Skill) -> tuple[str, ...]:
    return (item, *(old + item.removeprefix(skill.id) for old in skill.formerly))


def _weeks(spent: Iterable[Spent], done: Iterable[date], today: date, weeks: int) -> Iterator[WeekFigures]:
    minutes = minutes_by((monday_of(one.day), one.minutes) for one in spent)
    items = minutes_by((monday_of(day), 1) for day in done)
    for number in reversed(range(weeks)):
        monday = monday_of(today) - timedelta(days=DAYS * number)
        yield WeekFigures(week_name(monday), monday, in_hours(minutes.get(monday, 0)), items.get(monday, 0))


def _burn_up(standing: Standing, progress: Progress, today: date) -> BurnUp:
    """Follow what counts as finished in the roadmap week by week, from the first day of it or of the goal on."""
    outline = standing.outline
    goal = goal_of(progress)
    if goal is not None and goal.roadmap != outline.roadmap.id:
        goal = None
    by, begin = (goal.by, [goal.start]) if goal else (None, [])
    total = standing.total
    dated = {
        leaf: day_of(leaf, outline.catalogue, progress)
        for leaf in outline.step_of
        if standing.statuses.leaves[leaf].is_learned
    }
    days = [day for day in dated.values() if day and day <= today]
    first = min([*days, *begin], default=today)
    minutes = minutes_by(((day or first), outline.catalogue.minutes(leaf)) for leaf, day in dated.items())

    def done_by(day: date) -> int:
        return sum(worth for on, worth in minutes.items() if on <= day)

    start = goal.start if goal else first
    begun = sum(worth for on, worth in minutes.items() if on < start)

    def wanted(day: date) -> int | None:
        return None if by is None else _wanted(day, start, by, begun, total.counted)

    line = wanted(today)
    return BurnUp(
        roadmap=outline.roadmap.id,
        title=outline.roadmap.title,
        hours=in_hours(total.counted),
        hours_done=in_hours(total.learned),
        by=by,
        ahead_hours=None if line is None else in_hours(total.learned - line),
        points=tuple(_point(day, done_by(day), wanted(day)) for day in _week_ends(first, today)),
    )


def _point(day: date, done: int, wanted: int | None) -> BurnUpPoint:
    return BurnUpPoint(day, in_hours(done), None if wanted is None else in_hours(wanted))


def _wanted(day: date, start: date, by: date, begun: int, total: int) -> int:
    """Give how many minutes a straight line from what was done on *start* to everything on *by* has on *day*."""
    whole = max((by - start).days, 1)
    share = min(max((day - start).days / whole, 0.0), 1.0)
    return round(begun + (total - begun) * share)


def _week_ends(first: date, today: date) -> Iterator[date]:
    """Give the Sundays from the week of *first* on, the last 53 at most, and today in the place of the last."""
    weeks = min((monday_of(today) - monday_of(first)).days // DAYS + 1, WEEKS_OF_A_YEAR)
    for number in reversed(range(weeks)):
        yield min(monday_of(today) - timedelta(days=DAYS * number - DAYS + 1), today)


def _accuracy(finished: Sequence[FinishedItem]) -> Accuracy:
    if not finished:
        return Accuracy(0, None, None, None, None, ())
    ratios = sorted(one.actual / one.estimated for one in finished)
    ratio = sum(one.actual for one in finished) / sum(one.estimated for one in finished)
    lower, middle, upper = (round(_quantile(ratios, share), 2) for share in (0.25, 0.5, 0.75))
    strayed = sorted(finished, key=lambda one: -abs(one.actual - one.estimated))
    return Accuracy(len(finished), round(ratio, 2), lower, middle, upper, tuple(map(_item, strayed[:OUTLIERS])))


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Give the value below which *share* of the *ordered* ones lie, read off between two where it falls there."""
    place, rest = divmod(share * (len(ordered) - 1), 1)
    low, high = ordered[int(place)], ordered[min(int(place) + 1, len(ordered) - 1)]
    return low + (high - low) * rest


def _item(one: FinishedItem) -> ItemAccuracy:
    ratio = round(one.actual / one.estimated, 2)
    return ItemAccuracy(one.id, one.title, in_hours(one.estimated), in_hours(one.actual), ratio)


def _areas(spent: Iterable[Spent], catalogue: Catalogue) -> Iterator[AreaShare]:
    minutes: Mapping[str, int] = minutes_by(
        (catalogue.owner(one.item).area if one.item in catalogue else NO_AREA, one.minutes) for one in spent
    )
    whole = sum(minutes.values())
    for area, own in sorted(minutes.items(), key=lambda pair: (-pair[1], pair[0])):
        yield AreaShare(area, catalogue.areas.get(area, area), in_hours(own), round(own / whole, 4))


NO_AREA = "elsewhere"
"""Where time counts whose item the content does not have any more."""
