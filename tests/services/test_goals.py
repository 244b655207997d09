"""Goals: what is saved, what is read back, and where one is in it."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import Notebook, law, make_catalogue, make_progress, make_roadmap, make_skill, make_standing
from roadmap_cli.domain.errors import UsageError
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.progress import Pause, Progress
from roadmap_cli.services.goal_plan import follow_goal, goal_for
from roadmap_cli.services.goals import Goal, draft_goal, goal_of
from roadmap_cli.services.planning import Wish, plan
from roadmap_cli.services.timetable import Timetable

MONDAY = date(2026, 11, 23)
GOALS = st.builds(
    Goal,
    roadmap=st.sampled_from(("birjob", "way")),
    start=st.dates(),
    minutes_per_week=st.integers(1, 10_080),
    by=st.none() | st.dates(),
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    reserve=st.integers(0, 90),
    level=st.sampled_from(Level),
    only=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    without=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    complete=st.booleans(),
    minutes=st.integers(0, 10_000),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3),
)
KEYS = ("roadmap", "start", "by", "minutes_per_week", "weekdays", "reserve", "level", "only", "without", "complete")


@law
@given(GOALS)
def test_a_goal_is_read_as_it_was_written(goal: Goal) -> None:
    """Drafted, kept in the journal and folded, it is the same."""
    notebook = Notebook()

    notebook.write([draft_goal(goal)])

    assert goal_of(notebook.progress) == goal


@law
@given(st.dictionaries(st.sampled_from((*KEYS, "minutes", "?")), ANYTHING))
def test_whatever_another_version_wrote_is_read_or_passed_over(value: dict[str, object]) -> None:
    """No value makes reading fail, and what is read can be planned with, or it is said why not."""
    goal = goal_of(Progress(goal={"roadmap": "way", "start": "2026-11-23", "minutes_per_week": 60, **value}))

    assert goal is None or (0 < goal.minutes_per_week <= 10_080 and goal.weekdays and 0 <= goal.reserve <= 90)
    if goal is not None:
        with suppress(UsageError):
            follow_goal(make_standing(make_roadmap("a"), make_catalogue("a")), goal, Progress(), MONDAY)


def test_a_goal_that_is_dropped_is_none() -> None:
    """The last event decides, and undoing it brings the goal back."""
    notebook = Notebook()
    notebook.write([draft_goal(Goal("way", MONDAY, 60))])
    notebook.write([draft_goal(None)])

    assert goal_of(notebook.progress) is None
    assert goal_of(Progress()) is None
    assert Goal("way", MONDAY, 90).hours_per_week == 1.5


STANDING = make_standing(make_roadmap("a b c"), make_catalogue(*(make_skill(name, minutes=420) for name in "abc")))
GOAL = goal_for(STANDING, Wish(MONDAY, minutes_per_week=420), plan(STANDING, Wish(MONDAY, minutes_per_week=420)))


def told(day: int, *done: str, goal: Goal = GOAL, pauses: tuple[Pause, ...] = ()) -> tuple[float, int, str]:
    """Give how far behind somebody is who did *done* before, so many days after the start."""
    standing = make_standing(STANDING.outline, None, dict.fromkeys(done, "done"))
    progress = make_progress(dict.fromkeys(done, "done"), pauses=pauses, days=dict.fromkeys(done, MONDAY.isoformat()))
    found = follow_goal(standing, goal, progress, MONDAY + timedelta(days=day)).goal
    assert found is not None
    return found.behind_hours, found.behind_days, found.sentence


def test_who_does_each_day_what_it_holds_is_on_course() -> None:
    """Behind counts until yesterday, ahead from beyond today."""
    assert told(0) == (0, 0, "On course. 21 h left, until 2026-12-13.")
    assert told(7, "a") == (0, 0, "On course. 14 h left, until 2026-12-13.")
    assert told(6, "a") == (0, 0, "On course. 14 h left, until 2026-12-12.")


def test_behind_and_ahead_are_told_in_hours_and_days() -> None:
    """An hour a day: three days without anything are three hours; a whole item in advance is seven days."""
    assert told(3) == (3, 3, "3 h behind, the work of 3 days. 21 h left, until 2026-12-16.")
    assert told(8, "a") == (1, 1, "1 h behind, the work of 1 day. 14 h left, until 2026-12-14.")
    assert told(6, "a", "b") == (-7, -7, "7 h ahead, the work of 7 days. 7 h left, until 2026-12-05.")


def test_days_off_never_count_as_falling_behind() -> None:
    """Said before or afterwards, they move what is left and nothing else."""
    pause = Pause("p", "2026-11-23", "2026-11-29", "ill")

    assert told(7) == (7, 7, "7 h behind, the work of 7 days. 21 h left, until 2026-12-20.")
    assert told(7, pauses=(pause,)) == (0, 0, "On course. 21 h left, until 2026-12-20.")


def test_a_goal_with_a_day_says_how_late_it_gets() -> None:
    """Days after it, or that it is over."""
    goal = replace(GOAL, by=date(2026, 12, 13))

    assert told(0, goal=goal)[2] == "On course. 21 h left, until 2026-12-13; the goal is 2026-12-13."
    assert told(1, goal=goal)[2].endswith("at this pace until 2026-12-14, 1 day after 2026-12-13.")
    assert told(21, goal=goal)[2].endswith("Its day was 2026-12-13; 21 h left, until 2027-01-03 at this pace.")


def test_a_goal_that_is_reached_or_not_begun_says_so() -> None:
    """No hours are due before the start, and none after the end."""
    assert told(30, "a", "b", "c") == (0, 0, "The goal is reached: nothing of it is left.")
    assert told(-3)[2] == "It begins on 2026-11-23. 21 h left, until 2026-12-13."


def test_what_is_done_today_uses_up_the_hours_of_today() -> None:
    """Two hours a day: after one of them one is left, and the rest of the plan stays where it is."""
    catalogue = make_catalogue(*(make_skill(name, minutes=60) for name in "abcd"))
    roadmap = make_roadmap("a b c d")
    wish = Wish(MONDAY, minutes_per_week=840)
    goal = goal_for(make_standing(roadmap, catalogue), wish, plan(make_standing(roadmap, catalogue), wish))
    progress = make_progress({"a": "done"}, days={"a": MONDAY.isoformat()})

    followed = follow_goal(make_standing(roadmap, catalogue, {"a": "done"}), goal, progress, MONDAY)

    assert followed.goal is not None
    assert followed.goal.finish == MONDAY + timedelta(days=1)
    assert followed.goal.sentence.startswith("On course.")


def test_a_goal_leaves_out_what_its_plan_left_out() -> None:
    """What does not fit is given up when the plan is saved, and does not come back."""
    catalogue = make_catalogue(make_skill("a", minutes=600), make_skill("b", minutes=600))
    roadmap = make_roadmap("a")
    roadmap = make_roadmap(*roadmap.stages, *_optional("b"))
    standing = make_standing(roadmap, catalogue)
    wish = Wish(MONDAY, weeks=1, minutes_per_week=600)

    goal = goal_for(standing, wish, plan(standing, wish))

    assert (goal.without, goal.minutes, goal.by) == (("b",), 600, date(2026, 11, 29))


def _optional(name: str) -> tuple:
    from factories import make_step

    return (make_step("later", name, level="optional"),)


def test_a_finished_roadmap_makes_no_goal() -> None:
    """There is nothing to aim at; the hint says where there is."""
    standing = make_standing(STANDING.outline, None, dict.fromkeys("abc", str(Status.KNOWN)))
    wish = Wish(MONDAY, timetable=Timetable())

    with pytest.raises(UsageError, match="Nothing is left to plan in way"):
        goal_for(standing, wish, plan(standing, wish))


def test_what_a_goal_was_about_may_be_gone_from_the_content() -> None:
    """What is left of it is planned, and all where nothing is."""
    standing = make_standing(
        make_roadmap("a b"), make_catalogue(make_skill("a", minutes=60), make_skill("b", minutes=90))
    )

    def hours(*only: str) -> float:
        goal = replace(GOAL, only=only, without=("gone",), minutes_per_week=600)
        return follow_goal(standing, goal, Progress(), MONDAY).hours

    assert (hours("a", "gone/part"), hours("gone/part")) == (1, 2.5)
