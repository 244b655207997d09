"""What holds for the days and weeks of every plan, and for every goal that is followed."""

from datetime import date, timedelta
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st
from test_planning_laws import broken_prerequisites, spent, totals, wanted
from test_timetable import TIMETABLES

from factories import law
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_minutes
from roadmap_cli.services.goal_plan import follow_goal, goal_for
from roadmap_cli.services.planning import Wish, plan
from roadmap_cli.services.scope import scope_of
from roadmap_cli.services.sessions import sessions
from strategies import World, worlds

ANY_WORLD = st.one_of(worlds(), worlds(paced=True))
STARTS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
ENOUGH = st.integers(60, 700)


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    """Draw a wish with days of the week, days off, a reserve, perhaps an end, perhaps gaps first."""
    return Wish(
        start=draw(STARTS),
        minutes_per_week=draw(ENOUGH),
        weeks=draw(st.none() | st.integers(1, 12)),
        complete=draw(st.booleans()),
        timetable=draw(TIMETABLES),
    )


def some_leaves(world: World, seed: int) -> tuple[str, ...]:
    leaves = list(world.outline.step_of)
    return tuple(Random(seed).sample(leaves, Random(seed).randint(1, len(leaves))))


@law
@given(ANY_WORLD, wishes())
def test_no_minute_is_lost_or_made_up(world: World, wish: Wish) -> None:
    """Whatever the days, what is planned and what is left out add up to all that is asked for."""
    made = plan(world.standing, wish)

    asked, planned = wanted(world, wish, made), totals(made)
    dropped = {item.id for item in made.left_out}
    left_out = {leaf for entry in world.standing.entries if entry.item in dropped for leaf in entry.leaves}
    assert planned == {leaf: minutes for leaf, minutes in asked.items() if leaf not in left_out}


