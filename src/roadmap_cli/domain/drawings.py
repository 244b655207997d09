"""A roadmap as somebody drew it: boxes with words on a plane, and lines between them."""

from dataclasses import dataclass
from enum import Enum
from math import hypot
from typing import NamedTuple

TOPIC = "topic"
SUBTOPIC = "subtopic"
TODO = "todo"
CHECKLIST = "checklist"
SECTION = "section"
LABEL = "label"
TITLE = "title"
PARAGRAPH = "paragraph"
VERTICAL = "vertical"
HORIZONTAL = "horizontal"
LEARNED = (TOPIC, SUBTOPIC, TODO, CHECKLIST)
"""The kinds of nodes that hold something to learn, a checklist in its entries."""

STROKES = (VERTICAL, HORIZONTAL)
"""Nodes that are no boxes but lines themselves, from the middle of one edge to that of the other."""

BOXES = (SECTION, PARAGRAPH)
"""Nodes that others are put into; a paragraph with others in it is a box whose words are its heading."""


class Place(NamedTuple):
    """A rectangle on the drawing; *y* grows down the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def center(self) -> tuple[float, float]:
        """Give the point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def bottom(self) -> float:
        """Give where it ends down the page."""
        return self.y + self.height

    @property
    def area(self) -> float:
        """Give how much of the plane it covers."""
        return self.width * self.height

    def holds(self, other: "Place") -> bool:
        """Tell whether the middle of *other* lies within it."""
        x, y = other.center
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def is_in_column_of(self, other: "Place") -> bool:
        """Tell whether some of it stands right above or below *other*, or on it."""
        return self.x < other.x + other.width and other.x < self.x + self.width

    def gap(self, other: "Place") -> float:
        """Give the distance to *other*, 0 where they touch or overlap."""
        across = max(self.x - other.x - other.width, other.x - self.x - self.width, 0.0)
        down = max(self.y - other.y - other.height, other.y - self.y - self.height, 0.0)
        return hypot(across, down)


class Entry(NamedTuple):
    """A line of a checklist."""

    key: str
    label: str


class Node(NamedTuple):
    """A box of the drawing; *key* is its id, unique within the drawing, *place* None where none can be read.

    *legend* is the text of the legend that it is marked with, *former* the id that it had before.
    """

    key: str
    kind: str
    label: str
    place: Place | None
    legend: str | None = None
    former: str | None = None
    entries: tuple[Entry, ...] = ()


class Side(Enum):
    """Where at a node a line begins or ends."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


class Edge(NamedTuple):
    """A line from one node to another by their keys, *is_solid* or dashed, and the sides that it joins if known."""

    source: str
    target: str
    is_solid: bool
    leaves: Side | None = None
    enters: Side | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """What an import leaves out: how many of which kind, and why."""

    kind: str
    count: int
    why: str


class Drawing(NamedTuple):
    """Everything that was drawn, and what of the file could not be taken for a part of it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    dropped: tuple[Drop, ...] = ()
