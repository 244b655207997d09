"""What the strokes of a drawing join: lines that are nodes themselves, and so have neither beginning nor end."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import hypot
from typing import TypeVar

from roadmap_cli.domain.drawings import BOXES, HORIZONTAL, LEARNED, STROKES, TOPIC, Drawing, Edge, Node, Place, Side
from roadmap_cli.services.reading_order import spine

REACH = 16.0
"""How far from what it joins, in the drawing's pixels, a stroke may end."""

BEND = 20.0
"""How far a line runs straight out of a node before it turns."""

MOST_STROKES = 150
"""How many strokes are followed: some twenty stand in the public graphs that we know."""

T = TypeVar("T")
Point = tuple[float, float]


def stroke_joins(drawing: Drawing, topics: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """Give the pairs of keys that strokes join: a topic with something to learn or with a box around such.

    A stroke that ends at the way from one topic to the next belongs to the one that is read first. One that ends at a
    bar, a stroke that itself touches no topic, joins its topic with all that stands along that bar.
    """
    strokes = [node for node in drawing.nodes if node.kind in STROKES and node.place is not None][:MOST_STROKES]
    if not strokes:
        return
    joined = [
        (node.place, node) for node in drawing.nodes if node.kind in (*LEARNED, *BOXES) and node.place is not None
    ]
    standing = [(topic.place, topic.key) for topic in topics.values() if topic.place is not None]
    ways = list(_ways(drawing, topics))
    barred: dict[str, set[str]] = {}
    free = {stroke.key for stroke in strokes}
    for stroke in strokes:
        ends = _ends(stroke)
        touched = [list(_touched(end, joined)) for end in ends]
        owners = [node.key for found in touched for node in found if node.kind == TOPIC]
        owners += [key for place, key in standing if stroke.place is not None and place.gap(stroke.place) == 0]
        if owners:
            free.discard(stroke.key)
            for reached in _bars(stroke, strokes):
                barred.setdefault(reached, set()).update(owners)
        else:
            loose = [end for end, found in zip(ends, touched, strict=True) if not found]
            owners = [key for end in loose for _, _, key in sorted(_near(end, ways))[:1]]
        for owner in dict.fromkeys(owners):
            yield from ((owner, node.key) for found in touched for node in found if node.key not in topics)
    for bar in strokes:
        if bar.place is not None and bar.key in free and len(barred.get(bar.key, ())) == 1:
            [owner] = barred[bar.key]
            along = (node.key for place, node in joined if bar.place.gap(place) <= REACH and node.key not in topics)
            yield from ((owner, key) for key in along)


def _bars(stroke: Node, strokes: Sequence[Node]) -> Iterator[str]:
    """Give the strokes that an end of *stroke* reaches."""
    places = [(other.place, other.key) for other in strokes if other.place is not None and other is not stroke]
    for end in _ends(stroke):
        yield from (key for _, _, key in _near(end, places))


def _ends(stroke: Node) -> tuple[Point, Point]:
    place = stroke.place or Place(0, 0, 0, 0)
    x, y = place.center
    if stroke.kind == HORIZONTAL:
        return (place.x, y), (place.x + place.width, y)
    return (x, place.y), (x, place.bottom)


def _near(point: Point, places: Iterable[tuple[Place, T]]) -> Iterator[tuple[float, float, T]]:
    """Give what *point* reaches, each with how far away and how large it is."""
    x, y = point
    for (left, top, width, height), what in places:
        across = max(left - x, x - left - width, 0.0)
        if across <= REACH:
            gap = hypot(across, max(top - y, y - top - height, 0.0))
            if gap <= REACH:
                yield gap, width * height, what


def _touched(end: Point, nodes: Iterable[tuple[Place, Node]]) -> Iterator[Node]:
    """Give what is to be learned nearest to *end*, and the box nearest to it, as far as it reaches them."""
    near = list(_near(end, nodes))
    for kinds in (LEARNED, BOXES):
        of_kind = [one for one in near if one[2].kind in kinds]
        if of_kind:
            yield min(of_kind, key=lambda one: one[:2])[2]


def _ways(drawing: Drawing, topics: Mapping[str, Node]) -> Iterator[tuple[Place, str]]:
    """Give the pieces of each solid line out of a topic, each with the topic of its ends that is read first."""
    nodes = {node.key: node for node in drawing.nodes}
    for edge in drawing.edges:
        source, target = nodes.get(edge.source), nodes.get(edge.target)
        if edge.is_solid and edge.source in topics and source and target and source.place and target.place:
            first = next((pair[0] for pair in spine({edge.source: source, edge.target: target}, [edge])), edge.source)
            for (x1, y1), (x2, y2) in pairwise(_way(edge, source.place, target.place)):
                place = Place(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))
                yield place, first if first in topics else edge.source


def _way(edge: Edge, source: Place, target: Place) -> Sequence[Point]:
    """Give the corners of the way that *edge* takes; none where the sides that it joins are not known."""
    leaves, enters = edge.leaves, edge.enters
    if leaves is None or enters is None:
        return ()
    (x1, y1), (x2, y2) = _anchor(source, leaves), _anchor(target, enters)
    across = {Side.LEFT, Side.RIGHT}
    if leaves in across and enters in across:
        turn = _turn(x1, x2, None if leaves != enters else leaves is Side.RIGHT)
        return (x1, y1), (turn, y1), (turn, y2), (x2, y2)
    if leaves not in across and enters not in across:
        turn = _turn(y1, y2, None if leaves != enters else leaves is Side.BOTTOM)
        return (x1, y1), (x1, turn), (x2, turn), (x2, y2)
    return (x1, y1), (x2, y1) if leaves in across else (x1, y2), (x2, y2)


def _anchor(place: Place, side: Side) -> Point:
    x, y = place.center
    if side in {Side.LEFT, Side.RIGHT}:
        return (place.x if side is Side.LEFT else place.x + place.width), y
    return x, (place.y if side is Side.TOP else place.bottom)


def _turn(first: float, last: float, grows: bool | None) -> float:  # noqa: FBT001 - a direction, None for neither
    if grows is None:
        return (first + last) / 2
    return max(first, last) + BEND if grows else min(first, last) - BEND
