"""What an item is worth, and what it opens."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from factories import bundled_outline, law, make_catalogue, make_roadmap, make_skill, make_standing, make_step
from roadmap_cli.domain.graph import reachable
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.services.leaving_out import droppable, leave_out
from roadmap_cli.services.ordering import order_open
from roadmap_cli.services.worth import opened_minutes, worth


@law
@given(st.integers(0, 2**32), st.integers(1, 30))
def test_what_an_item_opens_is_all_that_needs_it_once(seed: int, size: int) -> None:
    """Adding up by binary digits gives what walking the graph gives."""
    random = Random(seed)
    minutes = {f"s{number}": random.randint(1, 5_000) for number in range(size)}
    needed_by = {
        f"s{number}": [f"s{other}" for other in range(number + 1, size) if random.random() < 0.2]
        for number in range(size)
    }

    opened = opened_minutes(minutes, needed_by)

    assert opened == {
        item: sum(minutes[other] for other in reachable([item], needed_by.__getitem__)) for item in minutes
    }


def test_worth_grows_with_each_of_its_grounds() -> None:
    """Level, own time, what it opens, and who else asks for it."""
    plain = worth(Level.OPTIONAL, 60, 0, 0)

    assert plain == 600
    assert worth(Level.RECOMMENDED, 60, 0, 0) == 3 * plain
    assert worth(Level.OPTIONAL, 120, 0, 0) == 2 * plain
    assert worth(Level.OPTIONAL, 60, 300, 0) == plain + 300
    assert worth(Level.OPTIONAL, 60, 0, 2) == 3 * plain


def test_what_another_followed_roadmap_asks_for_stays_longer() -> None:
    """Of two items alike the one goes that only this roadmap has; without the other roadmap the later one goes."""
    catalogue = make_catalogue(make_skill("a"), make_skill("b"), make_skill("c"))
    roadmap = make_roadmap("c", make_step("later", "a b", level="optional"))
    other = outline_of(make_roadmap("b", name="other"), catalogue)
    standing = make_standing(roadmap, catalogue)
    portions = tuple(order_open(standing, frozenset("abc")))
    minutes = dict.fromkeys("abc", 60)

    alone = leave_out(standing, portions, minutes, excess=60)
    beside = leave_out(standing, portions, minutes, excess=60, followed=(standing.outline, other))

    assert len(alone) == 1
    assert [item.id for item in beside] == ["a"]
    assert [(item.hours, item.worth) for item in beside] == [(1, 1)]


def test_nothing_essential_and_nothing_that_it_needs_may_go() -> None:
    """In the merged roadmap no item that may be left out is needed by one that may not."""
    outline = bundled_outline("backend")
    standing = make_standing(outline)
    portions = tuple(order_open(standing, frozenset(outline.step_of)))

    may_go = droppable(standing, portions, {leaf: outline.catalogue.minutes(leaf) for leaf in outline.step_of})

    free = {portion.item for portion in may_go.portions}
    owners = {outline.catalogue.owner(item).id for item in free}
    assert free
    assert Level.ESSENTIAL not in may_go.levels
    assert all(set(outline.dependents.get(owner, ())) <= owners for owner in owners)
