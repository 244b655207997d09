"""A roadmap with a person's progress in it, whole or filtered; the dashboard and the list of roadmaps."""

from hypothesis import given
from hypothesis import strategies as st

from factories import (
    bundled,
    bundled_outline,
    law,
    make_catalogue,
    make_choice,
    make_project,
    make_roadmap,
    make_skill,
    make_stage,
    make_standing,
    make_step,
)
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.services.dashboard import dashboard, list_roadmaps
from roadmap_cli.services.overview import Filter, RoadmapOverview, roadmap_overview, stage_overview, step_overview
from roadmap_cli.services.standing import Standing
from strategies import World, worlds

EVERYTHING = Filter()
CATALOGUE = make_catalogue(
    make_skill("http", minutes=90),
    make_skill("sql", topics={"joins": 60, "views": 30}),
    make_project("shop", requires="http", minutes=120),
    make_skill("redis", minutes=30),
    make_skill("memcached", minutes=60),
)
OUTLINE = outline_of(
    make_roadmap(
        make_stage(
            "base", make_step("web", "http sql/joins", tasks={"read": "http", "both": "sql/joins"}, uses="redis")
        ),
        make_stage(
            "more",
            make_step("data", "sql", level="recommended", project="shop", tasks={"finish": "sql shop"}),
            make_step("cache", "redis memcached", level="optional", choice=make_choice("redis memcached")),
        ),
        milestones={"online": "web"},
    ),
    CATALOGUE,
)


def standing(recorded: dict[str, str] | None = None) -> Standing:
    return make_standing(OUTLINE, None, recorded)


def shown(overview: RoadmapOverview) -> dict[str, list[str]]:
    """Give the items that an overview shows, by step."""
    return {step.id: [item.id for item in step.items] for stage in overview.stages for step in stage.steps}


def test_an_overview_holds_the_whole_roadmap() -> None:
    """Stages, steps, items and topics with hours, levels, statuses and what is ready."""
    overview = roadmap_overview(standing({"http": "done", "sql/joins": "learning"}), EVERYTHING)

    assert shown(overview) == {"web": ["http", "sql/joins"], "data": ["sql", "shop"], "cache": ["redis", "memcached"]}
    assert (overview.hours, overview.hours_left, overview.share_done) == (5.5, 4, 0.2727)
    web, data, cache = (step for stage in overview.stages for step in stage.steps)
    assert (web.status, web.share_done, web.hours, web.skills, web.uses) == (
        "learning",
        0.6,
        2.5,
        ("http", "sql/joins"),
        ("redis",),
    )
    assert [
        (item.id, item.kind, item.status, item.hours, item.ready, item.level) for item in (*web.items, *data.items)
    ] == [
        ("http", "skill", "done", 1.5, True, "essential"),
        ("sql/joins", "topic", "learning", 1, True, "essential"),
        ("sql", "skill", "none", 0.5, True, "recommended"),
        ("shop", "project", "none", 2, True, "recommended"),
    ]
    assert [[topic.id for topic in item.topics] for item in (*web.items, *data.items)] == [[], [], ["sql/views"], []]
    assert [item.needless for item in cache.items] == [False, True]
    assert ([stage.status for stage in overview.stages], cache.hours) == (["learning", "none"], 0.5)


def test_the_tick_of_a_task_is_that_of_what_it_covers() -> None:
    """Done when all is met, begun when some is; a skill that it covers means what its step counts of it."""

    def ticks(recorded: dict[str, str]) -> dict[str, str]:
        steps = [step for stage in roadmap_overview(standing(recorded), EVERYTHING).stages for step in stage.steps]
        return {task.id: str(task.status) for step in steps for task in step.tasks}

    assert ticks({}) == {"read": "none", "both": "none", "finish": "none"}
    assert ticks({"http": "known", "sql/joins": "done"}) == {"read": "known", "both": "done", "finish": "none"}
    assert ticks({"sql/views": "done"})["finish"] == "learning"
    assert ticks({"sql/views": "known", "shop": "done"})["finish"] == "done"
    assert ticks({"sql": "skipped", "shop": "skipped"})["finish"] == "skipped"


def test_milestones_say_how_many_items_are_open_before_them() -> None:
    """Leaves of one skill are one item."""
    [before], [after] = (
        roadmap_overview(standing(recorded), EVERYTHING).milestones
        for recorded in ({}, {"http": "done", "sql/joins": "done"})
    )

    assert (before.id, before.after, before.reached, before.open) == ("online", "web", False, 2)
    assert (after.reached, after.open) == (True, 0)


