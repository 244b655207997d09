"""In which order the topics of a drawing are to be read."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import inf

from roadmap_cli.domain.drawings import Edge, Node

ROW = 40.0
"""How far apart, in the drawing's pixels, two topics may stand for their line to count as one along a row."""

Rank = tuple[float, float, int]


def by_place(nodes: Iterable[Node]) -> list[Node]:
    """Give *nodes* down the page and along its rows; what has no place comes last, in the order of the file."""
    ranked = sorted(((_rank(node, number), node) for number, node in enumerate(nodes)), key=lambda pair: pair[0])
    return [node for _, node in ranked]


def reading_order(topics: Sequence[Node], edges: Iterable[Edge]) -> list[Node]:
    """Give *topics* so that each follows those that the spine leads from; otherwise the place decides.

    The spine is the solid lines between topics. A line runs down the page, whichever way it was drawn;
    along a row it runs as drawn. Where lines run in a circle the place breaks it.
    """
    by_key = {topic.key: topic for topic in topics}
    ranks = {topic.key: _rank(topic, number) for number, topic in enumerate(topics)}
    after: dict[str, set[str]] = {key: set() for key in by_key}
    before: dict[str, set[str]] = {key: set() for key in by_key}
    for first, second in spine(by_key, edges):
        after[first].add(second)
        before[second].add(first)
    ready = [(ranks[key], key) for key, waits in before.items() if not waits]
    heapify(ready)
    held = sorted(before, key=ranks.__getitem__, reverse=True)
    order: dict[str, Node] = {}
    while len(order) < len(by_key):
        if not ready:
            while held[-1] in order:
                held.pop()
            key = _in_a_circle(held[-1], before, ranks)
        else:
            _, key = heappop(ready)
        if key in order:
            continue
        order[key] = by_key[key]
        for other in after[key]:
            before[other].discard(key)
            if not before[other]:
                heappush(ready, (ranks[other], other))
    return list(order.values())


def _in_a_circle(key: str, before: Mapping[str, set[str]], ranks: Mapping[str, Rank]) -> str:
    """Give what stands highest in the circle that *key* waits for; all that is left waits for one."""
    way: dict[str, int] = {}
    while key not in way:
        way[key] = len(way)
        key = min(before[key], key=ranks.__getitem__)
    return min(list(way)[way[key] :], key=ranks.__getitem__)


def spine(topics: Mapping[str, Node], edges: Iterable[Edge]) -> Iterable[tuple[str, str]]:
    """Give each solid line between two of *topics* by their keys, in the direction in which it is read.

    A line may lead through other nodes, such as a button on the way.
    """
    onward: dict[str, list[str]] = {}
    for edge in edges:
        if edge.is_solid:
            onward.setdefault(edge.source, []).append(edge.target)
    for source, topic in topics.items():
        for target in _next_topics(source, topics, onward):
            above, below = topic.place, topics[target].place
            runs_up = above is not None and below is not None and below.y < above.y - ROW
            yield (target, source) if runs_up else (source, target)


def _next_topics(source: str, topics: Mapping[str, Node], onward: Mapping[str, list[str]]) -> Iterable[str]:
    """Give the topics to which lines lead from *source* without passing another."""
    seen, waiting = {source}, [source]
    while waiting:
        for key in onward.get(waiting.pop(), ()):
            if key not in seen:
                seen.add(key)
                if key in topics:
                    yield key
                else:
                    waiting.append(key)


def _rank(node: Node, number: int) -> Rank:
    return (inf, inf, number) if node.place is None else (node.place.y, node.place.x, number)
