"""From what is open and the hours there are to weeks that hold it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.hours import in_hours, in_words
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


class PlannedItem(NamedTuple):
    """What a week has of an item; *parts* maps the leaves to their minutes in this week."""

    id: str
    title: str
    hours: float
    step: str | None
    parts: Mapping[str, int]


class PlannedWeek(NamedTuple):
    """A week of a plan with its items in order.

    *stage* is the title of the stage in which it begins, None before the roadmap's own weeks;
    *milestones* are the titles of those reached in it.
    """

    week: int
    start: date
    end: date
    hours: float
    stage: str | None
    items: tuple[PlannedItem, ...]
    milestones: tuple[str, ...]


class Added(NamedTuple):
    """A skill that the roadmap needs and does not teach, planned before its first week."""

    id: str
    title: str
    hours: float


class Plan(NamedTuple):
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
    portions = tuple(order_open(standing, wanted, gaps))
    deadline = None if wish.months is None else last_day(wish.start, wish.months, outline.roadmap.pace)
    leaves = [leaf for portion in portions for leaf in portion.leaves]
    needed = sum(map(minutes.__getitem__, leaves))
    weekly = wish.minutes_per_week or _weekly(standing, needed, wish.start, deadline)
    room = None if deadline is None else sum(week.capacity(weekly) for week in weeks_from(wish.start, deadline))
    fits = room is None or needed <= room
    left_out: tuple[LeftOut, ...] = ()
    ways: tuple[WayOut, ...] = ()
    if room is not None and deadline is not None and not fits:
        left_out = leave_out(standing, portions, minutes, excess=needed - room)
        needed_at = partial(_minutes_at, standing, leaves)
        ways = ways_out(wish.start, deadline, needed_at, weekly, left_out, outline.roadmap.pace)
        dropped = {item.id for item in left_out}
        portions = tuple(portion for portion in portions if portion.item not in dropped)
    end = deadline if fits or left_out else None
    weeks = tuple(_fill(standing, portions, minutes, weeks_from(wish.start, end), weekly))
    return Plan(
        roadmap=outline.roadmap.id,
        title=outline.roadmap.title,
        start=wish.start,
        finish=weeks[-1].end if weeks else None,
        deadline=deadline,
        hours_per_week=in_hours(weekly),
        hours=in_hours(needed),
        fits=fits,
        sentence=_sentence(needed, room, weekly, weeks, wish, left_out),
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
    least = least_minutes_per_week(start, deadline, lambda _: needed)
    return DEFAULT_HOURS_PER_WEEK * 60 if least is None else least


def _minutes_at(standing: Standing, leaves: Sequence[str], minutes_per_week: int) -> int:
    """Give the minutes that *leaves* take at a pace of *minutes_per_week*."""
    paced = pace_leaves(standing, minutes_per_week=minutes_per_week).minutes
    return sum(paced[leaf] if leaf in paced else standing.outline.catalogue.minutes(leaf) for leaf in leaves)


def _fill(
    standing: Standing, portions: Sequence[Portion], minutes: Mapping[str, int], weeks: Iterable[Week], weekly: int
) -> Iterator[PlannedWeek]:
    """Pour the leaves into *weeks* one after another, each as full as it goes."""
    due = _milestones_by_last_leaf(standing, portions)
    pending = [(portion, leaf, minutes[leaf]) for portion in reversed(portions) for leaf in reversed(portion.leaves)]
    if pending and weekly < 1:
        message = "A week without hours holds no plan."
        raise UsageError(message, hint="Give it hours with --hours.")
    for week in weeks:
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
    first = next((portion.step for portion in parts if portion.step is not None), None)
    return PlannedWeek(
        week=week.number,
        start=week.start,
        end=week.end,
        hours=in_hours(sum(sum(part.values()) for part in parts.values())),
        stage=None if first is None else standing.outline.stage_of[first].title,
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


def _sentence(
    needed: int,
    room: int | None,
    weekly: int,
    weeks: Sequence[PlannedWeek],
    wish: Wish,
    left_out: Sequence[LeftOut],
) -> str:
    pace = f"{in_words(weekly)} a week"
    if not needed:
        return "Nothing is left to plan: all of it is done, known or skipped."
    if room is not None and needed > room:
        months = "month" if wish.months == 1 else "months"
        there_are = f"{in_words(needed)} are left, and {wish.months} {months} at {pace} hold {in_words(room)}"
        return f"It does not fit: {there_are}{'' if left_out else ', even without all that is not essential'}."
    count = "1 week" if len(weeks) == 1 else f"{len(weeks)} weeks"
    return f"{in_words(needed)} at {pace} take {count}, until {weeks[-1].end.isoformat()}."


def _notes(standing: Standing, portions: Sequence[Portion], pacing: Pacing, wish: Wish) -> Iterator[str]:
    outline = standing.outline
    title = outline.catalogue.title
    for portion in portions:
        if portion.needed_by is not None:
            yield f"{title(portion.item)} comes earlier than in the source: {title(portion.needed_by)} needs it."
    for stretch in pacing.stretches:
        yield (
            f"{stretch.step.title}: the source gives it {in_words(stretch.budget)}, "
            f"the catalogue reckons {in_words(stretch.reckoned)}; the plan follows the source."
        )
    missing = [gap for gap in outline.gaps if not standing.statuses.of(gap).is_met]
    if missing and not wish.complete:
        skills, them = ("1 skill", "it") if len(missing) == 1 else (f"{len(missing)} skills", "them")
        listed = ", ".join(missing)
        yield f"{outline.roadmap.id} needs {skills} that it does not teach ({listed}); --complete plans {them} first."
    for step in outline.roadmap.steps():
        members = [item for item in (step.choice.of if step.choice else ()) if item in outline.leaves_of[step.id]]
        needless = [item for item in members if outline.leaves_of[step.id][item][0] in standing.set_aside]
        if step.choice and needless:
            enough = f"{step.choice.pick} of {', '.join(members)} is enough"
            yield f"{step.title}: {enough}, so {', '.join(needless)} is not planned."
