"""Graphs in the shape of roadmap.sh, made from nothing: realistic geometry, invented words.

`python tests/drawn_graphs.py FOLDER [TOPICS]` writes one with its pages, to try things out.
"""

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

LEGENDS = (
    ("legend-purple", "Personal Recommendation / Opinion", "#874efe"),
    ("legend-green", "Alternative Option - Pick this or purple", "#4f7a28"),
    ("legend-gray", "Order not strict / Learn anytime", "#929292"),
)
WORDS = ("Cloud", "Stream", "Vault", "Signal", "Layer", "Router", "Packet", "Schema", "Shard", "Mesh", "Token", "Queue")
KNOWN = ("Docker", "PostgreSQL", "Git", "Caching", "CI/CD", "Redis", "HTTP", "Linux")
KINDS = ("article", "official", "video", "course", "opensource", "book", "feed", "aricle", "Article ", "roadmap.sh")


def node(
    key: str, kind: str, label: object, x: float, y: float, width: float = 160, height: float = 49, **data: Any
) -> dict[str, Any]:
    """Give a node as React Flow writes it, with what is of no use to us."""
    size = {"width": width, "height": height}
    place = {"x": x, "y": y}
    style = {"fontSize": 17, "justifyContent": "flex-start", "textAlign": "center"}
    return {
        "id": key,
        "type": kind,
        "position": place,
        "positionAbsolute": dict(place),
        "data": {"label": label, "style": style, **data},
        "selected": False,
        "dragging": False,
        "zIndex": 999,
        "measured": dict(size),
        "style": dict(size),
        **size,
    }


def edge(source: str | None, target: str | None, *, solid: bool = True) -> dict[str, Any]:
    """Give a line as the site draws it: solid along the spine, dashed to what hangs on it."""
    found = {
        "id": f"reactflow__edge-{source}y2-{target}x2",
        "source": source,
        "target": target,
        "sourceHandle": "y2",
        "targetHandle": "x2",
        "type": "smoothstep",
        "style": {"strokeDasharray": "0" if solid else "0.8 8", "strokeLinecap": "round", "strokeWidth": 3.5},
        "data": {"edgeStyle": "solid" if solid else "dashed"},
    }
    return {key: value for key, value in found.items() if value is not None}


def graph(*nodes: dict[str, Any], edges: tuple[dict[str, Any], ...] | list[dict[str, Any]] = ()) -> dict[str, Any]:
    """Give a whole file."""
    return {"nodes": list(nodes), "edges": list(edges)}


def small_graph() -> dict[str, Any]:
    """Give a graph with a little of everything that the site draws, each thing once or twice."""
    marks = [{"id": key, "label": label, "color": color} for key, label, color in LEGENDS]
    purple, green, gray = ({**mark, "position": "left-center"} for mark in marks)
    return graph(
        node("title", "title", "Kettle Engineering", 0, -120, 300, 68),
        node("legend", "legend", "", 400, -100, 250, 120, legends=marks),
        node("p1", "paragraph", "Have a look at the teapot track too", 400, 60, 300, 90),
        node("-t1", "topic", "Water", 0, 0),
        node("s1", "subtopic", "Hardness", -260, -10),
        node("s2", "subtopic", "Temperature", -260, 41),
        node("s3", "subtopic", "Docker", -260, 92, legend=gray),
        node("t2", "topic", "Heating", 0, 300),
        node("box", "section", "", 240, 280, 300, 240),
        node("box-label", "label", "Pick an Element", 300, 290, 160, 30),
        node("e1", "subtopic", "Coil", 260, 330, legend=purple),
        node("e2", "subtopic", "Plate", 260, 382, legend=green),
        node("e3", "subtopic", "Induction", 260, 434, legend=green),
        node("todo1", "todo", "Boil one litre", -200, 310),
        node("t3", "topic", "Git (Version Control)", 0, 600, oldId="s1"),
        node(
            "list",
            "checklist",
            "Before you pour",
            220,
            600,
            200,
            140,
            checklists=[{"id": "c1", "label": "Lid closed"}, {"id": "c2", "label": "Cup warm"}],
        ),
        node("t4", "topic", "Water", 0, 900),
        node("vertical-1", "vertical", "vertical node", 70, 50, 20, 250),
        node("horizontal-1", "horizontal", "horizontal node", -100, 20, 100, 20),
        node("button", "button", "Start the course", 0, 1000, href="https://example.com/course"),
        node("rb", "resourceButton", "Find the source", 200, 1000, href="https://example.com"),
        node("links", "linksgroup", "Related", 400, 1000, links=[{"id": "l", "label": "x", "url": "https://e.com"}]),
        edges=[
            edge("title", "-t1"),
            edge("-t1", "t2"),
            edge("t3", "t2"),
            edge("t3", "t4"),
            edge("-t1", "s1", solid=False),
            edge("t2", "box", solid=False),
            edge("t2", None),
            edge(None, "t3"),
            edge("t2", "nowhere"),
        ],
    )


