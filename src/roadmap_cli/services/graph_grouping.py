"""Which topic each subtopic of a drawing belongs to, and under which heading."""

from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_cli.domain.drawings import BOXES, LABEL, LEARNED, STROKES, TITLE, TOPIC, Drawing, Node, Place
from roadmap_cli.services.drawn_headings import headings
from roadmap_cli.services.drawn_lines import stroke_joins
from roadmap_cli.services.reading_order import by_place

TOUCHING = 16.0
"""The widest gap, in the drawing's pixels, between two boxes of one pile."""

_NEIGHBOURS = 12
_LOOKED_AT = 60


class Membership(NamedTuple):
    """The topic that something belongs to, None without any, its heading there, and what told us.

    *by* is edge, box, pile, nearest or file.
    """

    topic: str | None
    by: str
    heading: str | None


class Grouping(NamedTuple):
    """Where each subtopic belongs, by keys, and the name of the group that a topic stands in or begins.

    *piles* maps what touches one another to one number.
    """

    members: Mapping[str, Membership]
    boxed_topics: Mapping[str, str]
    labelled_topics: Mapping[str, str]
    piles: Mapping[str, int]


def group(drawing: Drawing, topics: Sequence[Node]) -> Grouping:
    """Find out what belongs to what; *topics* are those of the drawing in reading order.

    A line tells it best, directly or from one subtopic to the next; then the box that something stands in;
    then the pile that it is part of; then whatever topic is nearest.
    """
    return _Grouping(drawing, topics).result()