def test_a_filter_keeps_what_it_lets_through_and_the_figures_as_they_are() -> None:
    """Steps and stages without a fitting item vanish; shares and hours are still those of the whole."""
    here = standing({"http": "done"})

    optional = roadmap_overview(here, Filter(levels=frozenset({Level.OPTIONAL})))
    done = roadmap_overview(here, Filter(statuses=frozenset({Status.DONE})))
    both = roadmap_overview(here, Filter(frozenset({Level.OPTIONAL}), frozenset({Status.DONE})))

    assert shown(optional) == {"cache": ["redis", "memcached"]}
    assert shown(done) == {"web": ["http"]}
    assert (shown(both), both.stages) == ({}, ())
    assert done.hours == optional.hours == roadmap_overview(here, EVERYTHING).hours
    assert done.stages[0].steps[0].share_done == 0.6
    assert (EVERYTHING.is_open, Filter(statuses=frozenset({Status.DONE})).is_open) == (True, False)


def test_a_part_of_a_roadmap_can_be_shown_alone() -> None:
    """Some stages, one stage, or one step, as in the whole."""
    here, [base, more] = standing(), OUTLINE.roadmap.stages

    overview = roadmap_overview(here, EVERYTHING, stages=[more])

    assert list(shown(overview)) == ["data", "cache"]
    assert overview.stages == (stage_overview(here, more, EVERYTHING),)
    assert stage_overview(here, base, EVERYTHING).steps == (step_overview(here, base.steps[0], EVERYTHING),)


FILTERS = st.builds(Filter, st.frozensets(st.sampled_from(Level)), st.frozensets(st.sampled_from(Status)))


@law
@given(worlds(), FILTERS)
def test_a_filter_splits_the_items_and_loses_none(world: World, wanted: Filter) -> None:
    """What it lets through are exactly the items of the whole that have a wanted level and a wanted status."""
    whole = roadmap_overview(world.standing, EVERYTHING)

    part = roadmap_overview(world.standing, wanted)

    expected = {
        step.id: [item for item in step.items if item.level in wanted.levels and item.status in wanted.statuses]
        for stage in whole.stages
        for step in stage.steps
    }
    got = {step.id: list(step.items) for stage in part.stages for step in stage.steps}
    assert {step: items for step, items in expected.items() if items or wanted.is_open} == got


@law
@given(worlds())
def test_the_dashboard_agrees_with_the_overview(world: World) -> None:
    """What is being learned, what is next and the share are the same on both."""
    here = world.standing
    whole = roadmap_overview(here, EVERYTHING)

    board = dashboard(here, [here], world.progress.days)

    assert (board.share_done, board.hours, board.hours_left) == (whole.share_done, whole.hours, whole.hours_left)
    assert board.milestones == whole.milestones
    learning = {item.id for item in board.learning}
    assert learning.isdisjoint(item.id for item in board.next)
    assert learning == {entry.item for entry in here.entries if here.open_leaves(entry) and here.is_begun(entry)}
    assert board.started == any(status is not Status.NONE for status in here.statuses.leaves.values())
    ready = [e for e in here.entries if here.open_leaves(e) and here.is_ready(e.skill) and e.item not in learning]
    assert len(board.next) == min(3, len(ready))


def test_the_dashboard_says_since_when_something_is_being_learned() -> None:
    """The last change to the item or one of its topics counts; what is finished here is not being learned any more."""
    here = standing({"sql": "learning", "sql/joins": "done"})

    board = dashboard(here, [here], {"sql": "2026-11-01", "sql/views": "2026-11-03", "sql/joins": "2026-11-05"})

    assert [(item.id, item.hours_left, item.share_done, item.since) for item in board.learning] == [
        ("sql", 0.5, 0.0, "2026-11-03")
    ]
    assert (board.roadmap, board.followed, board.behind_hours) == ("way", ("way",), None)
    assert "sql" not in {item.id for item in board.next}


def test_the_list_of_roadmaps_has_their_sizes_and_shares() -> None:
    """Each bundled roadmap with its stages, steps, skills and hours, the main one and the followed ones marked."""
    roadmaps = bundled().roadmaps
    standings = {name: make_standing(bundled_outline(name)) for name in roadmaps}

    listed = list_roadmaps(standings.values(), frozenset({"backend", "birjob"}), "birjob").roadmaps

    assert [(one.id, one.title, one.publisher) for one in listed] == [
        (name, roadmap.title, roadmap.source.publisher) for name, roadmap in roadmaps.items()
    ]
    by_id = {one.id: one for one in listed}
    assert {name for name, one in by_id.items() if one.followed} == {"backend", "birjob"}
    assert {name for name, one in by_id.items() if one.main} == {"birjob"}
    assert (by_id["birjob"].stages, by_id["birjob"].steps, by_id["birjob"].share_done) == (4, 13, 0)
    assert (by_id["resumax"].stages, by_id["resumax"].steps, by_id["resumax"].skills) == (9, 32, 76)
    assert {name: one.hours for name, one in by_id.items()} == {
        name: standing.total.left / 60 for name, standing in standings.items()
    }
