"""Each leaf counts in one step, at the level of the strictest thing that needs it."""

import pytest
from hypothesis import given

from factories import law, make_catalogue, make_roadmap, make_skill, make_stage, make_step
from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.levels import Level, strictest
from roadmap_cli.domain.outline import ClaimError, Outline, outline_of
from strategies import World, worlds

SQL = make_skill("sql", topics="tables joins windows")


def outline(*steps: str, catalogue: Catalogue | None = None) -> Outline:
    return outline_of(make_roadmap(*steps), catalogue or make_catalogue(SQL, "http"))


@law
@given(worlds())
def test_each_leaf_is_counted_in_exactly_one_step(world: World) -> None:
    """The steps share out all leaves of what they name, none twice; a bare skill takes what no other step names."""
    named = {item for step in world.roadmap.steps() for item in step.items}
    whole = {leaf for item in named for leaf in world.catalogue.leaves(item)}

    counted = [leaf for step in world.roadmap.steps() for leaf in world.outline.step_leaves(step)]

    assert sorted(whole) == sorted(counted)
    for step in world.roadmap.steps():
        for item, leaves in world.outline.leaves_of[step.id].items():
            apart = {leaf for leaf in world.catalogue.leaves(item) if leaf in named and leaf != item}
            assert tuple(leaf for leaf in world.catalogue.leaves(item) if leaf not in apart) == leaves


@law
@given(worlds())
def test_all_views_of_an_outline_agree(world: World) -> None:
    """The step of a leaf, the leaves of a skill and the places of the steps say the same."""
    outline, steps = world.outline, list(world.roadmap.steps())

    assert [step.id for step in steps] == list(outline.steps) == list(outline.position)
    assert list(range(len(steps))) == list(outline.position.values())
    assert [(leaf, step) for step in steps for leaf in outline.step_leaves(step)] == list(outline.step_of.items())
    assert {leaf: world.catalogue.owner(leaf).id for leaf in outline.step_of} == {
        leaf: skill for skill, leaves in outline.listed.items() for leaf in leaves
    }
    assert {step.id: stage for stage in world.roadmap.stages for step in stage.steps} == outline.stage_of


def test_a_bare_skill_takes_the_remaining_topics() -> None:
    """Topics named anywhere, before, after or beside it, are left to the step that names them."""
    counted = outline("sql/joins http", "sql", "sql/windows").leaves_of

    assert counted["step-1"] == {"sql/joins": ("sql/joins",), "http": ("http",)}
    assert counted["step-2"] == {"sql": ("sql/tables",)}
    assert outline("sql sql/joins").leaves_of["step-1"] == {
        "sql": ("sql/tables", "sql/windows"),
        "sql/joins": ("sql/joins",),
    }


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        (("sql", "http sql"), "sql is counted in step step-1 already"),
        (("sql sql",), "sql is counted in step step-1 already"),
        (("sql/joins", "sql/joins"), "sql/joins is counted in step step-1 already"),
        (("http", "http"), "http is counted in step step-1 already"),
        (("sql", "sql/tables sql/joins sql/windows"), "every topic of sql stands in another step"),
    ],
)
def test_a_second_claim_is_an_error(steps: tuple[str, ...], reason: str | None) -> None:
    """What is counted twice, and a skill of which nothing is left, are refused with step and item."""
    with pytest.raises(ClaimError) as caught:
        outline(*steps)

    assert reason == str(caught.value)
    assert caught.value.item in caught.value.step.items


def leveled(*steps: tuple[str, str | None], catalogue: Catalogue) -> dict[str, str]:
    roadmap = make_roadmap(*(make_step(f"step-{n}", items, level=level) for n, (items, level) in enumerate(steps)))
    return {leaf: str(level) for leaf, level in outline_of(roadmap, catalogue).levels.items()}


def test_the_level_of_a_leaf_is_its_steps_raised_to_its_strictest_dependent() -> None:
    """A prerequisite is as essential as the strictest that needs it, at any distance; nothing raises a dependent."""
    chain = make_catalogue(
        "a", make_skill("b", requires="a"), make_skill("c", requires="b"), make_skill("d", requires="c")
    )

    levels = leveled(("a b", "optional"), ("c", "recommended"), ("d", "optional"), catalogue=chain)

    assert levels == {"a": "recommended", "b": "recommended", "c": "recommended", "d": "optional"}
    assert leveled(("a", None), catalogue=chain) == {"a": "essential"}
    assert leveled(("a", "optional"), ("d", None), catalogue=chain) == {"a": "optional", "d": "essential"}


def test_each_topic_has_the_level_of_the_step_that_names_it() -> None:
    """A skill split over steps has leaves of several levels; a dependent raises them all, and all alternatives."""
    catalogue = make_catalogue(SQL, "orms", make_skill("apis", requires=[["sql", "orms"]]))

    alone = leveled(("sql/joins", None), ("sql", "optional"), catalogue=catalogue)
    needed = leveled(("sql/joins", None), ("sql orms", "optional"), ("apis", "recommended"), catalogue=catalogue)

    assert alone == {"sql/joins": "essential", "sql/tables": "optional", "sql/windows": "optional"}
    assert {"essential", "recommended"} == set(needed.values())
    assert "recommended" == needed["orms"] == needed["sql/tables"]


