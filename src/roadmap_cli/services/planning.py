"""From what is open and the hours there are to weeks that hold it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.hours import in_hours
from roadmap_cli.domain.levels import Level
from roadmap_cli.services.calendar_weeks import Week, last_day, weeks_from
from roadmap_cli.services.leaving_out import LeftOut, leave_out
from roadmap_cli.services.ordering import Portion, order_open
from roadmap_cli.services.pacing import Pacing, pace_leaves, source_minutes_per_week
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.ways_out import WayOut, least_minutes_per_week, ways_out

DEFAULT_HOURS_PER_WEEK = 10
"""The pace of a plan where neither the person nor the source says one: about an hour and a half a day."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a plan is to do: from *start*, within *months*, at *minutes_per_week*, down to *level*.

    None leaves a thing open. *complete* puts what the roadmap needs and does not teach before it.
    """

    start: date
    months: int | None = None
    minutes_per_week: int | None = None
    level: Level = Level.OPTIONAL
    complete: bool = False


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """What a week has of an item; *parts* maps the leaves to their minutes in this week."""

    id: str
    title: str
    hours: float
    step: str | None
    parts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """A week of a plan with its items in order; *milestones* are the titles of those reached at its end."""

    week: int
    start: date
    end: date
    hours: float
    items: tuple[PlannedItem, ...]
    milestones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """A skill that the roadmap needs and does not teach, planned before its first week."""

    id: str
    title: str
    hours: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do in which week; *deadline* is the last day asked for, *finish* the last day of the last week.

    Where it does not *fit*, *sentence* says so, and *ways_out* what would help; the weeks then hold
    what stays when *left_out* is left out or, where that is not enough, everything, past the deadline.
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


def plan(standing: Standing, wish: Wish) -> Plan:
    """Plan what is open in a roadmap into weeks, each leaf after the prerequisites that the roadmap lists.

    Raises UsageError where the dates leave the calendar.
    """
    outline = standing.outline
    pacing = pace_leaves(standing, minutes_per_week=wish.minutes_per_week)
    wanted = frozenset(leaf for leaf, level in outline.levels.items() if level.rank <= wish.level.rank)
    gaps = tuple(_open_gaps(standing)) if wish.complete else ()
    minutes = {**pacing.minutes, **{leaf: outline.catalogue.minutes(leaf) for gap in gaps for leaf in gap.leaves}}
    portions = (*gaps, *order_open(standing, wanted))
    needed = sum(minutes[leaf] for portion in portions for leaf in portion.leaves)
    deadline = None if wish.months is None else last_day(wish.start, wish.months, outline.roadmap.pace)
    weekly = wish.minutes_per_week or _weekly(standing, needed, wish.start, deadline)
    room = None if deadline is None else sum(week.capacity(weekly) for week in weeks_from(wish.start, deadline))
    fits = room is None or needed <= room
    left_out: tuple[LeftOut, ...] = ()
    ways: tuple[WayOut, ...] = ()
    if room is not None and deadline is not None and not fits:
        left_out = leave_out(standing, portions, minutes, excess=needed - room)
        ways = ways_out(wish.start, deadline, needed, weekly, left_out, outline.roadmap.pace)
        dropped = {item.id for item in left_out}
        portions = tuple(portion for portion in portions if portion.item not in dropped)
    weeks = tuple(_fill(standing, portions, minutes, wish.start, weekly))
    return Plan(
        roadmap=outline.roadmap.id,
        title=outline.roadmap.title,
        start=wish.start,
        finish=weeks[-1].end if weeks else None,
        deadline=deadline,
        hours_per_week=in_hours(weekly),
        hours=in_hours(needed),
        fits=fits,
        sentence=_sentence(needed, room, weekly, weeks, wish),
        weeks=weeks,
        left_out=left_out,
        ways_out=ways,
        added=tuple(
            Added(gap.item, outline.catalogue.title(gap.item), in_hours(sum(map(minutes.__getitem__, gap.leaves))))
            for gap in gaps
        ),
        notes=tuple(_notes(standing, portions, pacing, wish)),
    )


def _open_gaps(standing: Standing) -> Iterator[Portion]:
    for gap in standing.outline.gaps:
        leaves = tuple(
            leaf for leaf in standing.outline.catalogue.leaves(gap) if not standing.statuses.leaves[leaf].is_met
        )
        if leaves and not standing.statuses.of(gap).is_met:
            yield Portion(gap, None, leaves)


def _weekly(standing: Standing, needed: int, start: date, deadline: date | None) -> int:
    """Give the minutes a week where the person gave none: the source's, else what the deadline asks, else ours."""
    stated = source_minutes_per_week(standing.outline.roadmap.pace)
    if stated is not None:
        return stated
    if deadline is None:
        return DEFAULT_HOURS_PER_WEEK * 60
    return least_minutes_per_week(start, deadline, needed)


