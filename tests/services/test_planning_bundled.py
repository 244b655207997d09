"""Plans of the bundled roadmaps: the weeks of their sources, and what does not fit."""

from datetime import date
from math import ceil

import pytest

from factories import (
    bundled,
    bundled_outline,
    make_standing,
)
from roadmap_cli.domain.hours import in_minutes
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import Outline
from roadmap_cli.services.planning import Plan, Wish, plan

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)
BIRJOB_BLOCKS = {
    "w01": (1, 2),
    "w03": (3, 4),
    "w05": (5, 8),
    "w09": (9, 12),
    "w13": (13, 16),
    "w17": (17, 20),
    "w21": (21, 24),
    "w25": (25, 28),
    "w29": (29, 32),
    "w33": (33, 36),
    "w37": (37, 40),
    "w41": (41, 44),
    "w45": (45, 48),
}


def weeks_of(made: Plan) -> dict[str | None, list[int]]:
    """Give the weeks in which a plan has something of each step."""
    weeks: dict[str | None, list[int]] = {}
    for week in made.weeks:
        for item in week.items:
            weeks.setdefault(item.step, []).append(week.week)
    return {step: sorted(set(numbers)) for step, numbers in weeks.items()}


def blocks(made: Plan) -> dict[str | None, tuple[int, int]]:
    """Give the first and the last week of each step, which must be all that lie between."""
    found = weeks_of(made)
    assert all(weeks == list(range(weeks[0], weeks[-1] + 1)) for weeks in found.values())
    return {step: (weeks[0], weeks[-1]) for step, weeks in found.items()}


def planned(roadmap: str, wish: Wish, recorded: dict[str, str] | None = None) -> Plan:
    return plan(make_standing(bundled_outline(roadmap), None, recorded), wish)


def everything_of(outline: Outline, *steps: str, status: str = "done") -> dict[str, str]:
    return {leaf: status for step in steps for leaf in outline.step_leaves(outline.steps[step])}


def test_birjob_from_a_monday_gives_the_thirteen_blocks_of_its_source() -> None:
    """Nothing done, nothing off: weeks 1-2, 3-4, 5-8 ... 45-48, each step in its own weeks and no other."""
    made = planned("birjob", Wish(MONDAY, months=12))

    assert blocks(made) == BIRJOB_BLOCKS
    assert {step.id: step.weeks for step in bundled().roadmaps["birjob"].steps()} == BIRJOB_BLOCKS
    assert (made.fits, made.hours_per_week, made.hours, len(made.weeks)) == (True, 14, 672, 48)
    assert (made.finish, made.deadline) == (date(2027, 10, 24), date(2027, 10, 24))
    assert {week.hours for week in made.weeks} == {14}
    assert made.sentence == "672 h at 14 h a week take 48 weeks, until 2027-10-24."
    assert (made.left_out, made.ways_out, made.added) == ((), (), ())


def test_birjob_names_its_milestones_in_the_weeks_of_their_steps() -> None:
    """Each milestone stands in the last week of the step after which it comes."""
    made = planned("birjob", Wish(MONDAY, months=12))

    reached = {title: week.week for week in made.weeks for title in week.milestones}
    assert reached == {
        "A deployed API with login and a pipeline": 12,
        "Cached, limited, tested, documented and asynchronous": 24,
        "Start applying": 44,
    }


def test_birjob_from_another_day_of_the_week_is_cut_by_the_calendar() -> None:
    """From a Wednesday the first week has five sevenths of its hours, and a block may run a week longer."""
    made = planned("birjob", Wish(WEDNESDAY, months=12))

    assert (made.weeks[0].start, made.weeks[0].end, made.weeks[0].hours) == (WEDNESDAY, date(2026, 11, 29), 10)
    assert {step: (first, last + 1) for step, (first, last) in BIRJOB_BLOCKS.items()} == blocks(made)
    assert (made.fits, len(made.weeks), made.finish) == (True, 49, date(2027, 10, 26))


def test_birjob_moves_up_by_what_is_done() -> None:
    """The first block done pulls all others two weeks forward; half of it, by its hours."""
    outline = bundled_outline("birjob")

    first_done = planned("birjob", Wish(MONDAY), everything_of(outline, "w01"))
    one_done = planned("birjob", Wish(MONDAY), {"http-protocol": "known"})

    earlier = {step: (first - 2, last - 2) for step, (first, last) in BIRJOB_BLOCKS.items() if step != "w01"}
    assert earlier == blocks(first_done)
    assert first_done.hours == 644
    assert 644 < one_done.hours < 672
    assert blocks(one_done)["w01"] == (1, 2)
    assert blocks(one_done)["w03"] == (2, 4)


