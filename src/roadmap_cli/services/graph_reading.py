"""What a drawing of a roadmap means: its topics in reading order, and what belongs to each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from roadmap_cli.domain.drawings import CHECKLIST, LEARNED, TITLE, TOPIC, Drawing, Drop, Node
from roadmap_cli.domain.imports import Group, Learnable, Material, Page, Part
from roadmap_cli.services.graph_grouping import Grouping, group
from roadmap_cli.services.legend_levels import Marked, mark_of, parts_by_level, unknown_legends
from roadmap_cli.services.reading_order import by_place, reading_order

PUBLISHER = "roadmap.sh"
MOST_UNNAMED = 12
"""How many topics that nothing names stay together in one stage; of more, about eight make one."""

USUAL_UNNAMED = 8


def read_drawing(drawing: Drawing, pages: Mapping[str, Page], *, name: str) -> Material:
    """Read *drawing* as a roadmap; *pages* are by the keys of its nodes, *name* is what it is called without a title.

    Everything to learn is in the result once. Subtopics are put to topics by lines, boxes, piles and nearness.
    """
    topics = reading_order([node for node in drawing.nodes if node.kind == TOPIC], drawing.edges)
    grouping = group(drawing, topics)
    keys = {node.key for node in drawing.nodes}
    title = next((node.label for node in by_place(drawing.nodes) if node.kind == TITLE and node.label), name)
    reader = _Reader(pages, keys)
    return Material(
        title=title,
        publisher=PUBLISHER,
        groups=tuple(reader.groups(drawing, topics, grouping, title)),
        grouped_by=dict(sorted(reader.grouped_by.items())),
        dropped=(*drawing.dropped, *_marks_left_out(drawing), *reader.pages_left_out()),
    )


class _Reader:
    """Makes learnables of nodes, and counts how they were grouped."""

    def __init__(self, pages: Mapping[str, Page], keys: set[str]) -> None:
        self.pages = pages
        self.keys = keys
        self.read: set[str] = set()
        self.grouped_by: Counter[str] = Counter()

    def groups(self, drawing: Drawing, topics: Sequence[Node], grouping: Grouping, title: str) -> Iterator[Group]:
        """Give the groups, in order."""
        members: dict[str | None, list[Node]] = {}
        for node in by_place(node for node in drawing.nodes if node.kind in LEARNED and node.kind != TOPIC):
            members.setdefault(grouping.members[node.key].topic, []).append(node)
        begun: str | None = None
        runs: list[tuple[str, list[Node]]] = []
        for topic in topics:
            begun = grouping.labelled_topics.get(topic.key, begun)
            heading = grouping.boxed_topics.get(topic.key) or begun or ""
            if not runs or runs[-1][0] != heading:
                runs.append((heading, []))
            runs[-1][1].append(topic)
        named = [short for long in runs for short in _short_runs(*long)]
        for heading, run in named:
            parts = (self.parts(one.label, one, members.get(one.key, []), grouping) for one in run)
            span = " to ".join(dict.fromkeys(one.label for one in (run[0], run[-1]) if one.label))
            yield Group(heading or (span if len(named) > 1 else ""), tuple(chain.from_iterable(parts)))
        rest = tuple(self.parts(title, None, members.get(None, []), grouping))
        if rest:
            yield Group("", rest)

    def parts(self, title: str, topic: Node | None, nodes: Sequence[Node], grouping: Grouping) -> Iterator[Part]:
        """Give what stands under one topic: itself with its own, then each heading."""
        under: dict[str, list[Marked]] = {"": []}
        if topic is not None:
            under[""].append(Marked(self.learnable(topic), mark_of(topic.legend), -1))
        for node in nodes:
            membership, pile = grouping.members[node.key], grouping.piles[node.key]
            heading = (node.label if node.kind == CHECKLIST else "") or membership.heading or ""
            things = list(self.learnables(node))
            self.grouped_by[membership.by] += len(things)
            under.setdefault(heading, []).extend(Marked(thing, mark_of(node.legend), pile) for thing in things)
        for heading, marked in under.items():
            yield from parts_by_level(heading or title, marked, head=1 if topic is not None and not heading else 0)

    def learnables(self, node: Node) -> Iterator[Learnable]:
        """Give what is to be learned in a node: itself, or each entry of a checklist."""
        if node.kind != CHECKLIST:
            yield self.learnable(node)
            return
        for entry in node.entries:
            yield Learnable(entry.key, entry.label, CHECKLIST)

    def learnable(self, node: Node) -> Learnable:
        """Give the thing to learn that *node* is, with its page."""
        # A node that was made as a copy bears the id of the other, which then has a page of its own.
        former = node.former if node.former not in self.keys else None
        key = node.key if node.key in self.pages else former
        page = self.pages.get(key or "")
        if page is not None and key is not None:
            self.read.add(key)
        return Learnable(
            key=node.key,
            title=node.label,
            type=node.kind,
            summary=page.summary if page else None,
            links=page.links if page else (),
            former=former,
        )

    def pages_left_out(self) -> Iterator[Drop]:
        """Give how many pages belong to nothing that is drawn."""
        spare = len(self.pages) - len(self.read)
        if spare:
            yield Drop("page", spare, "it belongs to nothing to learn in the file")
        unusable = sum(self.pages[key].unusable for key in self.read)
        if unusable:
            yield Drop("link of a page", unusable, "its address is not of the web")


def _short_runs(heading: str, run: Sequence[Node]) -> Iterator[tuple[str, Sequence[Node]]]:
    """Give a run of topics that nothing names in parts of much the same length, so that a stage stays short."""
    count = 1 if heading or len(run) <= MOST_UNNAMED else -(-len(run) // USUAL_UNNAMED)
    bounds = [len(run) * number // count for number in range(count + 1)]
    for first, last in pairwise(bounds):
        yield heading, run[first:last]


def _marks_left_out(drawing: Drawing) -> Iterator[Drop]:
    unknown = unknown_legends(node for node in drawing.nodes if node.kind in LEARNED)
    if unknown:
        yield Drop("legend", len(unknown), f"it says nothing about a level: {', '.join(unknown[:3])}")
