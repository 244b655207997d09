"""The prerequisite graph: what opens what, without recursion at any depth."""

from collections.abc import Callable, Iterable, Mapping

Edges = Mapping[str, Iterable[str]]
"""From each node to the nodes that it depends on; a node that is only depended on may be left out."""


def find_cycle(edges: Edges) -> tuple[str, ...] | None:
    """Find nodes that depend on each other in a circle, the first repeated at the end; None if there are none."""
    finished: set[str] = set()
    for root in edges:
        if root in finished:
            continue
        trail: dict[str, None] = {root: None}
        pending = [iter(edges[root])]
        while pending:
            for node in pending[-1]:
                if node in trail:
                    names = list(trail)
                    return (*names[names.index(node) :], node)
                if node not in finished:
                    trail[node] = None
                    pending.append(iter(edges.get(node, ())))
                    break
            else:
                pending.pop()
                finished.add(trail.popitem()[0])
    return None


def reachable(start: Iterable[str], edges: Callable[[str], Iterable[str]]) -> set[str]:
    """Give every node that can be reached from *start*, the starting nodes left out unless a path leads back."""
    seen: set[str] = set()
    pending = list(start)
    for reached in pending:  # it grows meanwhile
        for node in edges(reached):
            if node not in seen:
                seen.add(node)
                pending.append(node)
    return seen


def depth_first(start: Iterable[str], edges: Callable[[str], Iterable[str]]) -> list[str]:
    """Order *start* and all that it depends on so that each node follows what it depends on.

    Nodes come in the order of *start* otherwise. On a cycle, which checked content does not have,
    an edge that would close it is passed over.
    """
    order: list[str] = []
    seen: set[str] = set()
    for root in start:
        if root in seen:
            continue
        seen.add(root)
        pending = [(root, iter(edges(root)))]
        while pending:
            node, rest = pending[-1]
            for needed in rest:
                if needed not in seen:
                    seen.add(needed)
                    pending.append((needed, iter(edges(needed))))
                    break
            else:
                pending.pop()
                order.append(node)
    return order
