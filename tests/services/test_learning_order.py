"""What is missing comes in an order in which it can be learned."""

from hypothesis import given
from hypothesis import strategies as st

from factories import make_catalogue, make_skill
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.learning_order import learning_order

COUNT = 8


@given(
    st.lists(st.lists(st.integers(0, COUNT - 1), max_size=3), min_size=COUNT, max_size=COUNT),
    st.sets(st.integers(0, COUNT - 1), min_size=1),
    st.sets(st.integers(0, COUNT - 1)),
)
def test_each_comes_after_what_it_builds_on(needs: list[list[int]], wanted: set[int], known: set[int]) -> None:
    """Prerequisites stand first, nothing known is missing, and all that is wanted and open is there."""
    catalogue = make_catalogue(
        *(
            make_skill(f"s{number}", requires=" ".join(f"s{need}" for need in sorted(set(below)) if need < number))
            for number, below in enumerate(needs)
        )
    )
    statuses = Statuses(catalogue, Progress(statuses={f"s{number}": Status.KNOWN for number in known}))

    ordered = [item.id for item in learning_order(catalogue, statuses, {f"s{n}": (1,) for n in sorted(wanted)}, {})]

    place = {name: number for number, name in enumerate(ordered)}
    for name in ordered:
        unmet = [group[0] for group in catalogue.skills[name].requires if not statuses.of(group[0]).is_met]
        assert all(place[needed] < place[name] for needed in unmet)
    assert {f"s{number}" for number in wanted - known} <= set(ordered)
    assert {f"s{number}" for number in known}.isdisjoint(ordered)
