"""A graph of roadmap.sh as it is written: nodes and edges drawn with React Flow.

The shape is the site's, not ours, and it changes: what is missing or of another type is done without,
and what is left out for it is counted.
"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from roadmap_cli.domain.drawings import CHECKLIST, LEARNED, Drawing, Drop, Edge, Entry, Node, Place, Side
from roadmap_cli.domain.errors import BadDataError

MAX_NODES = 3_000
"""How many nodes and as many edges a graph may have; the largest public one has some 600."""

MAX_LABEL = 4_000
MAX_TITLE = 200
_UNUSED = dict.fromkeys(
    ("paragraph", "button", "resourceButton", "linksgroup", "vertical", "horizontal"), "it holds nothing to learn"
) | {"legend": "its meanings are the levels"}
_MARKS = {"section", "label", "title"}
_SIDES = {"w": Side.TOP, "x": Side.BOTTOM, "y": Side.LEFT, "z": Side.RIGHT}
"""The first letter of a handle, the point at a node where a line is fastened, tells the side."""

_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")


def _text(value: object) -> str:
    return " ".join(_HARMFUL.sub(" ", value).split()) if isinstance(value, str) else ""


def _number(value: object) -> float | None:
    if isinstance(value, str) and len(value) < MAX_TITLE:
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < 10**9:
        return None
    return float(value)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return [_mapping(entry) for entry in value] if isinstance(value, list) else []


def _entries(value: object) -> list[Any]:
    """Give the lines of a checklist, a plain text as one that has no id."""
    return _list([{"label": one} if isinstance(one, str) else one for one in value] if isinstance(value, list) else ())


Text = Annotated[str, BeforeValidator(_text)]
Number = Annotated[float | None, BeforeValidator(_number)]


class Tolerant(BaseModel):
    """A part of a foreign file; what we do not know in it is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class PositionSchema(Tolerant):
    """A point or a size."""

    x: Number = None
    y: Number = None
    width: Number = None
    height: Number = None


Position = Annotated[PositionSchema, BeforeValidator(_mapping)]


class LegendSchema(Tolerant):
    """What a colour means, or which of these a node is marked with."""

    id: Text = ""
    label: Text = ""
    color: Text = ""


class EntrySchema(Tolerant):
    """A line of a checklist."""

    id: Text = ""
    label: Text = ""
    text: Text = ""
    title: Text = ""


class NodeDataSchema(Tolerant):
    """The words of a node."""

    label: Text = ""
    title: Text = ""
    href: Text = ""
    oldId: Text = ""  # noqa: N815 - the file's own name
    legend: Annotated[LegendSchema, BeforeValidator(_mapping)] = LegendSchema()
    legends: Annotated[tuple[LegendSchema, ...], BeforeValidator(_list)] = ()
    checklists: Annotated[tuple[EntrySchema, ...], BeforeValidator(_entries)] = ()
    checklist: Annotated[tuple[EntrySchema, ...], BeforeValidator(_entries)] = ()
    items: Annotated[tuple[EntrySchema, ...], BeforeValidator(_entries)] = ()

    @property
    def entries(self) -> tuple[EntrySchema, ...]:
        """Give the lines, under whichever key they stand."""
        return self.checklists or self.checklist or self.items


class NodeSchema(Tolerant):
    """A box."""

    id: Text = ""
    type: Text = ""
    position: Position = PositionSchema()
    positionAbsolute: Position = PositionSchema()  # noqa: N815 - the file's own name
    measured: Position = PositionSchema()
    style: Position = PositionSchema()
    width: Number = None
    height: Number = None
    data: Annotated[NodeDataSchema, BeforeValidator(_mapping)] = NodeDataSchema()

    @property
    def place(self) -> Place | None:
        """Give where it stands and how large it is, None where that cannot be read."""
        point = (
            self.positionAbsolute if None not in (self.positionAbsolute.x, self.positionAbsolute.y) else self.position
        )
        if point.x is None or point.y is None:
            return None
        # As it was measured on the page, where it was; the others may be what it began with.
        sizes = (self.measured, self, self.style)
        width, height = (
            next((size for of in sizes if (size := getattr(of, name)) is not None and size >= 0), 0.0)
            for name in ("width", "height")
        )
        return Place(point.x, point.y, width, height)


class EdgeStyleSchema(Tolerant):
    """How a line is drawn."""

    strokeDasharray: Text = ""  # noqa: N815 - the file's own name
    edgeStyle: Text = ""  # noqa: N815 - the file's own name


class EdgeSchema(Tolerant):
    """A line."""

    source: Text = ""
    target: Text = ""
    sourceHandle: Text = ""  # noqa: N815 - the file's own name
    targetHandle: Text = ""  # noqa: N815 - the file's own name
    style: Annotated[EdgeStyleSchema, BeforeValidator(_mapping)] = EdgeStyleSchema()
    data: Annotated[EdgeStyleSchema, BeforeValidator(_mapping)] = EdgeStyleSchema()

    @property
    def is_solid(self) -> bool:
        """Tell whether it is drawn through; a line of which nothing is said is."""
        if self.data.edgeStyle:
            return self.data.edgeStyle == "solid"
        dashes = self.style.strokeDasharray.replace(",", " ").split()
        return len(dashes) < 2 or dashes[0] in {"0", "none"}  # noqa: PLR2004 - a stroke and a gap