def test_birjob_keeps_its_hours_and_takes_longer_or_shorter_with_others() -> None:
    """Its 672 hours are its own: seven a week take 96 weeks, 28 take 24, and half a year does not hold them at 14."""
    slow, fast = (
        planned("birjob", Wish(MONDAY, minutes_per_week=420)),
        planned("birjob", Wish(MONDAY, minutes_per_week=1_680)),
    )
    short = planned("birjob", Wish(MONDAY, months=6, minutes_per_week=840))
    worked_out = planned("birjob", Wish(MONDAY, months=6))

    assert (slow.hours, len(slow.weeks)) == (672, 96)
    assert (fast.hours, len(fast.weeks)) == (672, 24)
    assert (worked_out.fits, worked_out.hours_per_week, len(worked_out.weeks)) == (True, 28, 24)
    assert not short.fits
    assert [(way.code, way.amount) for way in short.ways_out] == [("hours_per_week", 28), ("months", 12)]
    assert short.sentence.startswith("It does not fit: 672 h are left, and 6 months at 14 h a week hold 336 h")
    assert short.left_out == ()
    assert len(short.weeks) == 48


def test_birjob_complete_puts_its_gaps_first() -> None:
    """What it needs and does not teach fills the first weeks, at the catalogue's hours, then its own order follows."""
    catalogue, outline = bundled().catalogue, bundled_outline("birjob")

    made = planned("birjob", Wish(MONDAY, complete=True))

    gaps = [item.id for item in made.added]
    assert gaps == ["core-language", "concurrency-async", "git-github", "schema-design"] == list(outline.gaps)
    assert [item.hours for item in made.added] == [catalogue.minutes(gap) / 60 for gap in gaps]
    first = list(dict.fromkeys(item.id for week in made.weeks for item in week.items))
    assert [item for item in first if item in gaps] == gaps
    planned_ids = {catalogue.owner(leaf).id for week in made.weeks for item in week.items for leaf in item.parts}
    owners = list(
        dict.fromkeys(catalogue.owner(leaf).id for week in made.weeks for item in week.items for leaf in item.parts)
    )
    for gap in gaps:
        for group in catalogue.skills[gap].requires:
            needed = [owners.index(name) for name in group if name in planned_ids]
            assert not needed or min(needed) < owners.index(gap), gap
    assert made.hours == 672 + sum(item.hours for item in made.added)
    assert not any("--complete" in note for note in made.notes)


def test_birjob_says_what_it_does_not_teach() -> None:
    """Without --complete the gaps are named; those that are known are not."""
    notes = planned("birjob", Wish(MONDAY)).notes
    fewer = planned("birjob", Wish(MONDAY), {"git-github": "known"}).notes

    [note] = notes
    assert note == (
        "birjob needs 4 skills that it does not teach (core-language, concurrency-async, git-github, schema-design); "
        "--complete plans them first."
    )
    assert fewer[0].startswith("birjob needs 3 skills")


def test_backend_plans_its_whole_catalogue_in_its_own_order() -> None:
    """All hours at the pace that the deadline asks, stage by stage; nothing is pulled forward, no note is needed."""
    made = planned("backend", Wish(MONDAY, months=24))

    outline = bundled_outline("backend")
    order = [outline.stage_of[str(item.step)] for week in made.weeks for item in week.items]
    position = outline.roadmap.stages.index
    assert made.hours == sum(skill.minutes for skill in bundled().catalogue.skills.values()) / 60 == 1_262
    assert order == sorted(order, key=position)
    assert (made.fits, made.notes, made.deadline) == (True, (), date(2028, 11, 22))
    assert not planned("backend", slower(made, months=24)).fits


def slower(made: Plan, *, months: int, minutes: int = 1) -> Wish:
    """Ask for a plan of so many months with some minutes a week less than *made* has."""
    return Wish(MONDAY, months=months, minutes_per_week=in_minutes(made.hours_per_week) - minutes)


def test_backend_without_a_deadline_takes_ten_hours_a_week() -> None:
    """Where neither person nor source says a pace, ten hours a week are ours."""
    made = planned("backend", Wish(MONDAY))

    assert (made.hours_per_week, len(made.weeks), made.deadline) == (10, ceil(made.hours / 10), None)


def test_backend_leaves_out_the_optional_before_the_recommended() -> None:
    """A plan that is a little short drops optional items alone, the last first, and holds what stays."""
    outline = bundled_outline("backend")

    made = planned("backend", slower(planned("backend", Wish(MONDAY, months=24)), months=24, minutes=10))

    places = [outline.position[outline.step_of[outline.catalogue.leaves(item.id)[0]].id] for item in made.left_out]
    assert not made.fits
    assert places == sorted(places, reverse=True)
    assert {item.level for item in made.left_out} == {Level.OPTIONAL}
    assert {item.why for item in made.left_out} == {"it is optional, and nothing that stays needs it"}
    assert [way.code for way in made.ways_out] == ["leave_out", "hours_per_week", "months"]


def test_backend_that_cannot_fit_leaves_nothing_out() -> None:
    """Where all that is not essential is too little to drop, only more hours and more months are named."""
    made = planned("backend", Wish(MONDAY, months=6, minutes_per_week=600))

    assert (made.fits, made.left_out) == (False, ())
    assert [way.code for way in made.ways_out] == ["hours_per_week", "months"]
    assert made.sentence.endswith("even without all that is not essential.")
    assert made.deadline is not None
    assert made.finish is not None
    assert made.finish > made.deadline