def _fill(
    standing: Standing, portions: Sequence[Portion], minutes: Mapping[str, int], start: date, weekly: int
) -> Iterator[PlannedWeek]:
    """Pour the leaves into the weeks one after another, each week as full as it goes."""
    due = _milestones_by_last_leaf(standing, portions)
    pending = [(portion, leaf, minutes[leaf]) for portion in reversed(portions) for leaf in reversed(portion.leaves)]
    if pending and weekly < 1:
        message = "A week without hours holds no plan."
        raise UsageError(message, hint="Give it hours with --hours.")
    for week in weeks_from(start):
        if not pending:
            return
        room = week.capacity(weekly)
        parts: dict[Portion, dict[str, int]] = {}
        reached: list[str] = []
        while pending and room:
            portion, leaf, left = pending.pop()
            spent = min(left, room)
            room -= spent
            parts.setdefault(portion, {})[leaf] = spent
            if spent < left:
                pending.append((portion, leaf, left - spent))
            else:
                reached += due.get(leaf, ())
        yield _week(standing, week, parts, reached)


def _week(
    standing: Standing, week: Week, parts: Mapping[Portion, Mapping[str, int]], reached: Sequence[str]
) -> PlannedWeek:
    title = standing.outline.catalogue.title
    return PlannedWeek(
        week=week.number,
        start=week.start,
        end=week.end,
        hours=in_hours(sum(sum(part.values()) for part in parts.values())),
        items=tuple(
            PlannedItem(portion.item, title(portion.item), in_hours(sum(part.values())), portion.step, part)
            for portion, part in parts.items()
        ),
        milestones=tuple(reached),
    )


def _milestones_by_last_leaf(standing: Standing, portions: Sequence[Portion]) -> dict[str, list[str]]:
    """Map the leaf whose end reaches a milestone to the titles of the milestones that it reaches."""
    place = {leaf: number for number, leaf in enumerate(leaf for portion in portions for leaf in portion.leaves)}
    due: dict[str, list[str]] = {}
    for milestone in standing.outline.roadmap.milestones:
        if milestone.id in standing.milestones_reached:
            continue
        before = list(standing.open_before(milestone))
        if before and all(leaf in place for leaf in before):
            due.setdefault(max(before, key=place.__getitem__), []).append(milestone.title)
    return due


def _sentence(needed: int, room: int | None, weekly: int, weeks: Sequence[PlannedWeek], wish: Wish) -> str:
    pace = f"{in_hours(weekly):g} h a week"
    if not needed:
        return "Nothing is left to plan: all of it is done, known or skipped."
    if room is not None and needed > room:
        months = "month" if wish.months == 1 else "months"
        return (
            f"It does not fit: {in_hours(needed):g} h are left, "
            f"and {wish.months} {months} at {pace} hold {in_hours(room):g} h."
        )
    return f"{in_hours(needed):g} h at {pace} take {len(weeks)} weeks, until {weeks[-1].end.isoformat()}."


def _notes(standing: Standing, portions: Sequence[Portion], pacing: Pacing, wish: Wish) -> Iterator[str]:
    outline = standing.outline
    title = outline.catalogue.title
    for portion in portions:
        if portion.needed_by is not None:
            yield f"{title(portion.item)} comes earlier than in the source: {title(portion.needed_by)} needs it."
    for stretch in pacing.stretches:
        yield (
            f"{stretch.step.title}: the source gives it {in_hours(stretch.budget):g} h, "
            f"the catalogue reckons {in_hours(stretch.reckoned):g} h; the plan follows the source."
        )
    missing = [gap for gap in outline.gaps if not standing.statuses.of(gap).is_met]
    if missing and not wish.complete:
        yield (
            f"{outline.roadmap.id} needs {len(missing)} skills that it does not teach "
            f"({', '.join(missing)}); --complete plans them first."
        )
    for step in outline.roadmap.steps():
        if step.choice and (spare := [item for item in step.choice.of if item in outline.leaves_of[step.id]]):
            needless = [item for item in spare if outline.leaves_of[step.id][item][0] in standing.set_aside]
            if needless:
                yield f"{step.title}: {step.choice.pick} of {', '.join(spare)} is enough, so {', '.join(needless)} is not planned."