@law
@given(worlds())
def test_levels_are_the_least_that_hold(world: World) -> None:
    """No leaf is laxer than its step or than a listed dependent, and none is stricter than the strictest of them."""
    levels, listed = world.outline.levels, world.outline.listed
    dependents: dict[str, set[str]] = {}
    for skill in listed:
        for group in world.catalogue.skills[skill].requires:
            for needed in group:
                dependents.setdefault(needed, set()).add(skill)

    for leaf, step in world.outline.step_of.items():
        above = {leaf for skill in dependents.get(world.catalogue.owner(leaf).id, ()) for leaf in listed[skill]}
        assert strictest([step.level or Level.ESSENTIAL, *map(levels.__getitem__, above)]) is levels[leaf]


def test_gaps_are_what_is_needed_and_neither_listed_nor_assumed() -> None:
    """Gaps of gaps count, in an order to learn them; a group is no gap as long as one of it is there."""
    catalogue = make_catalogue(
        "a",
        make_skill("b", requires="a"),
        make_skill("c", requires=["b", ["x", "http"]]),
        make_skill("d", requires=[["y", "x"]]),
        "x",
        "y",
        "http",
    )

    def gaps(*steps: str, assumes: str = "") -> tuple[str, ...]:
        return outline_of(make_roadmap(*steps, assumes=assumes), catalogue).gaps

    assert gaps("c") == ("a", "b", "x")
    assert gaps("c http") == ("a", "b")
    assert gaps("c", assumes="b") == ("x",)
    assert gaps("d") == ("y",)
    assert gaps("d", assumes="x") == ()
    assert gaps("c", "b", "a http") == ()


@law
@given(worlds())
def test_the_gaps_close_the_roadmap(world: World) -> None:
    """With its gaps and what it assumes a roadmap needs nothing more, and each gap follows what it needs."""
    gaps = world.outline.gaps
    granted = {*world.outline.listed, *world.roadmap.assumes}

    assert granted.isdisjoint(gaps)
    assert len(set(gaps)) == len(gaps)
    for place, gap in enumerate(gaps):
        earlier = granted.union(gaps[:place])
        assert all(not earlier.isdisjoint(group) for group in world.catalogue.skills[gap].requires)
    for skill in world.outline.listed:
        assert all(not granted.union(gaps).isdisjoint(group) for group in world.catalogue.skills[skill].requires)


def test_a_conflict_is_an_item_before_all_of_what_it_needs() -> None:
    """A later prerequisite conflicts, one in the same step does not, and one early alternative is enough."""
    catalogue = make_catalogue(
        "a", "b", make_skill("c", requires=[["a", "b"]]), make_skill("d", requires=["a", "b"]), SQL
    )

    def conflicts(*steps: str) -> list[tuple[str, str, str]]:
        found = outline_of(make_roadmap(*steps), catalogue).conflicts()
        return [(step.id, item, needed) for step, item, needed in found]

    assert conflicts("c", "a b") == [("step-1", "c", "a")]
    assert conflicts("b", "c", "a") == []
    assert conflicts("c a b") == []
    assert conflicts("a", "d", "b") == [("step-2", "d", "b")]
    assert conflicts("c", "b") == [("step-1", "c", "b")]
    assert conflicts("c") == []


def test_a_skill_over_several_steps_stands_where_its_first_part_does() -> None:
    """Who comes after the first visit of a split skill is in no conflict with it."""
    catalogue = make_catalogue(SQL, make_skill("orms", requires="sql"))

    assert list(outline_of(make_roadmap("sql/tables", "orms", "sql"), catalogue).conflicts()) == []
    assert [item for _, item, _ in outline_of(make_roadmap("orms", "sql/tables", "sql"), catalogue).conflicts()] == [
        "orms"
    ]


def test_dependents_are_those_that_the_roadmap_lists() -> None:
    """Of what needs a skill only what stands in the roadmap counts, alternatives included."""
    catalogue = make_catalogue(
        "a", "b", make_skill("c", requires=[["a", "b"]]), make_skill("d", requires="a"), make_skill("e", requires="c")
    )

    assert outline_of(make_roadmap("c b a"), catalogue).dependents == {"a": ["c"], "b": ["c"], "c": []}


def test_a_project_is_counted_last_in_its_step() -> None:
    """The project of a step follows its skills."""
    catalogue = make_catalogue("http", make_skill("shop", kind="project"))
    roadmap = make_roadmap(make_stage("one", make_step("build", "http", project="shop")))

    assert outline_of(roadmap, catalogue).leaves_of["build"] == {"http": ("http",), "shop": ("shop",)}
    assert list(outline_of(roadmap, catalogue).listed) == ["http", "shop"]
