"""What a plan of a small roadmap holds and says."""

from datetime import date

import pytest

from factories import (
    make_catalogue,
    make_choice,
    make_pace,
    make_roadmap,
    make_skill,
    make_standing,
    make_step,
)
from roadmap_cli.domain.errors import UsageError
from roadmap_cli.services.planning import Wish, plan

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


def test_what_stays_keeps_what_it_needs_and_what_was_begun_stays() -> None:
    """A prerequisite goes only with all that needs it, dependents first; an item being learned is not left out."""
    catalogue = make_catalogue("a", make_skill("b", requires="a"), make_skill("c", requires="b"), "d")
    roadmap = make_roadmap(make_step("one", "a b c", level="optional"), make_step("two", "d"))

    def left_out(recorded: dict[str, str], minutes: int) -> list[str]:
        made = plan(make_standing(roadmap, catalogue, recorded), Wish(MONDAY, months=1, minutes_per_week=minutes))
        return [item.id for item in made.left_out]

    assert left_out({}, 50) == ["c"]
    assert left_out({}, 30) == ["c", "b"]
    assert left_out({"c": "learning"}, 50) == []
    assert left_out({"b": "learning"}, 50) == ["c"]
    assert left_out({"b": "learning"}, 30) == []


def test_a_week_longer_item_is_split_over_weeks_to_the_minute() -> None:
    """Parts say how many minutes of which leaf fall into which week; a third of a week goes to what comes next."""
    catalogue = make_catalogue(make_skill("sql", topics={"joins": 50, "views": 100}), make_skill("http", minutes=30))
    standing = make_standing(make_roadmap("sql http"), catalogue)

    made = plan(standing, Wish(MONDAY, minutes_per_week=60))

    assert [[(item.id, item.parts) for item in week.items] for week in made.weeks] == [
        [("sql", {"sql/joins": 40}), ("http", {"http": 20})],
        [("sql", {"sql/joins": 10, "sql/views": 40}), ("http", {"http": 10})],
        [("sql", {"sql/views": 60})],
    ]
    assert made.sentence == "3 h at 1 h a week take 3 weeks, until 2026-12-13."


def test_a_plan_may_begin_and_end_within_a_week() -> None:
    """A month from a Wednesday ends on a Tuesday, and the last week of a plan that fits ends there too."""
    catalogue = make_catalogue(make_skill("a", minutes=265))
    standing = make_standing(make_roadmap("a"), catalogue)

    made = plan(standing, Wish(WEDNESDAY, months=1, minutes_per_week=62))

    assert made.fits
    assert (made.finish, made.deadline) == (date(2026, 12, 24), date(2026, 12, 24))
    assert [week.start for week in made.weeks] == [
        WEDNESDAY,
        *(date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14), date(2026, 12, 21)),
    ]


def test_a_plan_beyond_the_calendar_is_refused() -> None:
    """The year 9999 is the end, and the error says what to change."""
    catalogue = make_catalogue(make_skill("a", minutes=60_000))
    standing = make_standing(make_roadmap("a"), catalogue)

    with pytest.raises(UsageError, match="9999"):
        plan(standing, Wish(date(9999, 12, 1), minutes_per_week=15))
    with pytest.raises(UsageError, match="9999"):
        plan(standing, Wish(date(9999, 12, 1), months=2))


def test_a_needless_alternative_opens_nothing() -> None:
    """What a choice spares is no substitute for its prerequisite: the member that counts comes first."""
    catalogue = make_catalogue("a", make_skill("b", minutes=90), make_skill("c", requires=[["b", "a"]]))
    roadmap = make_roadmap(make_step("first", "c"), make_step("second", "a b", choice=make_choice("a b")))

    made = plan(make_standing(roadmap, catalogue), Wish(MONDAY, minutes_per_week=600))

    assert [[item.id for item in week.items] for week in made.weeks] == [["a", "c"]]


def test_a_stretched_step_is_told() -> None:
    """Where the source gives much more or less time than the catalogue reckons, the plan says so and follows it."""
    catalogue = make_catalogue(make_skill("a", minutes=60), make_skill("b", minutes=590))
    roadmap = make_roadmap(
        make_step("one", "a", weeks=(1, 1)), make_step("two", "b", weeks=(2, 2)), pace=make_pace(hours=10)
    )

    made = plan(make_standing(roadmap, catalogue), Wish(MONDAY))

    assert made.notes == ("One: the source gives it 10 h, the catalogue reckons 1 h; the plan follows the source.",)
    assert made.hours == 20


def test_a_plan_for_a_thousand_years_is_refused() -> None:
    """It says until when it would take, and which hours would do."""
    catalogue = make_catalogue(make_skill("a", minutes=60_000))
    standing = make_standing(make_roadmap("a"), catalogue)

    with pytest.raises(UsageError) as caught:
        plan(standing, Wish(MONDAY, minutes_per_week=1))

    assert str(caught.value) == "At 1 min a week it takes until the year 3176."
    assert caught.value.hint == "19 h 14 min a week finish it by 2027-11-21."


def test_a_plan_ends_on_the_day_that_the_last_of_it_is_done() -> None:
    """Not with its last week; a span that begins in the middle of a week is as long as it was asked for."""
    standing = make_standing(make_roadmap("a"), make_catalogue(make_skill("a", minutes=700)))

    open_ended = plan(standing, Wish(WEDNESDAY, minutes_per_week=420))
    one_week = plan(standing, Wish(WEDNESDAY, weeks=1))

    assert open_ended.finish == date(2026, 12, 6)
    assert open_ended.sentence == "11 h 40 min at 7 h a week take 2 weeks, until 2026-12-06."
    assert one_week.finish == date(2026, 12, 1)
    assert one_week.sentence == "11 h 40 min at 11 h 40 min a week take 1 week, until 2026-12-01."
    assert [week.end for week in one_week.weeks] == [date(2026, 11, 29), date(2026, 12, 1)]