class _Grouping:
    def __init__(self, drawing: Drawing, topics: Sequence[Node]) -> None:
        self.topics = {topic.key: topic for topic in topics}
        self.joins = [(edge.source, edge.target) for edge in drawing.edges]
        self.joins += stroke_joins(drawing, self.topics)
        self.nodes = {node.key: node for node in drawing.nodes if node.kind in LEARNED and node.kind != TOPIC}
        self.boxes = {node.key: node for node in drawing.nodes if node.kind in BOXES and node.place}
        labels = [node for node in drawing.nodes if node.kind in {LABEL, TITLE} and node.label]
        self.labels = by_place(_without_main_title(labels))
        self.others = [node for node in drawing.nodes if node.kind not in (*LEARNED, *STROKES, LABEL, TITLE)]
        self.box_of = _smallest_boxes([*self.topics.values(), *self.nodes.values(), *self.labels], self.boxes)
        self.owner: dict[str, tuple[str | None, str]] = {}

    def result(self) -> Grouping:
        self._by_edge()
        owners = self._box_owners()
        for key in self.nodes:
            box = self.box_of.get(key)
            if key not in self.owner and box is not None and owners[box] is not None:
                self.owner[key] = owners[box], "box"
        piles = self._piles()
        for pile in piles:
            known = Counter(self.owner[key][0] for key in pile if key in self.owner)
            if known:
                owner = known.most_common(1)[0][0]
                for key in pile:
                    self.owner.setdefault(key, (owner, "pile"))
        self._by_nearness()
        named = headings(self.topics, self.nodes, self.boxes, self.box_of, piles, self.labels, self.others)
        members = {key: Membership(*self.owner[key], heading=named.above.get(key)) for key in self.nodes}
        boxed = {key: named.above[key] for key in self.topics if key in named.above}
        return Grouping(members, boxed, named.begun, {key: number for number, pile in enumerate(piles) for key in pile})

    def _by_edge(self) -> None:
        near: dict[str, list[str]] = {}
        for one, other in self.joins:
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
        queue = deque((key, key) for key in self.topics)
        while queue:
            key, topic = queue.popleft()
            for other in near.get(key, ()):
                if other in self.nodes and other not in self.owner:
                    self.owner[other] = topic, "edge"
                    queue.append((other, topic))

    def _box_owners(self) -> dict[str, str | None]:
        """Map each box to its topic: the one within it, one that a line joins to it, or that of most within it.

        A box around several topics is no one's: what stands in it goes to the nearest.
        """
        inside: dict[str, list[str]] = {}
        for key, box in self.box_of.items():
            inside.setdefault(box, []).append(key)
        joined = {box: topic for join in reversed(self.joins) for topic, box in self._joined(join)}
        owners: dict[str, str | None] = {}
        for box in self.boxes:
            held = inside.get(box, [])
            known = Counter(self.owner[key][0] for key in held if key in self.owner)
            within = [key for key in held if key in self.topics]
            usual = known.most_common(1)[0][0] if known else None
            owners[box] = None if len(within) > 1 else next(iter(within), joined.get(box) or usual)
        return owners

    def _joined(self, join: tuple[str, str]) -> Iterator[tuple[str, str]]:
        for topic, box in (join, reversed(join)):
            if topic in self.topics and box in self.boxes:
                yield topic, box

    def _piles(self) -> list[list[str]]:
        """Give the keys of nodes that touch one another; each is compared with its neighbours only."""
        pile_of = {key: key for key in self.nodes}

        def top(key: str) -> str:
            while pile_of[key] != key:
                pile_of[key] = key = pile_of[pile_of[key]]
            return key

        placed = [(node.place, key) for key, node in self.nodes.items() if node.place is not None]
        for order in (sorted(placed, key=lambda one: one[0][:2]), sorted(placed, key=lambda one: (one[0].y, one[0].x))):
            for number, (place, key) in enumerate(order):
                for other_place, other in order[number + 1 : number + 1 + _NEIGHBOURS]:
                    if self.box_of.get(key) == self.box_of.get(other) and place.gap(other_place) <= TOUCHING:
                        pile_of[top(other)] = top(key)
        piles: dict[str, list[str]] = {}
        for key in self.nodes:
            piles.setdefault(top(key), []).append(key)
        return list(piles.values())

    def _by_nearness(self) -> None:
        """Give what nothing else tells of to the nearest topic, and what has no place to the one before it."""
        placed = [(topic.place, key) for key, topic in self.topics.items() if topic.place is not None]
        placed.sort(key=lambda one: one[0].center[1])
        heights = [place.center[1] for place, _ in placed]
        last = next(iter(self.topics), None)
        for key, node in self.nodes.items():
            if key in self.owner:
                last = self.owner[key][0]
            elif node.place is None or not placed:
                self.owner[key] = last, "file" if self.topics else "none"
            else:
                self.owner[key] = _nearest(node.place, placed, heights), "nearest"


def _without_main_title(labels: list[Node]) -> list[Node]:
    main = next((node for node in by_place(labels) if node.kind == TITLE), None)
    return [node for node in labels if node is not main]


def _smallest_boxes(nodes: Sequence[Node], boxes: Mapping[str, Node]) -> dict[str, str]:
    """Map each node that stands in a box to the smallest one."""
    placed = sorted((node.place.center[1], node.place, node.key) for node in nodes if node.place is not None)
    heights = [height for height, _, _ in placed]
    found: dict[str, str] = {}
    for box in sorted(boxes.values(), key=lambda box: -(box.place.area if box.place else 0)):
        if box.place is not None:
            first, last = bisect_left(heights, box.place.y), bisect_right(heights, box.place.y + box.place.height)
            left, right = box.place.x, box.place.x + box.place.width
            found.update(
                {key: box.key for _, place, key in placed[first:last] if left <= place.x + place.width / 2 <= right}
            )
    return found


def _nearest(place: Place, placed: Sequence[tuple[Place, str]], heights: Sequence[float]) -> str:
    """Give the key of the topic nearest to *place*, among those nearest in height."""
    start = bisect_left(heights, place.center[1])
    near = placed[max(start - _LOOKED_AT, 0) : start + _LOOKED_AT]
    return min(near, key=lambda one: place.gap(one[0]))[1]