def test_a_month_that_a_week_cannot_hold_does_not_fit() -> None:
    """Nobody has a thousand hours a month: the plan falls back on our pace and says how many months it takes."""
    made = planned("backend", Wish(MONDAY, months=1))

    assert (made.fits, made.hours_per_week) == (False, 10)
    assert [way.code for way in made.ways_out] == ["months"]
    assert planned("backend", Wish(MONDAY, months=int(made.ways_out[0].amount), minutes_per_week=600)).fits


def test_startupbricks_at_25_hours_a_week_gives_the_seven_blocks_of_its_source() -> None:
    """From a Monday, in the middle of its 20 to 30 hours: weeks 1-2, 3-4 ... 13-14, each block in its own two weeks."""
    made = planned("startupbricks", Wish(MONDAY, minutes_per_week=1_500))

    assert blocks(made) == {
        "w01": (1, 2),
        "w03": (3, 4),
        "w05": (5, 6),
        "w07": (7, 8),
        "w09": (9, 10),
        "w11": (11, 12),
        "w13": (13, 14),
    }
    assert (made.fits, made.hours, len(made.weeks), {week.hours for week in made.weeks}) == (True, 350, 14, {25})
    assert (made.finish, made.added) == (date(2027, 2, 28), ())


@pytest.mark.parametrize(("per_week", "hours", "weeks"), [(10, 280, 28), (20, 280, 14), (30, 420, 14), (60, 420, 7)])
def test_startupbricks_keeps_within_the_hours_of_its_source(per_week: int, hours: int, weeks: int) -> None:
    """Its 14 weeks take 280 to 420 hours, by the 20 to 30 a week that one has; less or more changes their number."""
    made = planned("startupbricks", Wish(MONDAY, minutes_per_week=per_week * 60))

    assert (made.hours, len(made.weeks)) == (hours, weeks)


def test_startupbricks_needs_more_hours_than_its_range_suggests() -> None:
    """Who has more hours a week is given more to do by a source with a range, and the way out reckons with that."""
    made = planned("startupbricks", Wish(MONDAY, months=3, minutes_per_week=1_200))

    ways = {way.code: way.amount for way in made.ways_out}
    enough = in_minutes(ways["hours_per_week"])
    assert planned("startupbricks", Wish(MONDAY, months=3, minutes_per_week=enough)).fits
    assert not planned("startupbricks", Wish(MONDAY, months=3, minutes_per_week=enough - 1)).fits


def test_resumax_pulls_forward_what_its_source_has_too_late() -> None:
    """A prerequisite of a later step is planned before, and says for what; the choice says what it spares."""
    made = planned("resumax", Wish(MONDAY, minutes_per_week=600))

    assert made.notes == (
        "Programming basics comes earlier than in the source: Choosing one primary language needs it.",
        "Password hashing (bcrypt, Argon2) comes earlier than in the source: Session login and cookie flags needs it.",
        (
            "resumax needs 2 skills that it does not teach (control-flow-functions, db-driver-raw-sql); "
            "--complete plans them first."
        ),
        "GraphQL and/or gRPC: 1 of graphql, grpc is enough, so graphql is not planned.",
    )
    items = list(dict.fromkeys(item.id for week in made.weeks for item in week.items))
    assert items.index("programming-basics") < items.index("choose-language")
    assert items.index("password-hashing") < items.index("session-auth")
    assert "grpc" in items
    assert "graphql" not in items
    assert (made.hours, len(made.weeks)) == (795, 80)


def test_resumax_plans_the_member_of_a_choice_that_was_begun() -> None:
    """Who begins GraphQL is not asked for gRPC any more; who skips gRPC neither."""
    begun = planned("resumax", Wish(MONDAY), {"graphql": "learning"})
    skipped = planned("resumax", Wish(MONDAY), {"grpc": "skipped"})

    for made in (begun, skipped):
        items = {item.id for week in made.weeks for item in week.items}
        assert {"graphql"} == items & {"graphql", "grpc"}


@pytest.mark.parametrize("roadmap", list(bundled().roadmaps))
def test_a_finished_roadmap_has_nothing_to_plan(roadmap: str) -> None:
    """An empty plan is an answer: it fits, holds no weeks and says so."""
    outline = bundled_outline(roadmap)

    made = planned(roadmap, Wish(MONDAY, months=3), dict.fromkeys(outline.step_of, "known"))

    assert (made.fits, made.weeks, made.finish, made.hours) == (True, (), None, 0)
    assert made.sentence == "Nothing is left to plan: all of it is done, known or skipped."


def test_levels_below_the_wish_are_not_planned() -> None:
    """Down to essential the optional and recommended items are not even counted."""
    essential = planned("backend", Wish(MONDAY, level=Level.ESSENTIAL))
    recommended = planned("backend", Wish(MONDAY, level=Level.RECOMMENDED))

    assert essential.hours < recommended.hours < planned("backend", Wish(MONDAY)).hours
