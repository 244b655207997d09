"""The choice of what to leave out: closed, sufficient, and near the best one."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.services.least_loss import Instance, least_loss

INSTANCES = st.builds(lambda seed, size: make_instance(Random(seed), size), st.integers(0, 2**32), st.integers(1, 40))


def make_instance(random: Random, size: int) -> Instance:
    """Make items of any worth and length, each needed by some later ones."""
    needed_by = [
        random.sample(range(item + 1, size), min(size - item - 1, random.choice((0, 0, 1, 2)))) for item in range(size)
    ]
    worth = [random.randint(1, 500) for _ in range(size)]
    return Instance(worth, [random.randint(1, 600) for _ in range(size)], needed_by)


def is_closed(instance: Instance, gone: frozenset[int]) -> bool:
    return all(other in gone for item in gone for other in instance.needed_by[item])


def best_by_trying_all(instance: Instance, excess: int) -> int:
    items = range(len(instance.worth))
    choices = (frozenset(some) for size in range(len(items) + 1) for some in combinations(items, size))
    return min(
        sum(instance.worth[item] for item in some)
        for some in choices
        if sum(instance.minutes[item] for item in some) >= excess and is_closed(instance, some)
    )


@law
@given(INSTANCES, st.floats(0, 1))
def test_a_choice_saves_enough_and_leaves_no_dependent_behind(instance: Instance, part: float) -> None:
    """Whatever the items, all that needs what goes goes too; nothing goes without need."""
    excess = int(sum(instance.minutes) * part)

    gone = least_loss(instance, excess)

    assert sum(instance.minutes[item] for item in gone) >= excess
    assert is_closed(instance, gone)
    assert (excess > 0) == bool(gone)


@law
@given(INSTANCES, st.floats(0.01, 1))
def test_nothing_could_simply_stay(instance: Instance, part: float) -> None:
    """Without any one of the items that could stay alone, too little would be saved."""
    excess = max(int(sum(instance.minutes) * part), 1)

    gone = least_loss(instance, excess)

    saved = sum(instance.minutes[item] for item in gone)
    could_stay = [item for item in gone if is_closed(instance, gone - {item})]
    assert all(saved - instance.minutes[item] < excess for item in could_stay)


def test_small_choices_are_nearly_always_the_best() -> None:
    """Against trying all: at most one in twenty misses the optimum, none by more than a tenth."""
    random = Random(7)
    ratios = []
    for _ in range(60):
        instance = make_instance(random, random.randint(4, 10))
        excess = random.randint(1, sum(instance.minutes))
        lost = sum(instance.worth[item] for item in least_loss(instance, excess))
        ratios.append(lost / best_by_trying_all(instance, excess))

    assert sum(ratio > 1 for ratio in ratios) <= 3
    assert max(ratios) <= 1.1


def test_a_dear_item_with_a_cheap_dependent_stays_where_others_save_enough() -> None:
    """What needs the dear one may go alone; the dear one may not go without it."""
    instance = Instance(worth=[100, 1, 30], minutes=[60, 60, 60], needed_by=[[1], [], []])

    assert least_loss(instance, 60) == {1}
    assert least_loss(instance, 120) == {1, 2}
    assert least_loss(instance, 121) == {0, 1, 2}


def test_too_much_cannot_be_saved() -> None:
    """Who asks for more than there is asked the wrong question."""
    with pytest.raises(ValueError, match="do not save enough"):
        least_loss(Instance([1], [60], [[]]), 61)
