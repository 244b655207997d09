"""Time that was logged on something open is taken off what a plan has left of it."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factories import law, make_catalogue, make_progress, make_roadmap, make_skill, make_standing
from roadmap_cli.domain.progress import TimeEntry
from roadmap_cli.services.forecasting import forecast
from roadmap_cli.services.goal_plan import follow_goal, goal_for
from roadmap_cli.services.planning import Wish, plan
from roadmap_cli.services.remaining_time import left_of
from strategies import World, worlds

MONDAY = date(2026, 11, 23)
SQL = make_catalogue(make_skill("sql", topics={"joins": 120, "views": 100}), make_skill("http", minutes=80))
LOGGED = {"sql/joins": 60, "http": 70}
LOGS = st.dictionaries(
    st.sampled_from([f"s{n}{part}" for n in range(8) for part in ("", "/t0", "/t1")]), st.integers(1, 900)
)


def left(logged: dict[str, int], **recorded: str) -> dict[str, int]:
    standing = make_standing(
        make_roadmap("sql http"), SQL, {name.replace("_", "/"): to for name, to in recorded.items()}
    )
    return left_of(standing, {"sql/joins": 120, "sql/views": 100, "http": 80}, logged)


def test_logged_time_is_taken_off_down_to_a_quarter() -> None:
    """Of what is open; a tick takes the rest."""
    assert left({"http": 30}) == {"sql/joins": 120, "sql/views": 100, "http": 50}
    assert left({"http": 300})["http"] == 20
    assert left({"http": 30}, http="done")["http"] == 80


def test_time_on_a_whole_skill_goes_through_its_topics_in_order() -> None:
    """First for those that are done, then for the first that is open, then on."""
    assert left({"sql": 60}) == {"sql/joins": 60, "sql/views": 100, "http": 80}
    assert left({"sql": 110}) == {"sql/joins": 30, "sql/views": 80, "http": 80}
    assert left({"sql": 130}, sql_joins="done") == {"sql/joins": 120, "sql/views": 90, "http": 80}
    assert left({"sql": 130, "sql/joins": 100}, sql_joins="done")["sql/views"] == 25
    assert left({"sql": 30}, sql_joins="known") == {"sql/joins": 120, "sql/views": 70, "http": 80}


def test_time_on_what_a_roadmap_needs_and_does_not_teach_counts_too() -> None:
    """`--complete` plans a gap; what was logged on it is taken off it as off everything else."""
    catalogue = make_catalogue(make_skill("shell", minutes=100), make_skill("sql", minutes=60, requires="shell"))
    wish = Wish(MONDAY, complete=True, logged={"shell": 40})

    assert plan(make_standing(make_roadmap("sql"), catalogue), wish).hours == 2


def test_plan_and_forecast_leave_the_same() -> None:
    """Without finished items, whose ratio would stretch the estimates, both say the same of what is left."""
    standing = make_standing(make_roadmap("sql http"), SQL)
    entries = {name: (TimeEntry(name, "2026-11-20", minutes, None),) for name, minutes in LOGGED.items()}
    progress = make_progress(minutes=LOGGED, entries=entries)

    planned = plan(standing, Wish(MONDAY, logged=LOGGED))
    foreseen = forecast(standing, progress, today=MONDAY)

    assert planned.hours == foreseen.hours_left == 3


@law
@given(worlds(), LOGS)
def test_between_a_quarter_and_all_of_each_leaf_is_left(world: World, logged: dict[str, int]) -> None:
    """No plan gets longer by work, none loses a leaf that is open, and what is not logged on stays as it is."""
    minutes = {leaf: world.catalogue.minutes(leaf) for leaf in world.outline.step_of}

    found = left_of(world.standing, minutes, logged)

    assert found.keys() == minutes.keys()
    assert all(-(-minutes[leaf] // 4) <= found[leaf] <= minutes[leaf] for leaf in minutes)
    assert sum(minutes.values()) - sum(found.values()) <= sum(logged.values())


def test_an_hour_logged_today_is_an_hour_of_today() -> None:
    """It leaves less of the item and less of the day, and who has logged enough is not behind."""
    standing = make_standing(make_roadmap("a"), make_catalogue(make_skill("a", minutes=840)))
    wish = Wish(MONDAY, minutes_per_week=840)
    goal = goal_for(standing, wish, plan(standing, wish))
    tuesday = MONDAY.replace(day=24)
    entries = {"a": (TimeEntry("1", "2026-11-23", 120, None), TimeEntry("2", "2026-11-24", 60, None))}
    progress = make_progress({"a": "learning"}, minutes={"a": 180}, entries=entries)

    followed = follow_goal(standing, goal, progress, tuesday)
    idle = follow_goal(standing, goal, replace(progress, minutes={}, entries={}), tuesday)

    assert followed.goal is not None
    assert idle.goal is not None
    assert (followed.goal.behind_hours, followed.goal.hours_left) == (0, 11)
    assert (idle.goal.behind_hours, idle.goal.hours_left) == (2, 14)
    assert followed.goal.finish == date(2026, 11, 29)
    assert followed.weeks[0].hours == 11
