"""What is open, what holds it up, and how much of a roadmap is done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import (
    law,
    make_catalogue,
    make_choice,
    make_roadmap,
    make_skill,
    make_standing,
    make_statuses,
    make_step,
)
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import Progress
from roadmap_cli.services.standing import Share, Standing
from strategies import World, worlds

CLOUDS = make_catalogue(
    make_skill("aws", minutes=300), make_skill("azure", minutes=100), make_skill("gcp", minutes=200), "http"
)


def choosing(recorded: dict[str, str] | None = None, *, pick: int = 1) -> Standing:
    """Give the standing in a roadmap that asks for *pick* of three clouds, and for HTTP."""
    roadmap = make_roadmap(make_step("cloud", "aws azure gcp", choice=make_choice("aws azure gcp", pick)), "http")
    return make_standing(roadmap, CLOUDS, recorded)


@pytest.mark.parametrize(
    ("recorded", "pick", "needless"),
    [
        ({}, 1, {"aws", "gcp"}),
        ({}, 2, {"aws"}),
        ({"aws": "learning"}, 1, {"azure", "gcp"}),
        ({"aws": "done"}, 1, {"azure", "gcp"}),
        ({"aws": "known"}, 2, {"gcp"}),
        ({"aws": "done", "gcp": "learning"}, 1, {"azure"}),
        ({"azure": "skipped"}, 1, {"aws"}),
        ({"azure": "skipped", "gcp": "skipped"}, 1, set()),
        ({"aws": "done", "gcp": "done", "azure": "done"}, 1, set()),
    ],
)
def test_of_a_choice_the_cheapest_sufficient_count_until_one_is_chosen(
    recorded: dict[str, str], pick: int, needless: set[str]
) -> None:
    """What is begun or finished counts as chosen, what is skipped is not offered, and the cheapest fill up the rest."""
    assert needless == choosing(recorded, pick=pick).set_aside


@pytest.mark.parametrize(
    ("recorded", "share"),
    [
        ({}, Share(0, 160)),
        ({"http": "done"}, Share(60, 160)),
        ({"aws": "learning"}, Share(0, 360)),
        ({"aws": "known", "http": "known"}, Share(360, 360)),
        ({"http": "skipped"}, Share(0, 100)),
        ({"azure": "skipped", "http": "skipped"}, Share(0, 200)),
        ({"aws": "skipped", "azure": "skipped", "gcp": "skipped", "http": "skipped"}, Share(0, 0)),
        ({"aws": "done", "azure": "done"}, Share(400, 460)),
    ],
)
def test_a_share_is_the_time_learned_of_the_time_that_counts(recorded: dict[str, str], share: Share) -> None:
    """Done and known over all that is neither skipped nor needless."""
    assert share == choosing(recorded).total


def test_a_share_of_nothing_is_whole() -> None:
    """Where nothing counts nothing is left to do."""
    assert (Share(0, 0).value, Share(0, 0).left) == (1.0, 0)
    assert (Share(15, 60).value, Share(15, 60).left) == (0.25, 45)


@law
@given(worlds())
def test_the_shares_of_the_steps_add_up_to_that_of_the_roadmap(world: World) -> None:
    """Each minute counts in one step, learned is never more than counted, and what is left is what is open."""
    standing = world.standing

    parts = [standing.share(world.outline.step_leaves(step)) for step in world.roadmap.steps()]

    assert standing.total == Share(sum(part.learned for part in parts), sum(part.counted for part in parts))
    assert 0 <= standing.total.learned <= standing.total.counted
    opened = [leaf for leaf in world.outline.step_of if standing.is_open(leaf)]
    assert standing.total.left == sum(map(world.catalogue.minutes, opened))


@law
@given(worlds(), st.data())
def test_a_tick_never_lowers_a_share(world: World, data: st.DataObject) -> None:
    """Whatever is finished, no roadmap moves backwards where it asks for no choice."""
    leaf = data.draw(st.sampled_from(sorted(world.outline.step_of)))
    if any(step.choice for step in world.roadmap.steps()) or world.standing.statuses.leaves[leaf] is Status.SKIPPED:
        return
    owner = world.catalogue.owner(leaf)
    whole = {one: world.standing.statuses.leaves[one] for one in owner.leaves}
    after = world.after(Progress(statuses={**world.progress.statuses, **whole, leaf: Status.DONE}))

    assert world.standing.total.value <= after.standing.total.value


@law
@given(worlds())
def test_a_choice_is_satisfied_exactly(world: World) -> None:
    """Of the members as many stay as are asked for, or all that were begun, and what is spared is never begun."""
    standing = world.standing

    for step in world.roadmap.steps():
        if step.choice is None:
            continue
        statuses = {member: standing.statuses.of(member) for member in step.choice.of}
        spared = {
            member for member in statuses if standing.set_aside.issuperset(world.outline.leaves_of[step.id][member])
        }
        begun = {one for one, status in statuses.items() if status.is_learned or status is Status.LEARNING}
        offered = {one for one, status in statuses.items() if status is not Status.SKIPPED}
        assert spared.isdisjoint(begun)
        assert len(offered - spared) == min(len(offered), max(step.choice.pick, len(begun)))


def test_only_what_the_roadmap_lists_holds_up() -> None:
    """A gap never blocks; a listed prerequisite does until it is done, known or skipped; one alternative is enough."""
    catalogue = make_catalogue("a", "b", "gap", make_skill("c", requires=["gap", ["a", "b"]]))
    outline = outline_of(make_roadmap("a b", "c"), catalogue)

    assert list(make_standing(outline).unmet("c")) == ["a", "b"]
    for status in ("done", "known", "skipped"):
        assert make_standing(outline, None, {"b": status}).is_ready("c")
    assert not make_standing(outline, None, {"a": "learning", "gap": "done"}).is_ready("c")
    assert make_standing(make_roadmap("c"), catalogue).is_ready("c")


def test_an_alternative_beyond_the_roadmap_counts_when_it_is_met() -> None:
    """Who knows SQLite needs no PostgreSQL where either will do, listed or not."""
    catalogue = make_catalogue("listed", "elsewhere", make_skill("c", requires=[["listed", "elsewhere"]]))
    roadmap = make_roadmap("listed", "c")

    assert not make_standing(roadmap, catalogue).is_ready("c")
    assert make_standing(roadmap, catalogue, {"elsewhere": "known"}).is_ready("c")


def test_a_skill_is_met_here_when_what_the_roadmap_lists_of_it_is() -> None:
    """Topics that the roadmap leaves out hold nothing up in it."""
    catalogue = make_catalogue(make_skill("sql", topics="joins windows"), make_skill("orms", requires="sql"))
    roadmap = make_roadmap("sql/joins", "orms")

    assert not make_standing(roadmap, catalogue).is_ready("orms")
    assert make_standing(roadmap, catalogue, {"sql/joins": "done"}).is_ready("orms")


def test_what_a_choice_spares_neither_blocks_nor_stands_in() -> None:
    """A spared member is no prerequisite, and no substitute for the one that counts."""
    catalogue = make_catalogue(
        "a", make_skill("b", minutes=90), make_skill("c", requires="b"), make_skill("d", requires=[["a", "b"]])
    )
    outline = outline_of(make_roadmap(make_step("one", "a b", choice=make_choice("a b")), "c d"), catalogue)

    assert make_standing(outline).is_ready("c")
    assert list(make_standing(outline).unmet("d")) == ["a"]
    assert list(make_standing(outline, None, {"b": "learning"}).unmet("c")) == ["b"]


def test_milestones_are_reached_by_the_essential_and_stay_when_recorded() -> None:
    """Recommended and skipped items hold no milestone up, needless ones neither; a recorded one stays."""
    catalogue = make_catalogue("a", "b", "c", make_skill("d", minutes=90))
    outline = outline_of(
        make_roadmap(
            make_step("one", "a"),
            make_step("two", "b", level="recommended"),
            make_step("three", "c d", choice=make_choice("c d")),
            milestones={"first": "one", "second": "two", "third": "three"},
        ),
        catalogue,
    )
    third = outline.roadmap.milestones[2]

    assert frozenset() == make_standing(outline).milestones_reached
    assert {"first", "second"} == make_standing(outline, None, {"a": "skipped"}).milestones_reached
    assert {"first", "second", "third"} == make_standing(outline, None, {"a": "done", "d": "known"}).milestones_reached
    assert {"third"} == make_standing(outline, reached={"way:third", "other:first"}).milestones_reached
    assert list(make_standing(outline).open_before(third)) == ["a", "c"]


@law
@given(worlds())
def test_a_milestone_waits_for_exactly_the_open_essentials_before_it(world: World) -> None:
    """It is reached when each essential leaf up to its step is met or needless, whatever comes after."""
    standing, steps = world.standing, [step.id for step in world.roadmap.steps()]

    for milestone in world.roadmap.milestones:
        upto = steps[: steps.index(milestone.after) + 1]
        essential = {
            leaf
            for leaf, step in world.outline.step_of.items()
            if step.id in upto and world.outline.levels[leaf] is Level.ESSENTIAL
        }
        left = {leaf for leaf in essential - standing.set_aside if not standing.statuses.leaves[leaf].is_met}
        assert left == set(standing.open_before(milestone))
        assert (milestone.id in standing.milestones_reached) == (not left)


@pytest.mark.parametrize(
    ("recorded", "early", "late"),
    [
        ({}, "none", "none"),
        ({"logs/first": "done"}, "done", "none"),
        ({"logs/json": "done"}, "none", "learning"),
        ({"logs/json": "done", "logs/ids": "skipped"}, "none", "done"),
        ({"logs": "learning"}, "none", "learning"),
        ({"logs": "learning", "logs/first": "done"}, "done", "learning"),
        ({"logs": "done"}, "done", "done"),
        ({"logs/ids": "learning"}, "none", "learning"),
    ],
)
def test_each_visit_of_a_skill_has_a_status_of_its_own(recorded: dict[str, str], early: str, late: str) -> None:
    """What one step counts of a skill says nothing of another's; a skill begun whole is begun where its rest is."""
    catalogue = make_catalogue(make_skill("logs", topics="first json ids"))
    standing = make_standing(make_roadmap("logs/first", "logs"), catalogue, recorded)

    assert [early, late] == [standing.status_of(entry) for entry in standing.entries]


def test_statuses_are_those_of_the_whole_catalogue() -> None:
    """A standing adds nothing to what the person recorded."""
    assert make_statuses(CLOUDS, {"aws": "done"}).leaves == choosing({"aws": "done"}).statuses.leaves
