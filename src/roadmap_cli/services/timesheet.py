"""The time of one item, and the time of everything: by item, by week, by roadmap, against the estimates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.outline import Outline
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.changes import Reached, ShareChange, StatusChange
from roadmap_cli.services.time_spent import (
    Spent,
    current_name,
    finished_items,
    is_counted,
    minutes_by,
    monday_of,
    time_spent,
)
from roadmap_cli.services.timekeeping import read_clock

DAYS = 7


class LoggedEntry(NamedTuple):
    """One entry of time; *event* is the event that holds it."""

    day: date
    item: str
    minutes: int
    hours: float
    note: str | None
    event: str


class TimeLog(NamedTuple):
    """The time of an item after a command, with that of its topics, and what the command logged.

    *ratio* is logged over estimated time, once the item is finished. Progress itself does not change.
    """

    item: str
    title: str
    status: Status
    estimated_hours: float
    logged_hours: float
    ratio: float | None
    day_hours: float
    week_hours: float
    entries: tuple[LoggedEntry, ...]
    logged: LoggedEntry | None = None
    events: tuple[str, ...] = ()
    changed: tuple[StatusChange, ...] = ()
    unlocked: tuple[str, ...] = ()
    milestones: tuple[Reached, ...] = ()
    shares: tuple[ShareChange, ...] = ()


class ItemTime(NamedTuple):
    """The time of a skill or project, its topics included; *ratio* is logged over estimated time once it is finished.

    *estimated_hours* is None for what the content does not have any more.
    """

    id: str
    title: str
    status: Status
    estimated_hours: float | None
    logged_hours: float
    ratio: float | None


class WeekTime(NamedTuple):
    """The time of one week; *week* is its ISO name, *start* its Monday."""

    week: str
    start: date
    hours: float


class RoadmapTime(NamedTuple):
    """The time spent on what a followed roadmap counts, beside its estimate, and the estimate of what is done."""

    id: str
    title: str
    logged_hours: float
    finished_hours: float
    estimated_hours: float


class Timesheet(NamedTuple):
    """All time: by item, the most first, by week, the newest first, and by followed roadmap."""

    total_hours: float
    week_hours: float
    items: tuple[ItemTime, ...]
    weeks: tuple[WeekTime, ...]
    roadmaps: tuple[RoadmapTime, ...]


class Running(NamedTuple):
    """A clock that runs: for what, since which day, and its minutes, None where they cannot be told."""

    item: str
    title: str
    since: str
    started: str
    minutes: int | None
    doubt: str | None


class ClockState(NamedTuple):
    """Whether a clock runs after a command, and what the command logged or dropped; *today_hours* is the day's sum."""

    running: Running | None
    today_hours: float
    week_hours: float
    logged: LoggedEntry | None = None
    stopped: str | None = None
    events: tuple[str, ...] = ()
    changed: tuple[StatusChange, ...] = ()
    unlocked: tuple[str, ...] = ()
    milestones: tuple[Reached, ...] = ()
    shares: tuple[ShareChange, ...] = ()


def time_log(
    item: str, catalogue: Catalogue, progress: Progress, *, today: date, events: Sequence[str] = ()
) -> TimeLog:
    """Give the time of *item*; *events* are the ids of those that a command has just written."""
    spent = time_spent(progress, catalogue)
    parts = {item, *catalogue.leaves(item)}
    own = [one for one in spent if one.item in parts]
    logged = sum(one.minutes for one in own)
    status = Statuses(catalogue, progress).of(item)
    added = next((_entry(one) for one in own if one.event in events), None)
    day = added.day if added else today
    return TimeLog(
        item=item,
        title=catalogue.title(item),
        status=status,
        estimated_hours=in_hours(catalogue.minutes(item)),
        logged_hours=in_hours(logged),
        ratio=_ratio(logged, catalogue.minutes(item)) if status is Status.DONE and logged else None,
        day_hours=in_hours(sum(one.minutes for one in spent if one.day == day)),
        week_hours=in_hours(_minutes_of_week(spent, day)),
        entries=tuple(map(_entry, own)),
        logged=added,
        events=tuple(events),
    )