def large_graph(topics: int = 60, *, subtopics: int = 4, seed: int = 7) -> dict[str, Any]:
    """Give a graph of *topics* on a winding spine, each with *subtopics*, seven in ten of which touch no line."""
    random = Random(seed)
    marks = [{"id": key, "label": label, "color": color} for key, label, color in LEGENDS]
    nodes = [node("title", "title", "Invented Engineering", 0, -150, 300, 68)]
    nodes.append(node("legend", "legend", "", 600, -100, 250, 120, legends=marks))
    edges = []
    for number in range(topics):
        key, y = f"{'-' if number % 9 == 0 else ''}T{number:04}xYz", number * 320.0
        x = 180 * (number % 3 - 1) + random.uniform(-8, 8)
        word = WORDS[number % len(WORDS)]
        label = KNOWN[number // 7 % len(KNOWN)] if number % 7 == 3 else f"{word} {number // len(WORDS) + 1}"
        nodes.append(node(key, "topic", label, x, y, 190))
        if number:
            edges.append(edge(nodes_key(nodes, number - 1), key))
            nodes.append(node(f"v{number}", "vertical", "vertical node", x + 80, y - 120, 21, 104))
        side = -420 if number % 2 else 420
        if number % 3 == 0:
            nodes.append(node(f"box{number}", "section", "", x + side - 20, y - 60, 260, subtopics * 53 + 80))
        if number % 6 == 0:
            nodes.append(node(f"label{number}", "label", f"{word} Corner", x + side, y - 50, 150, 30))
        for part in range(subtopics):
            mark = marks[random.randrange(3)] if number % 4 == 2 else None
            data = {"legend": mark} if mark else {}
            kind = "todo" if part == 3 and number % 10 == 5 else "subtopic"
            own = f"S{number:04}-{part}q"
            name = f"{word} {('Basics', 'Tools', 'Limits', 'Practice')[part % 4]}"
            nodes.append(node(own, kind, name, x + side, y + part * 53, 200, **data))
            if part == 0 and number % 10 != 9:
                edges.append(edge(key, own, solid=False))
        if number % 15 == 7:
            nodes.append(node(f"b{number}", "button", "Visit", x, y + 100, href="https://example.com"))
    edges += [edge("title", nodes_key(nodes, 0)), edge(None, "T0001xYz")]
    random.shuffle(nodes)
    return {"nodes": nodes, "edges": edges}


def nodes_key(nodes: list[dict[str, Any]], number: int) -> str:
    """Give the id of the topic with this number."""
    return next(one["id"] for one in nodes if one["type"] == "topic" and one["id"].lstrip("-") == f"T{number:04}xYz")


def write_pages(folder: Path, drawn: dict[str, Any]) -> None:
    """Write a page for most of what is drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    learned = [one for one in drawn["nodes"] if one["type"] in {"topic", "subtopic"}]
    for number, one in enumerate(learned):
        if number % 11 == 5:
            continue
        label = str(one["data"]["label"])
        slug = "-".join("".join(letter if letter.isalnum() else " " for letter in label.lower()).split())
        kind = KINDS[number % len(KINDS)]
        text = (
            f"# {label}\n\n{label} is **invented** for a test, and [linked](https://example.com) once.\n\n"
            "Visit the following resources to learn more:\n\n"
            f"- [@{kind}@About {label}](https://example.com/{slug}_({number}))\n"
            f"- [@video@Watch {label}](https://example.com/watch?v={number})\n"
        )
        (folder / f"{slug}@{one['id']}.md").write_text(text, "utf-8")


def main() -> None:
    folder, topics = Path(sys.argv[1]), int((sys.argv[2:] or ["60"])[0])
    for name, drawn in (("kettle", small_graph()), ("invented", large_graph(topics))):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / f"{name}.json").write_text(json.dumps(drawn, indent=2), "utf-8")
        write_pages(folder / name / "content", drawn)


if __name__ == "__main__":
    main()
