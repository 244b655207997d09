"""What the labels of a drawing name: what they stand above, or in a box what stands below them there."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_cli.domain.drawings import SUBTOPIC, Node, Place

HEADING_GAP = 60.0
"""How far above what it names a label may stand, in the drawing's pixels."""

FOOTING_GAP = 16.0
"""How far below what it names a label may stand: right at it."""

LONGEST_HEADING = 60
"""How many characters a box may say of itself for that to be a heading; more are a text."""

_SPANS = 0.9
_LOOKED_AT = 60


class Headings(NamedTuple):
    """By keys: under which heading each thing stands, and the label with which a topic begins something."""

    above: Mapping[str, str]
    begun: Mapping[str, str]


def headings(
    topics: Mapping[str, Node],
    nodes: Mapping[str, Node],
    boxes: Mapping[str, Node],
    box_of: Mapping[str, str],
    piles: Iterable[Sequence[str]],
    labels: Sequence[Node],
    others: Iterable[Node],
) -> Headings:
    """Find the heading of each of *topics* and *nodes*; *labels* come down the page, *others* hold nothing to learn.

    A label names what is nearest below it, or what it stands right under. In a box it names what follows it
    there; a box without labels is named by its own words or by the subtopic that is its upper edge.
    """
    held = {**topics, **nodes}
    used = {key: boxes[key] for key in dict.fromkeys(box_of[key] for key in held if key in box_of)}
    inside: dict[str, list[Node]] = {}
    for label in labels:
        if label.key in box_of:
            inside.setdefault(box_of[label.key], []).append(label)
    free = [label for label in labels if label.key not in box_of]
    named = [(label.label, key) for label, key in _named(free, {**held, **used}, nodes, others)]
    own = {key: box.label for key, box in used.items() if 0 < len(box.label) <= LONGEST_HEADING}
    over = {key: label for label, key in reversed(named) if key in used}
    edges = {key: title for key, title in _upper_edges(nodes, used, box_of) if key not in inside}
    of_box = {**edges, **over, **own}
    pile_of = {key: pile for pile in piles for key in pile}
    above = {key: label for label, first in reversed(named) for key in pile_of.get(first, ())}
    for key, thing in held.items():
        box = box_of.get(key, "")
        name = _last_before(thing, inside.get(box, ())) or of_box.get(box)
        if name:
            above[key] = name
    return Headings(above, {key: label for label, key in named if key in topics})


def _last_before(thing: Node, labels: Sequence[Node]) -> str | None:
    """Give the label that was read last before *thing*, one in its column first; the uppermost where none was."""
    if not labels or thing.place is None:
        return None
    before = [label for label in labels if label.place is not None and label.place.y <= thing.place.center[1]]
    over = [label for label in before if label.place is not None and label.place.is_in_column_of(thing.place)]
    return (over or before or labels[:1])[-1].label


def _upper_edges(
    nodes: Mapping[str, Node], boxes: Mapping[str, Node], box_of: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Give each box whose upper edge is a subtopic as wide as itself, with others below it."""
    held: dict[str, list[Place]] = {}
    for key in nodes:
        place = nodes[key].place
        if key in box_of and place is not None:
            held.setdefault(box_of[key], []).append(place)
    for key, node in nodes.items():
        box = boxes.get(box_of.get(key, ""))
        if node.kind != SUBTOPIC or node.place is None or box is None or box.place is None:
            continue
        is_wide = node.place.width >= box.place.width * _SPANS
        others = [place for place in held[box.key] if place is not node.place]
        if is_wide and others and all(place.y > node.place.y for place in others):
            yield box.key, node.label


def _named(
    labels: Iterable[Node], things: Mapping[str, Node], nodes: Mapping[str, Node], others: Iterable[Node]
) -> Iterator[tuple[Node, str]]:
    """Give each label with the key of what it names; one above something that is not learned names nothing."""
    stops = [node for node in others if node.key not in things]
    below = sorted(
        ((node.place, node.key) for node in (*things.values(), *stops) if node.place), key=lambda one: one[0].y
    )
    over = sorted(((node.place, node.key) for node in nodes.values() if node.place), key=lambda one: one[0].bottom)
    tops, bottoms = [place.y for place, _ in below], [place.bottom for place, _ in over]
    for label in labels:
        at = label.place
        if at is None:
            continue
        first, last = bisect_left(tops, at.y), bisect_right(tops, at.bottom + HEADING_GAP)
        under = _first(at, below[first : min(last, first + _LOOKED_AT)])
        first, last = bisect_left(bottoms, at.y - FOOTING_GAP), bisect_right(bottoms, at.y)
        footed = _first(at, reversed(over[max(first, last - _LOOKED_AT) : last]))
        if footed and (not under or at.y - footed[0].bottom < under[0].y - at.bottom):
            yield label, footed[1]
        elif under and under[1] in things:
            yield label, under[1]


def _first(at: Place, found: Iterable[tuple[Place, str]]) -> tuple[Place, str] | None:
    return next((one for one in found if one[0].is_in_column_of(at)), None)
