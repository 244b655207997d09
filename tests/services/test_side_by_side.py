"""How a long skill is woven with what comes next."""

from itertools import groupby

from factories import make_catalogue, make_project, make_roadmap, make_skill, make_stage, make_standing, make_step
from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.roadmaps import Roadmap
from roadmap_cli.services.ordering import order_open
from roadmap_cli.services.side_by_side import weave

WEEK = 300


def woven(roadmap: Roadmap, catalogue: Catalogue, *, fixed: frozenset[str] = frozenset()) -> list[tuple[str, int]]:
    """Give in which order items are learned, and for how many minutes at a time, at five hours a week."""
    standing = make_standing(roadmap, catalogue)
    portions = list(order_open(standing, frozenset(standing.outline.step_of)))
    minutes = {leaf: catalogue.minutes(leaf) for leaf in standing.outline.step_of}
    slices = weave(standing, portions, minutes, week=WEEK, fixed=fixed)
    runs = groupby(slices, key=lambda one: one.portion.item)
    return [(item, sum(one.minutes for one in run)) for item, run in runs]


def test_what_is_shorter_than_a_week_is_learned_in_one_go() -> None:
    """One thing after another."""
    catalogue = make_catalogue(make_skill("a", minutes=300), make_skill("b", minutes=120))

    assert woven(make_roadmap("a b"), catalogue) == [("a", 300), ("b", 120)]


def test_a_long_skill_gets_two_thirds_of_a_week_beside_the_next_one() -> None:
    """Until one of them ends; what is left of the long one, no longer than a week, goes on alone."""
    catalogue = make_catalogue(make_skill("a", minutes=700), make_skill("b", minutes=150))

    assert woven(make_roadmap("a b"), catalogue) == [("a", 200), ("b", 100), ("a", 200), ("b", 50), ("a", 300)]


def test_what_was_begun_beside_goes_on_before_anything_else() -> None:
    """So no third thing is under way."""
    catalogue = make_catalogue(*(make_skill(name, minutes=time) for name, time in (("a", 310), ("b", 200), ("c", 60))))

    assert woven(make_roadmap("a b c"), catalogue) == [("a", 200), ("b", 100), ("a", 110), ("b", 100), ("c", 60)]


def test_nothing_goes_beside_what_it_waits_for() -> None:
    """A need, a skill that is better first, and what a project exercises hold it back; the next that is free goes."""
    catalogue = make_catalogue(
        make_skill("a", minutes=400),
        make_skill("needs", requires="a"),
        make_skill("later", after="a"),
        make_project("builds", exercises="a"),
        make_skill("needs-that", requires="needs"),
        make_skill("free", minutes=90),
    )

    order = woven(make_roadmap("a needs later builds needs-that free"), catalogue)

    assert order == [
        ("a", 200),
        ("free", 90),
        ("a", 200),
        ("needs", 60),
        ("later", 60),
        ("builds", 60),
        ("needs-that", 60),
    ]


def test_a_source_with_weeks_of_its_own_keeps_its_steps_apart() -> None:
    """Where steps are fixed nothing moves from one to another; elsewhere a stage is the limit."""
    catalogue = make_catalogue(make_skill("a", minutes=400), make_skill("b"), make_skill("c"))
    one_stage = make_roadmap("a", "b")
    two_stages = make_roadmap(make_stage("first", make_step("one", "a")), make_stage("second", make_step("two", "b")))

    apart = [("a", 400), ("b", 60)]
    assert woven(one_stage, catalogue) == [("a", 200), ("b", 60), ("a", 200)]
    assert woven(one_stage, catalogue, fixed=frozenset({"step-1", "step-2"})) == apart
    assert woven(two_stages, catalogue) == apart


def test_topics_of_a_skill_that_is_split_keep_their_order() -> None:
    """A later part never goes beside an earlier one."""
    catalogue = make_catalogue(make_skill("a", topics={"one": 400, "two": 60}), make_skill("b"))

    order = woven(make_roadmap("a/one", "a/two", "b"), catalogue)

    assert order == [("a/one", 200), ("b", 60), ("a/one", 200), ("a/two", 60)]