@law
@given(ANY_WORLD, wishes())
def test_nothing_stands_on_a_day_off(world: World, wish: Wish) -> None:
    """Each session lies on a day of the chosen ones that is not off, and holds no more than that day's part."""
    made = plan(world.standing, wish)

    for session in sessions(made, wish.timetable):
        assert session.day.weekday() in wish.timetable.weekdays
        assert not any(off.first <= session.day <= off.last for off in wish.timetable.off)
        a_day = -(-wish.timetable.planned(in_minutes(made.hours_per_week)) // len(wish.timetable.weekdays))
        assert 0 < in_minutes(session.hours) <= a_day


@law
@given(ANY_WORLD, wishes())
def test_the_days_hold_what_the_weeks_hold(world: World, wish: Wish) -> None:
    """Sessions of a week spend on each leaf what the week says, to the minute."""
    made = plan(world.standing, wish)

    by_week: dict[tuple[date, str], int] = {}
    for session in sessions(made, wish.timetable):
        week = next(week for week in made.weeks if week.start <= session.day <= week.end)
        for item in session.items:
            for leaf, minutes in item.parts.items():
                by_week[week.start, leaf] = by_week.get((week.start, leaf), 0) + minutes
    expected: dict[tuple[date, str], int] = {}
    for week in made.weeks:
        for item in week.items:
            for leaf, minutes in item.parts.items():
                expected[week.start, leaf] = expected.get((week.start, leaf), 0) + minutes
    assert expected == by_week


@law
@given(ANY_WORLD, wishes())
def test_no_prerequisite_is_broken_on_any_timetable(world: World, wish: Wish) -> None:
    """Spreading long skills never begins anything before what it needs has ended."""
    assert not list(broken_prerequisites(world, plan(world.standing, wish)))


@law
@given(ANY_WORLD, STARTS, ENOUGH)
def test_at_most_two_items_are_under_way_and_topics_keep_their_order(world: World, start: date, weekly: int) -> None:
    """At the end of each week no more than two items are begun and not finished; leaves end in their order."""
    made = plan(world.standing, Wish(start, minutes_per_week=weekly))

    rest = totals(made)
    item_of = {leaf: (item.id, item.step) for week in made.weeks for item in week.items for leaf in item.parts}
    whole = dict(rest)
    for week in made.weeks:
        for item in week.items:
            for leaf, minutes in item.parts.items():
                rest[leaf] -= minutes
        begun = {item_of[leaf] for leaf, minutes in rest.items() if minutes < whole[leaf]}
        open_ = {item_of[leaf] for leaf, minutes in rest.items() if minutes}
        assert len(begun & open_) <= 2
    ends = {leaf: place for place, (_, leaf, _) in enumerate(spent(made))}
    for entry in world.standing.entries:
        own = [ends[leaf] for leaf in entry.leaves if leaf in ends]
        assert own == sorted(own)


@law
@given(worlds(), STARTS, ENOUGH, st.integers(1, 700), TIMETABLES)
def test_more_hours_never_finish_later(world: World, start: date, weekly: int, more: int, timetable: object) -> None:
    """With more minutes a week the last week is the same or an earlier one."""
    wish = Wish(start, minutes_per_week=weekly, timetable=timetable)

    made = plan(world.standing, wish)
    faster = plan(world.standing, wish._replace(minutes_per_week=weekly + more))

    assert made.finish is None or (faster.finish is not None and faster.finish <= made.finish)


@law
@given(ANY_WORLD, wishes())
def test_planning_again_with_nothing_done_changes_nothing(world: World, wish: Wish) -> None:
    """A goal that was saved gives, on the same day, the weeks of the plan that it was made of, and is on course."""
    made = plan(world.standing, wish)
    assume(made.weeks)
    goal = goal_for(world.standing, wish, made)
    progress = world.progress._replace(pauses=_pauses(wish))

    followed = follow_goal(world.standing, goal, progress, wish.start)
    again = follow_goal(world.standing, goal, progress, wish.start)

    assert followed == again
    assert followed.weeks == made.weeks
    assert followed.goal is not None
    assert (followed.goal.behind_hours, followed.goal.hours_done) == (0, 0)


@law
@given(ANY_WORLD, wishes(), st.integers(0, 2**32), st.integers(0, 60))
def test_what_is_done_drops_out_and_what_slipped_moves(world: World, wish: Wish, seed: int, days: int) -> None:
    """After some ticks and some days the plan holds exactly what is left, from that day on."""
    made = plan(world.standing, wish._replace(weeks=None))
    assume(made.weeks)
    goal = goal_for(world.standing, wish._replace(weeks=None), made)
    today = wish.start + timedelta(days=days)
    ticked = dict.fromkeys(some_leaves(world, seed), Status.DONE)
    later = world.after(
        world.progress._replace(
            statuses={**world.progress.statuses, **ticked},
            days=dict.fromkeys(ticked, today.isoformat()),
            pauses=_pauses(wish),
        )
    )

    followed = follow_goal(later.standing, goal, later.progress, today)

    assert followed.goal is not None
    assert not set(ticked) & set(totals(followed))
    assert sum(totals(followed).values()) == in_minutes(followed.goal.hours_left)
    assert all(week.start >= today for week in followed.weeks)
    assert followed.goal.hours == goal.minutes / 60 or abs(followed.goal.hours * 60 - goal.minutes) < 1


@law
@given(ANY_WORLD, st.integers(0, 2**32), STARTS, ENOUGH)
def test_only_and_without_keep_what_is_needed(world: World, seed: int, start: date, weekly: int) -> None:
    """Only some items come with what they need, without some goes what needs them whole: nothing is broken."""
    some = some_leaves(world, seed)

    only = plan(world.standing, Wish(start, minutes_per_week=weekly, only=some))
    without = plan(world.standing, Wish(start, minutes_per_week=weekly, without=some))

    assert not list(broken_prerequisites(world, only))
    assert set(some).isdisjoint(totals(without))
    assert {leaf for leaf in some if world.standing.is_open(leaf)} <= set(totals(only))
    scope = scope_of(world.standing, level=Wish(start).level, without=some)
    gone = {leaf for leaf in world.outline.step_of if leaf not in scope.leaves}
    for skill, leaves in world.outline.listed.items():
        if scope.leaves.isdisjoint(leaves):
            continue
        for group in world.catalogue.skills[skill].requires:
            ahead = world.standing.to_come(group)
            if set(some).isdisjoint(leaves):
                assert not ahead or not all(
                    all(leaf in gone for leaf in world.outline.listed[needed] if world.standing.is_open(leaf))
                    for needed in ahead
                )


def _pauses(wish: Wish) -> tuple:
    from roadmap_cli.domain.progress import Pause

    return tuple(
        Pause(str(number), off.first.isoformat(), off.last.isoformat(), off.reason)
        for number, off in enumerate(wish.timetable.off)
    )
