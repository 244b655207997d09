"""The prerequisite graph at any depth, and never by recursion."""

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factories import law
from roadmap_cli.domain.graph import depth_first, find_cycle, reachable

DEPTH = 20_000
Graph = dict[str, list[str]]
NODES = [f"n{number}" for number in range(7)]


def graphs() -> st.SearchStrategy[Graph]:
    """Draw any graph of a few nodes, with circles or without."""
    return st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=3, unique=True))


def chain(length: int) -> Graph:
    """Make a graph in which each node needs the one before it."""
    return {str(node): [str(node - 1)] if node else [] for node in range(length)}


def has_cycle(graph: Graph) -> bool:
    """Tell by the standard library whether a graph has a circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False


@law
@given(graphs())
def test_a_circle_is_found_exactly_where_there_is_one(graph: Graph) -> None:
    """What is found is a way along edges that ends where it began, and nothing is found only where there is none."""
    cycle = find_cycle(graph)

    assert has_cycle(graph) == (cycle is not None)
    if cycle is not None:
        assert cycle[0] == cycle[-1]
        assert len(set(cycle)) == len(cycle) - 1
        assert all(needed in graph[node] for node, needed in pairwise(cycle))


def test_a_circle_at_the_bottom_of_a_deep_graph_is_found() -> None:
    """Depth is no limit: twenty thousand nodes in a row, closed at the far end or not at all."""
    deep = chain(DEPTH)

    assert find_cycle(deep) is None
    assert find_cycle({**dict(reversed(deep.items())), "0": ["1"]}) == ("1", "0", "1")
    assert len(find_cycle({**deep, "0": [str(DEPTH - 1)]}) or ()) == DEPTH + 1


def test_a_node_that_needs_itself_is_a_circle() -> None:
    """The shortest circle has one node."""
    assert find_cycle({"a": ["a"]}) == ("a", "a")


@law
@given(graphs(), st.permutations(NODES))
def test_depth_first_puts_each_node_after_what_it_needs(graph: Graph, start: list[str]) -> None:
    """Each node that is asked for or needed comes once, after what it needs unless that needs it too."""
    order = depth_first(start, lambda node: graph.get(node, []))

    place = {node: number for number, node in enumerate(order)}
    assert sorted(NODES) == sorted(order)
    if not has_cycle(graph):
        assert all(place[needed] < place[node] for node, needs in graph.items() for needed in needs)


def test_depth_first_keeps_the_order_of_the_start_otherwise() -> None:
    """What needs nothing stays where it was named, and what is needed comes right before."""
    needs = {"a": ["b"], "d": ["x"]}

    order = depth_first(["d", "a", "c", "b"], lambda node: needs.get(node, []))

    assert order == ["x", "d", "b", "a", "c"]


def test_depth_first_and_reachable_bear_any_depth() -> None:
    """Twenty thousand nodes in a row need no recursion."""
    deep = chain(DEPTH)
    top = str(DEPTH - 1)

    assert list(deep) == depth_first([top], deep.__getitem__)
    assert set(deep) - {top} == reachable([top], deep.__getitem__)


@law
@given(graphs(), st.lists(st.sampled_from(NODES), max_size=2, unique=True))
def test_reachable_is_closed_and_holds_nothing_else(graph: Graph, start: list[str]) -> None:
    """It holds what the start leads to in any number of steps; the start itself only where a way leads back."""
    expected: set[str] = set()
    layer = {needed for node in start for needed in graph.get(node, [])}
    while layer - expected:
        expected |= layer
        layer = {needed for node in layer for needed in graph.get(node, [])}

    assert expected == reachable(start, lambda node: graph.get(node, []))
