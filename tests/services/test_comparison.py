"""Roadmaps side by side: every figure is counted anew from the data."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import (
    bundled,
    bundled_outline,
    law,
    make_catalogue,
    make_pace,
    make_roadmap,
    make_skill,
    make_stage,
    make_step,
)
from roadmap_cli.domain.outline import Outline, outline_of
from roadmap_cli.domain.roadmaps import Aside
from roadmap_cli.services.comparison import MOVED_SHOWN, Comparison, compare_roadmaps
from strategies import random_catalogue, random_roadmap

SEEDS = st.integers(0, 2**32)


def random_outlines(seed: int) -> list[Outline]:
    """Make two to four roadmaps through one catalogue, each with something explained aside."""
    random = Random(seed)
    catalogue = random_catalogue(random, random.randint(1, 8))
    outlines = []
    for number in range(random.randint(2, 4)):
        roadmap = random_roadmap(random, catalogue, name=f"way-{number}", paced=random.random() < 0.5)
        left = [skill for skill in catalogue.skills if skill not in outline_of(roadmap, catalogue).listed]
        aside = tuple(Aside(skill, "later", None) for skill in left if random.random() < 0.5)
        outlines.append(outline_of(roadmap._replace(aside=aside), catalogue))
    return outlines


def first_steps(outline: Outline) -> dict[str, str]:
    """Map each skill that the roadmap teaches to the first step that counts some of it."""
    found: dict[str, str] = {}
    for step in outline.roadmap.steps():
        for leaf in outline.step_leaves(step):
            found.setdefault(outline.catalogue.owner(leaf).id, step.id)
    return found


def agreement(first: Outline, second: Outline) -> tuple[int, int, float]:
    """Count pair by pair: the shared skills, the pairs that both order, and the share on which they agree."""
    here, there = first_steps(first), first_steps(second)
    shared = [skill for skill in here if skill in there]
    signs = [
        (first.position[here[a]] - first.position[here[b]]) * (second.position[there[a]] - second.position[there[b]])
        for a, b in combinations(shared, 2)
    ]
    ordered = [sign for sign in signs if sign]
    return len(shared), len(ordered), sum(sign > 0 for sign in ordered) / len(ordered) if ordered else 1.0


def check(outlines: Sequence[Outline], compared: Comparison) -> None:
    """Hold *compared* against what the data says."""
    taught = {outline.roadmap.id: first_steps(outline) for outline in outlines}
    owner = outlines[0].catalogue.owner
    aside = {outline.roadmap.id: {owner(one.skill).id for one in outline.roadmap.aside} for outline in outlines}
    items = {item.id: item for item in compared.items}
    assert len(items) == len(compared.items)
    assert set(items) == {skill for name in taught for skill in (*taught[name], *aside[name])}
    for name, steps in taught.items():
        placed = {item.id: item.places[name] for item in compared.items if name in item.places}
        assert {skill: place.step for skill, place in placed.items() if place.step} == steps
        assert {skill for skill, place in placed.items() if not place.step} == aside[name] - set(steps)
    for one in compared.roadmaps:
        others = [other for other in taught if other != one.id]
        elsewhere = {skill for other in others for skill in (*taught[other], *aside[other])}
        assert set(one.only) == set(taught[one.id]) - elsewhere
        assert (one.items, one.aside) == (len(taught[one.id]), len(aside[one.id] - set(taught[one.id])))
    assert set(compared.shared) == set.intersection(*map(set, taught.values()))
    pairs = list(combinations(outlines, 2))
    assert [(order.first, order.second) for order in compared.orders] == [
        (first.roadmap.id, second.roadmap.id) for first, second in pairs
    ]
    for order, (first, second) in zip(compared.orders, pairs, strict=True):
        shared, ordered, agreeing = agreement(first, second)
        assert (order.shared, order.ordered_pairs) == (shared, ordered)
        assert order.agreeing == pytest.approx(agreeing, abs=5e-5)


@law
@given(SEEDS)
def test_a_comparison_says_what_the_data_says(seed: int) -> None:
    """Places, `only`, `shared` and the agreeing pairs of random roadmaps, against a count pair by pair."""
    outlines = random_outlines(seed)

    check(outlines, compare_roadmaps(outlines))


def test_the_bundled_roadmaps_are_compared_as_their_data_says() -> None:
    """All six at once."""
    outlines = [bundled_outline(name) for name in bundled().roadmaps]

    check(outlines, compare_roadmaps(outlines))


@law
@given(SEEDS)
def test_a_place_is_the_share_of_the_hours_before_it(seed: int) -> None:
    """What is first stands at 0, nothing stands at 1 or beyond, and a later step never stands before an earlier one."""
    outlines = random_outlines(seed)

    compared = compare_roadmaps(outlines)

    for outline in outlines:
        name = outline.roadmap.id
        placed = [item.places[name] for item in compared.items if name in item.places and item.places[name].step]
        along = sorted(placed, key=lambda place: (outline.position[str(place.step)], place.at))
        shares = [place.at or 0.0 for place in along]
        assert shares[0] == 0
        assert shares == sorted(shares)
        assert shares[-1] <= 1
        for place in placed:
            step = outline.steps[str(place.step)]
            position, minutes = outline.position, outline.catalogue.minutes
            before = sum(minutes(leaf) for leaf, at in outline.step_of.items() if position[at.id] < position[step.id])
            assert (place.at or 0) >= before / sum(map(minutes, outline.step_of)) - 5e-5
            assert (place.weeks, place.months) == (step.weeks, outline.stage_of[step.id].months)


@law
@given(st.lists(st.integers(0, 11), min_size=2, unique=True))
def test_a_roadmap_agrees_with_itself_and_never_with_its_reverse(order: list[int]) -> None:
    """The share is 1 for the same order and 0 for the opposite one."""
    catalogue = make_catalogue(*(f"s{number}" for number in range(12)))
    there, back = (
        outline_of(make_roadmap(*(f"s{number}" for number in numbers), name=name), catalogue)
        for name, numbers in (("there", order), ("back", order[::-1]))
    )
    same = outline_of(there.roadmap._replace(id="same"), catalogue)

    with_same, with_back, _ = compare_roadmaps([there, same, back]).orders

    pairs = len(order) * (len(order) - 1) // 2
    assert (with_same.agreeing, with_same.ordered_pairs) == (1, pairs)
    assert (with_back.agreeing, with_back.ordered_pairs) == (0, pairs)
    assert {move.first - move.second for move in with_same.moved} == {0}


def test_what_stands_in_one_step_has_no_order() -> None:
    """Where nothing is ordered, nothing disagrees."""
    catalogue = make_catalogue("a", "b")
    first, second = (
        outline_of(make_roadmap(items, name=name), catalogue) for name, items in (("x", "a b"), ("y", "b a"))
    )

    [order] = compare_roadmaps([first, second]).orders

    assert (order.shared, order.ordered_pairs, order.agreeing) == (2, 0, 1)


def test_the_items_farthest_apart_are_named_first() -> None:
    """With the share of the way at which each roadmap has them; only so many that a person reads them."""
    names = [f"s{number}" for number in range(12)]
    catalogue = make_catalogue(*(make_skill(name, minutes=60) for name in names))
    moved = [*names[1:], names[0]]
    first, second = (outline_of(make_roadmap(*way, name=name), catalogue) for name, way in (("x", names), ("y", moved)))

    [order] = compare_roadmaps([first, second]).orders

    assert order.moved[0][::2] == ("s0", 0.0)
    assert order.moved[0].second == pytest.approx(11 / 12, abs=1e-4)
    assert len(order.moved) == MOVED_SHOWN


def test_gaps_hours_and_time_are_the_roadmaps_own() -> None:
    """Weeks of the step, months of its stage, the hours of what it counts, and what it needs and does not teach."""
    catalogue = make_catalogue("a", make_skill("b", requires="a", topics={"x": 60, "y": 30}))
    stage = make_stage("only", make_step("one", "b/x", weeks=(3, 4)), months=(1, 2))
    paced = outline_of(make_roadmap(stage, name="paced", pace=make_pace(weeks=4, hours=5)), catalogue)
    other = outline_of(make_roadmap("a", "b", name="other"), catalogue)

    compared = compare_roadmaps([paced, other])

    by_id = {item.id: item for item in compared.items}
    assert by_id["b"].places["paced"] == ("one", (3, 4), (1, 2), 0.0)
    assert by_id["b"].places["other"] == ("step-2", None, None, 0.4)
    assert by_id["b"].hours == 1.5
    assert [(one.hours, one.gaps, one.only) for one in compared.roadmaps] == [(1, ("a",), ()), (2.5, (), ("a",))]