def timesheet(catalogue: Catalogue, outlines: Iterable[Outline], progress: Progress, *, today: date) -> Timesheet:
    """Add up all time by item, week and roadmap; each minute counts once by item, once by week, once in all."""
    spent = time_spent(progress, catalogue)
    statuses = Statuses(catalogue, progress)
    by_week = minutes_by((monday_of(one.day), one.minutes) for one in spent)
    return Timesheet(
        total_hours=in_hours(sum(one.minutes for one in spent)),
        week_hours=in_hours(_minutes_of_week(spent, today)),
        items=tuple(_items(spent, statuses, catalogue)),
        weeks=tuple(WeekTime(week_name(one), one, in_hours(by_week.get(one, 0))) for one in _weeks_back(by_week)),
        roadmaps=tuple(_roadmap(outline, spent, statuses) for outline in outlines),
    )


def clock_state(
    catalogue: Catalogue,
    progress: Progress,
    *,
    moment: datetime,
    today: date,
    events: Sequence[str] = (),
    stopped: str | None = None,
) -> ClockState:
    """Tell whether a clock runs at *moment*; *events* were just written, and a clock for *stopped* was stopped."""
    spent = time_spent(progress, catalogue)
    clock = progress.clock
    running = None
    if clock is not None:
        item = current_name(clock.item, catalogue)
        title = catalogue.title(item) if item in catalogue else item
        running = Running(item, title, clock.day, clock.at, *read_clock(clock, moment=moment))
    return ClockState(
        running=running,
        today_hours=in_hours(sum(one.minutes for one in spent if one.day == today)),
        week_hours=in_hours(_minutes_of_week(spent, today)),
        logged=next((_entry(one) for one in spent if one.event in events), None),
        stopped=stopped,
        events=tuple(events),
    )


def week_name(monday: date) -> str:
    """Give the ISO name of the week that begins on *monday*: `2026-W49`."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def _weeks_back(mondays: Iterable[date]) -> Iterator[date]:
    """Give the Monday of each week from the last of *mondays* to the first."""
    mondays = sorted(mondays)
    if mondays:
        for number in range((mondays[-1] - mondays[0]).days // DAYS + 1):
            yield mondays[-1] - timedelta(days=DAYS * number)


def _items(spent: Iterable[Spent], statuses: Statuses, catalogue: Catalogue) -> Iterator[ItemTime]:
    spent = tuple(spent)
    finished = _finished(spent, statuses, catalogue)
    sums = minutes_by(
        (catalogue.owner(one.item).id if one.item in catalogue else one.item, one.minutes) for one in spent
    )
    for name, minutes in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])):
        if name not in catalogue:
            yield ItemTime(name, name, Status.NONE, None, in_hours(minutes), None)
            continue
        skill = catalogue.skills[name]
        estimate = in_hours(skill.minutes)
        status = statuses.of(name)
        ratio = finished.get(name) if status.is_met else None
        yield ItemTime(name, skill.title, status, estimate, in_hours(minutes), ratio)


def _finished(spent: Iterable[Spent], statuses: Statuses, catalogue: Catalogue) -> Mapping[str, float]:
    """Map each skill of which something is finished to the actual over the estimated time of that."""
    actual: dict[str, int] = {}
    estimated: dict[str, int] = {}
    for one in finished_items(spent, statuses, catalogue):
        owner = catalogue.owner(one.id).id
        actual[owner] = actual.get(owner, 0) + one.actual
        estimated[owner] = estimated.get(owner, 0) + one.estimated
    return {name: _ratio(minutes, estimated[name]) for name, minutes in actual.items()}


def _roadmap(outline: Outline, spent: Iterable[Spent], statuses: Statuses) -> RoadmapTime:
    leaves, minutes = outline.step_of, outline.catalogue.minutes
    done = sum(minutes(leaf) for leaf in leaves if statuses.leaves[leaf] is Status.DONE)
    logged = sum(one.minutes for one in spent if is_counted(one.item, outline))
    roadmap = outline.roadmap
    return RoadmapTime(roadmap.id, roadmap.title, in_hours(logged), in_hours(done), in_hours(sum(map(minutes, leaves))))


def _minutes_of_week(spent: Iterable[Spent], day: date) -> int:
    return sum(one.minutes for one in spent if monday_of(one.day) == monday_of(day))


def _entry(one: Spent) -> LoggedEntry:
    return LoggedEntry(one.day, one.item, one.minutes, in_hours(one.minutes), one.note, one.event)


def _ratio(actual: int, estimated: int) -> float:
    return round(actual / estimated, 2)