class GraphSchema(Tolerant):
    """The whole file."""

    nodes: Annotated[tuple[NodeSchema, ...], BeforeValidator(_list)]
    edges: Annotated[tuple[EdgeSchema, ...], BeforeValidator(_list)] = ()

    @model_validator(mode="before")
    @classmethod
    def _without_null(cls, value: dict[str, Any]) -> dict[str, Any]:
        return {key: entry for key, entry in value.items() if entry is not None}

    def to_domain(self, path: str) -> Drawing:
        """Give the drawing; *path* is for the error about a label that is none."""
        legends = {mark: legend for node in self.nodes for legend in node.data.legends for mark in _marks(legend)}
        dropped: Counter[tuple[str, str]] = Counter()
        nodes: list[Node] = []
        around: list[tuple[int, NodeSchema]] = []
        taken: set[str] = set()
        for number, node in enumerate(self.nodes, 1):
            if max(map(len, (node.data.label, *(_words(entry) for entry in node.data.entries)))) > MAX_LABEL:
                message = f"Node {number} has a label of more than {MAX_LABEL:,} characters; that is no roadmap."
                raise BadDataError(message, path=path)
            if node.type not in LEARNED and node.type not in _MARKS:
                why = _UNUSED.get(node.type) or ("its type is not known" if node.type else "it has no type")
                dropped[node.type[:40] or "node", why] += 1
                around += [(number, node)] if node.type in _UNUSED else []
                continue
            if node.data.href and not node.data.href.lower().startswith(("http://", "https://", "/")):
                dropped["link", "its address is not of the web"] += 1
            key = _unique(node.id or f"node-{number}", taken)
            nodes.append(_node(node, key, legends))
            if node.type == CHECKLIST and not node.data.entries:
                dropped[CHECKLIST, "it has no entries"] += 1
            if node.type in LEARNED and node.place is None:
                dropped["position", "it cannot be read, so the order of the file counts"] += 1
        # What is not learned shows how the rest belongs together; its ids give way to those of the rest.
        nodes += [_node(node, _unique(node.id or f"node-{number}", taken), legends) for number, node in around]
        known = {node.id for node in self.nodes}
        edges: list[Edge] = []
        for edge in self.edges:
            if not edge.source or not edge.target:
                dropped["edge", "it has no beginning or no end"] += 1
            elif edge.source not in known or edge.target not in known:
                dropped["edge", "it leads to a node that is not there"] += 1
            else:
                leaves, enters = (_SIDES.get(handle[:1]) for handle in (edge.sourceHandle, edge.targetHandle))
                edges.append(Edge(edge.source, edge.target, edge.is_solid, leaves, enters))
        drops = tuple(Drop(kind, count, why) for (kind, why), count in sorted(dropped.items()))
        return Drawing(tuple(nodes), tuple(edges), drops)


def graph_of(value: Mapping[str, Any], path: str) -> Drawing:
    """Give the graph that the JSON file at *path* holds as a drawing.

    Raises BadDataError where it is the older shape of the site, too large, or holds nothing to learn.
    """
    if not isinstance(value.get("nodes"), list):
        message = "It is a drawing in roadmap.sh's older shape (`mockup.controls`), which holds pictures and no topics."
        raise BadDataError(message, path=path, hint="Take a newer copy of the roadmap: one with `nodes` and `edges`.")
    for name in ("nodes", "edges"):
        held = value.get(name)
        if isinstance(held, list) and len(held) > MAX_NODES:
            message = f"It has {len(held):,} {name}, and at most {MAX_NODES:,} can be imported."
            raise BadDataError(message, path=path)
    drawing = GraphSchema.model_validate(value).to_domain(path)
    if not any(node.kind in LEARNED and (node.kind != CHECKLIST or node.entries) for node in drawing.nodes):
        message = f"It holds nothing to learn: no {', '.join(LEARNED)} is among its {len(value['nodes']):,} nodes."
        raise BadDataError(message, path=path)
    return drawing


def _marks(legend: LegendSchema) -> tuple[str, ...]:
    return tuple(filter(None, (legend.id, legend.color))) if legend.label else ()


def _node(node: NodeSchema, key: str, legends: dict[str, LegendSchema]) -> Node:
    mark = node.data.legend
    meaning = legends.get(mark.id) or (mark if mark.label else legends.get(mark.color))
    entries: list[Entry] = []
    taken: set[str] = set()
    for number, entry in enumerate(node.data.entries if node.type == CHECKLIST else (), 1):
        entries.append(Entry(f"{key}#{_unique(entry.id or str(number), taken)}", cut(_words(entry))))
    return Node(
        key=key,
        kind=node.type,
        label=cut(node.data.label or node.data.title),
        place=node.place,
        legend=(meaning.label or None) if meaning else None,
        former=node.data.oldId or None,
        entries=tuple(entries),
    )


def _words(entry: EntrySchema) -> str:
    return entry.label or entry.text or entry.title


def cut(text: str) -> str:
    """Give *text* no longer than a title may be."""
    return text if len(text) <= MAX_TITLE else text[: MAX_TITLE - 1].rstrip() + "…"


def _unique(wanted: str, taken: set[str]) -> str:
    """Give *wanted*, with a number behind it where it is *taken*, and take it."""
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}~{number}"
    taken.add(key)
    return key
