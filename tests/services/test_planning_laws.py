"""What holds for every plan, whatever the world, the wish and the progress."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_minutes
from roadmap_cli.domain.levels import Level
from roadmap_cli.services.pacing import pace_leaves
from roadmap_cli.services.planning import Plan, Wish, plan
from strategies import World, worlds

ONE_DAY = timedelta(days=1)
ANY_WORLD = st.one_of(worlds(), worlds(paced=True))


def wishes(months: st.SearchStrategy[int | None], minutes: st.SearchStrategy[int | None]) -> st.SearchStrategy[Wish]:
    """Draw what somebody asks of a plan: some months, some minutes a week, some level."""
    return st.builds(
        partial(Wish),  # the named tuple itself would be given any values for the rest too
        start=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        months=months,
        minutes_per_week=minutes,
        level=st.sampled_from((Level.OPTIONAL, Level.OPTIONAL, Level.RECOMMENDED, Level.ESSENTIAL)),
        complete=st.booleans(),
    )


OPEN_ENDED = wishes(st.none(), st.none() | st.integers(15, 3_000))
DUE = wishes(st.integers(1, 4), st.none() | st.integers(15, 3_000))
TIGHT = wishes(st.just(1), st.none() | st.integers(15, 300))


def spent(made: Plan) -> Iterator[tuple[int, str, int]]:
    """Give what a plan spends on each leaf, week by week, in order."""
    for week in made.weeks:
        for item in week.items:
            yield from ((week.week, leaf, minutes) for leaf, minutes in item.parts.items())


def totals(made: Plan) -> dict[str, int]:
    """Give the minutes that a plan spends on each leaf in all."""
    minutes: dict[str, int] = {}
    for _, leaf, time in spent(made):
        minutes[leaf] = minutes.get(leaf, 0) + time
    return minutes


def wanted(world: World, wish: Wish, made: Plan) -> dict[str, int]:
    """Give the minutes of all that is open and asked for, gaps included where the wish says so."""
    standing, catalogue = world.standing, world.catalogue
    paced = pace_leaves(standing, minutes_per_week=in_minutes(made.hours_per_week)).minutes
    levels = world.outline.levels
    asked = {leaf: paced[leaf] for leaf in paced if levels[leaf].rank <= wish.level.rank and standing.is_open(leaf)}
    gaps = [gap for gap in world.outline.gaps if wish.complete and not standing.statuses.of(gap).is_met]
    leaves = [leaf for gap in gaps for leaf in catalogue.leaves(gap) if not standing.statuses.leaves[leaf].is_met]
    return {**asked, **{leaf: catalogue.minutes(leaf) for leaf in leaves}}


def broken_prerequisites(world: World, made: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each planned skill with alternatives that the roadmap lists and of which the plan finishes none before."""
    standing, listed = world.standing, world.outline.listed
    order = [leaf for _, leaf, _ in spent(made)]
    begin = {leaf: order.index(leaf) for leaf in order}
    end = {leaf: place for place, leaf in enumerate(order)}

    def finished_before(needed: str, place: int) -> bool:
        if standing.statuses.of(needed).is_met:
            return True
        counted = [leaf for leaf in listed.get(needed, ()) if leaf not in standing.set_aside]
        left = [leaf for leaf in counted if not standing.statuses.leaves[leaf].is_met]
        return bool(counted) and all(leaf in end and end[leaf] < place for leaf in left)

    for skill, leaves in listed.items():
        first = min((begin[leaf] for leaf in leaves if leaf in begin), default=None)
        for group in world.catalogue.skills[skill].requires:
            due = [needed for needed in group if not standing.set_aside.issuperset(listed.get(needed, ()))]
            if first is not None and due and not any(finished_before(needed, first) for needed in group):
                yield skill, group


@law
@given(ANY_WORLD, OPEN_ENDED)
def test_no_plan_loses_a_minute(world: World, wish: Wish) -> None:
    """Each open leaf that is asked for gets exactly its minutes, and nothing else gets any."""
    made = plan(world.standing, wish)

    assert wanted(world, wish, made) == totals(made)
    assert made.fits


@law
@given(ANY_WORLD, TIGHT)
def test_what_a_plan_leaves_out_is_all_that_it_does_not_plan(world: World, wish: Wish) -> None:
    """Planned, left out and finished add up to what the roadmap holds, to the minute."""
    made = plan(world.standing, wish)

    asked, planned = wanted(world, wish, made), totals(made)
    dropped = {item.id for item in made.left_out}
    entries = {entry.item: world.standing.open_leaves(entry) for entry in world.standing.entries}
    left_out = {leaf for item in dropped for leaf in entries[item]}
    assert asked == {**planned, **{leaf: asked[leaf] for leaf in left_out}}
    assert left_out.isdisjoint(planned)
    assert [in_minutes(item.hours) for item in made.left_out] == [
        sum(asked[leaf] for leaf in entries[item.id]) for item in made.left_out
    ]


