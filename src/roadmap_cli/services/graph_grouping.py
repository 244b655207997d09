"""Which topic each subtopic of a drawing belongs to, and under which heading."""

from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_cli.domain.drawings import LABEL, LEARNED, SECTION, TITLE, TOPIC, Drawing, Edge, Node, Place
from roadmap_cli.services.reading_order import by_place

TOUCHING = 16.0
"""The widest gap, in the drawing's pixels, between two boxes of one pile."""

HEADING_GAP = 60.0
"""How far above what it names a label may stand."""

_NEIGHBOURS = 12
_LOOKED_AT = 60


class Membership(NamedTuple):
    """The topic that something belongs to, None without any, its heading there, and what told us.

    *by* is edge, box, pile, nearest or file.
    """

    topic: str | None
    heading: str | None
    by: str


class Grouping(NamedTuple):
    """Where each subtopic belongs, by keys, and the name of the group that a topic stands in or begins."""

    members: Mapping[str, Membership]
    boxed_topics: Mapping[str, str]
    labelled_topics: Mapping[str, str]


def group(drawing: Drawing, topics: Sequence[Node]) -> Grouping:
    """Find out what belongs to what; *topics* are those of the drawing in reading order.

    A line tells it best, directly or from one subtopic to the next; then the box that something stands in;
    then the pile that it is part of; then whatever topic is nearest.
    """
    return _Grouping(drawing, topics).result()


class _Grouping:
    def __init__(self, drawing: Drawing, topics: Sequence[Node]) -> None:
        self.edges = drawing.edges
        self.topics = {topic.key: topic for topic in topics}
        self.nodes = {node.key: node for node in drawing.nodes if node.kind in LEARNED and node.kind != TOPIC}
        self.boxes = {node.key: node for node in drawing.nodes if node.kind == SECTION and node.place}
        labels = [node for node in drawing.nodes if node.kind in {LABEL, TITLE} and node.label]
        self.labels = by_place(_without_main_title(labels))
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
        names = self._box_names()
        headings = self._pile_headings(piles)
        members = {
            key: Membership(topic, names.get(self.box_of.get(key, "")) or headings.get(key), by)
            for key, (topic, by) in ((key, self.owner[key]) for key in self.nodes)
        }
        boxed = {key: names[box] for key in self.topics if (box := self.box_of.get(key)) in names}
        return Grouping(members, boxed, self._labelled_topics())

    def _by_edge(self) -> None:
        near: dict[str, list[str]] = {}
        for edge in self.edges:
            near.setdefault(edge.source, []).append(edge.target)
            near.setdefault(edge.target, []).append(edge.source)
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
        joined = {box: topic for edge in self.edges for topic, box in self._joined(edge)}
        owners: dict[str, str | None] = {}
        for box in self.boxes:
            held = inside.get(box, [])
            known = Counter(self.owner[key][0] for key in held if key in self.owner)
            within = [key for key in held if key in self.topics]
            usual = known.most_common(1)[0][0] if known else None
            owners[box] = None if len(within) > 1 else next(iter(within), joined.get(box) or usual)
        return owners

    def _joined(self, edge: Edge) -> Iterator[tuple[str, str]]:
        for topic, box in ((edge.source, edge.target), (edge.target, edge.source)):
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

    def _box_names(self) -> dict[str, str]:
        """Map each box that has a name to it: its own label, or the topmost within it."""
        names = {key: box.label for key, box in self.boxes.items() if box.label}
        for label in self.labels:
            box = self.box_of.get(label.key)
            if box is not None:
                names.setdefault(box, label.label)
        return names

    def _pile_headings(self, piles: Sequence[Sequence[str]]) -> dict[str, str]:
        """Map each member of a pile to the label that stands right above the pile."""
        pile_of = {key: pile for pile in piles for key in pile}
        headings: dict[str, str] = {}
        for label, below in self._labels_above():
            for key in pile_of.get(below, ()):
                headings.setdefault(key, label.label)
        return headings

    def _labelled_topics(self) -> dict[str, str]:
        return {below: label.label for label, below in self._labels_above() if below in self.topics}

    def _labels_above(self) -> Iterator[tuple[Node, str]]:
        """Give each label that stands free with the nearest thing right below it."""
        things = [*self.topics.values(), *self.nodes.values()]
        placed = [(node.place, node.key) for node in things if node.place is not None]
        placed.sort(key=lambda one: one[0].y)
        heights = [place.y for place, _ in placed]
        for label in self.labels:
            if label.key in self.box_of or label.place is None:
                continue
            bottom = label.place.y + label.place.height
            first, last = bisect_left(heights, label.place.y), bisect_right(heights, bottom + HEADING_GAP)
            for place, key in placed[first : min(last, first + _LOOKED_AT)]:
                if place.x < label.place.x + label.place.width and label.place.x < place.x + place.width:
                    yield label, key
                    break


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