@law
@given(ANY_WORLD, st.one_of(OPEN_ENDED, TIGHT))
def test_no_plan_breaks_a_prerequisite(world: World, wish: Wish) -> None:
    """A leaf begins after everything has ended that it needs and the roadmap lists, whatever is left out."""
    made = plan(world.standing, wish)

    assert not list(broken_prerequisites(world, made))


@law
@given(ANY_WORLD, st.one_of(OPEN_ENDED, DUE))
def test_each_week_is_as_full_as_it_goes_and_no_fuller(world: World, wish: Wish) -> None:
    """A week holds its days' share of the hours a week, and only the last one may hold less."""
    made = plan(world.standing, wish)

    weekly = in_minutes(made.hours_per_week)
    until = [0, *(weekly * ((week.end - made.start).days + 1) // 7 for week in made.weeks)]
    rooms = [through - before for before, through in pairwise(until)]
    loads = [sum(sum(item.parts.values()) for item in week.items) for week in made.weeks]
    assert rooms[:-1] == loads[:-1]
    assert not loads or 0 < loads[-1] <= rooms[-1]
    assert loads == [in_minutes(week.hours) for week in made.weeks]
    assert loads == [sum(in_minutes(item.hours) for item in week.items) for week in made.weeks]


@law
@given(ANY_WORLD, st.one_of(OPEN_ENDED, DUE))
def test_weeks_follow_each_other_without_a_gap(world: World, wish: Wish) -> None:
    """Weeks are numbered from 1, begin on the day asked for, and run from Monday to Sunday inside."""
    weeks = plan(world.standing, wish).weeks

    assert list(range(1, len(weeks) + 1)) == [week.week for week in weeks]
    assert [wish.start, *(week.end + ONE_DAY for week in weeks[:-1])][: len(weeks)] == [week.start for week in weeks]
    assert all(week.start.weekday() == 0 for week in weeks[1:])
    assert all(week.end.weekday() == 6 for week in weeks[:-1])


@law
@given(ANY_WORLD, DUE)
def test_a_plan_that_fits_ends_in_time(world: World, wish: Wish) -> None:
    """What fits, at once or after leaving things out, ends on the deadline at the latest; nothing else does."""
    made = plan(world.standing, wish)

    assert made.deadline is not None
    in_time = made.finish is None or made.finish <= made.deadline
    assert in_time == (made.fits or bool(made.left_out))
    assert made.fits == (not made.ways_out)


@law
@given(ANY_WORLD, TIGHT)
def test_only_what_nothing_needs_is_left_out(world: World, wish: Wish) -> None:
    """Nothing essential, begun or needed by a planned item is left out; optional goes before recommended."""
    made = plan(world.standing, wish)

    entries = {entry.item: entry for entry in world.standing.entries}
    planned = set(totals(made))
    for item in made.left_out:
        skill = entries[item.id].skill
        needed_by = [leaf for other in world.outline.dependents.get(skill, ()) for leaf in world.outline.listed[other]]
        assert item.level is not Level.ESSENTIAL
        assert planned.isdisjoint(needed_by)
        assert Status.LEARNING not in {world.standing.statuses.leaves[leaf] for leaf in entries[item.id].leaves}
    ranks = [item.level.rank for item in made.left_out]
    assert sorted(ranks, reverse=True) == ranks


@law
@given(ANY_WORLD, TIGHT)
def test_the_ways_out_are_true(world: World, wish: Wish) -> None:
    """The named hours, or months at the plan's pace, make it fit and the next smaller ones do not.

    None is named for what fits.
    """
    made = plan(world.standing, wish)

    ways = {way.code: way.amount for way in made.ways_out}
    if made.fits:
        assert not ways
        return
    months = int(ways["months"])
    at_its_pace = wish._replace(minutes_per_week=in_minutes(made.hours_per_week))
    assert plan(world.standing, at_its_pace._replace(months=months)).fits
    assert not plan(world.standing, at_its_pace._replace(months=months - 1)).fits
    if "hours_per_week" in ways:
        minutes = in_minutes(ways["hours_per_week"])
        assert plan(world.standing, wish._replace(minutes_per_week=minutes)).fits
        assert not plan(world.standing, wish._replace(minutes_per_week=minutes - 1)).fits
    assert ways.get("leave_out", 0) == len(made.left_out)


@law
@given(ANY_WORLD, OPEN_ENDED)
def test_a_milestone_stands_in_the_week_that_reaches_it(world: World, wish: Wish) -> None:
    """A milestone is named in the week in which the last essential leaf before it ends, once."""
    made = plan(world.standing, wish)

    last_week = {leaf: week for week, leaf, _ in spent(made)}
    expected = {
        milestone.title: max(last_week[leaf] for leaf in world.standing.open_before(milestone))
        for milestone in world.roadmap.milestones
        if milestone.id not in world.standing.milestones_reached
    }
    named = [(title, week.week) for week in made.weeks for title in week.milestones]
    assert sorted(expected.items()) == sorted(named)
