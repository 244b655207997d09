"""What the site draws around what is to be learned: strokes, boxes and their labels, in its shape, with our words."""

import json
from typing import Any

from drawn_graphs import LEGENDS, edge, graph, node
from roadmap_cli.domain.imports import Material
from roadmap_cli.services.graph_reading import read_drawing
from roadmap_cli.storage.roadmapsh_schema import graph_of

PURPLE, GREEN, _ = ({"id": key, "label": label, "color": color} for key, label, color in LEGENDS)


def steps(drawn: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Give each step's title with the titles in it."""
    return [
        (part.title, [thing.title for thing in part.learnables]) for one in material(drawn).groups for part in one.parts
    ]


def material(drawn: dict[str, Any]) -> Material:
    return read_drawing(graph_of(json.loads(json.dumps(drawn)), "graph.json"), {}, name="way")


def line(source: str, leaves: str, target: str, enters: str) -> dict[str, Any]:
    """Give a solid line that is fastened at these handles."""
    return edge(source, target) | {"sourceHandle": leaves, "targetHandle": enters}


def test_a_checkpoint_belongs_to_the_topic_whose_way_on_a_stroke_joins_it_with() -> None:
    """The way of topics snakes: along a row, round the corner and back; the strokes of checkpoints end at it."""
    drawn = graph(
        node("seed", "topic", "Seed", 0, 0, 100),
        node("soil", "topic", "Soil", 400, 0, 100),
        node("rain", "topic", "Rain", 400, 200, 100),
        node("sun", "topic", "Sun", 0, 200, 100),
        node("wind", "topic", "Wind", 0, 420, 100),
        node("c1", "subtopic", "Checkpoint: a pot", 250, 70, 120),
        node("v1", "vertical", "vertical node", 300, 26, 20, 44),
        node("c2", "subtopic", "Checkpoint: a bed", 150, 130, 220),
        node("h2", "horizontal", "horizontal node", 368, 145, 83, 20),
        node("c3", "subtopic", "Checkpoint: a field", -20, 300, 240),
        node("h3", "horizontal", "horizontal node", -22, 310, 20, 20),
        edges=[
            line("seed", "z2", "soil", "y1"),
            line("soil", "x2", "rain", "w1"),
            line("rain", "y2", "sun", "z1"),
            line("sun", "y2", "wind", "y1"),
        ],
    )

    assert steps(drawn) == [
        ("Seed", ["Seed", "Checkpoint: a pot"]),
        ("Soil", ["Soil", "Checkpoint: a bed"]),
        ("Rain", ["Rain"]),
        ("Sun", ["Sun", "Checkpoint: a field"]),
        ("Wind", ["Wind"]),
    ]


def test_lines_turn_as_their_sides_say() -> None:
    """Out at one side and in at another: straight on, round one corner, or round two."""
    for leaves, enters, stroke in [
        ("z2", "w1", (230, 20, 20, 60)),
        ("x2", "y1", (40, 100, 20, 60)),
        ("x2", "w1", (200, 180, 20, 60)),
        ("z2", "z1", (508, 150, 60, 20)),
        ("w2", "w1", (240, -20, 20, 60)),
        ("x2", "x1", (240, 368, 20, 60)),
    ]:
        x, y, width, height = stroke
        is_down = height > width
        at = (x - 60, y + height + 2) if is_down else (x + width + 2, y - 10)
        drawn = graph(
            node("first", "topic", "First", 0, 0, 100, 50),
            node("last", "topic", "Last", 400, 300, 100, 50),
            node("way", "subtopic", "On the way", *at, 140, 40),
            node("stroke", "vertical" if is_down else "horizontal", "", *stroke),
            edges=[line("first", leaves, "last", enters)],
        )

        assert material(drawn).grouped_by == {"edge": 1}, (leaves, enters)
        assert steps(drawn) == [("First", ["First", "On the way"]), ("Last", ["Last"])], (leaves, enters)


def test_a_stroke_joins_a_topic_with_a_box_and_a_label_in_it_names_what_follows() -> None:
    """The checklists of the site have no words of their own: the label above each is its heading."""
    drawn = graph(
        node("brew", "topic", "Brewing", 640, 370, 176),
        node("pour", "topic", "Pouring", 640, 505, 176),
        node("box", "section", "", 206, 289, 362, 392),
        node("l1", "label", "Before the water boils", 226, 303, 248, 36),
        node("a", "checklist", "", 210, 334, 355, 212, checklists=[{"id": "1", "label": "Cups out"}]),
        node("l2", "label", "While it draws", 226, 548, 179, 36),
        node("b", "checklist", "", 210, 578, 358, 88, checklists=[{"id": "2", "label": "Timer set"}]),
        node("h", "horizontal", "horizontal node", 565, 520, 79, 20),
        edges=[line("brew", "x2", "pour", "w1")],
    )

    assert steps(drawn) == [
        ("Brewing", ["Brewing"]),
        ("Pouring", ["Pouring"]),
        ("Before the water boils", ["Cups out"]),
        ("While it draws", ["Timer set"]),
    ]


def test_a_stroke_to_a_bar_joins_a_topic_with_all_that_stands_along_it() -> None:
    """Beside a long column stands a bar; a stroke from its topic, here the lower one, ends somewhere at it."""
    bar = node("bar", "vertical", "vertical node", 337, 0, 20, 330)
    drawn = graph(
        node("pots", "topic", "Pots", 0, 0, 250),
        node("leaves", "topic", "Leaves", 0, 300, 250),
        node("s1", "subtopic", "Green", 368, 3, 270),
        node("s2", "subtopic", "Black", 368, 56, 270),
        node("box", "section", "", 368, 130, 270, 190),
        node("l", "label", "Rolled by hand", 400, 140, 180, 36),
        node("s3", "subtopic", "Pearls", 380, 180, 240),
        bar,
        node("h", "horizontal", "horizontal node", 248, 315, 100, 20),
        edges=[line("pots", "x2", "leaves", "w1")],
    )

    assert steps(drawn) == [
        ("Pots", ["Pots"]),
        ("Leaves", ["Leaves", "Green", "Black"]),
        ("Rolled by hand", ["Pearls"]),
    ]
    drawn["nodes"].append(node("h2", "horizontal", "horizontal node", 248, 15, 100, 20))
    assert steps(drawn)[0] == ("Pots", ["Pots", "Green", "Black"]), "a bar of two topics says nothing"


def test_a_paragraph_around_something_is_a_box_and_each_box_a_choice_of_its_own() -> None:
    """Its words are the heading, unless they are a text; a stroke behind a topic joins the boxes at its ends."""
    words = "All of this is worth a look on a rainy day when there is nothing better to do at all."
    drawn = graph(
        node("t", "topic", "Kettles", 160, 200, 190),
        node("p1", "paragraph", "For the stove", 0, 0, 157, 174),
        node("s1", "subtopic", "Steel", 10, 57, 137, legend=PURPLE),
        node("s2", "subtopic", "Enamel", 10, 110, 137, legend=GREEN),
        node("p2", "paragraph", "With a plug", 170, 0, 157, 174),
        node("s3", "subtopic", "Glass", 180, 57, 137, legend=PURPLE),
        node("s4", "subtopic", "Plastic", 180, 110, 137, legend=GREEN),
        node("p3", "paragraph", words, 170, 300, 157, 120),
        node("s5", "subtopic", "Samovar", 180, 340, 137, legend=PURPLE),
        node("v", "vertical", "vertical node", 240, 160, 20, 160),
    )

    assert steps(drawn) == [
        ("Kettles", ["Kettles"]),
        ("Kettles: recommended", ["Samovar"]),
        ("For the stove: one of these", ["Steel", "Enamel"]),
        ("With a plug: one of these", ["Glass", "Plastic"]),
    ]


def test_what_is_recommended_apart_from_a_pile_with_alternatives_is_no_part_of_the_choice() -> None:
    """Only where alternatives stand apart does everything recommended belong to them."""

    def drawn(height: float) -> dict[str, Any]:
        return graph(
            node("t", "topic", "Cups", 0, 0),
            node("a", "subtopic", "Washing up", 200, 0, legend=PURPLE),
            node("b", "subtopic", "Stoneware", 200, 200, legend=PURPLE),
            node("c", "subtopic", "Bone china", 200, height, legend=GREEN),
        )

    assert steps(drawn(252)) == [
        ("Cups", ["Cups"]),
        ("Cups: recommended", ["Washing up"]),
        ("Cups: one of these", ["Stoneware", "Bone china"]),
    ]
    assert steps(drawn(400)) == [
        ("Cups", ["Cups"]),
        ("Cups: one of these", ["Washing up", "Stoneware", "Bone china"]),
    ]


def test_a_label_right_below_a_pile_names_it_and_not_the_box_further_down() -> None:
    """Whichever is nearer; and a label above a button names nothing."""
    drawn = graph(
        node("t", "topic", "Leaves", 300, 100),
        node("a", "subtopic", "Black", 0, 0, legend=PURPLE),
        node("b", "subtopic", "Green", 0, 52, legend=PURPLE),
        node("l1", "label", "Kinds of leaves", 0, 112, 160, 30),
        node("box", "section", "", -10, 180, 180, 80),
        node("c", "subtopic", "Storing", 0, 190),
        node("l2", "label", "Visit the tea house", 300, 160, 160, 30),
        node("button", "button", "Tea house", 300, 195, 160, 30),
        node("d", "subtopic", "Buying", 300, 228),
        edges=[edge("t", "box", solid=False), edge("t", "a", solid=False)],
    )

    assert steps(drawn) == [("Leaves", ["Leaves", "Storing", "Buying"]), ("Kinds of leaves", ["Black", "Green"])]


def test_a_subtopic_that_is_the_upper_edge_of_a_box_names_it() -> None:
    """Drawn as wide as the box, it is learned like the others and heads them."""
    drawn = graph(
        node("t", "topic", "Serving", 0, 0),
        node("box", "section", "", 300, 0, 290, 200),
        node("head", "subtopic", "Ceremony", 300, 0, 290),
        node("a", "subtopic", "Bowing", 320, 60, 120),
        node("b", "subtopic", "Silence", 320, 120, 120),
        edges=[edge("t", "box", solid=False)],
    )

    assert steps(drawn) == [("Serving", ["Serving"]), ("Ceremony", ["Ceremony", "Bowing", "Silence"])]


def test_how_large_something_is_drawn_counts_as_measured() -> None:
    """Newer files keep the size that a box began with beside the one that it has on the page."""
    box = node("box", "section", "", 300, 0, 150, 100)
    box["measured"] = {"width": 290, "height": 300}
    drawn = graph(
        box,
        node("a", "topic", "Cleaning", 0, 0),
        node("b", "topic", "Repairing", 0, 220),
        node("one", "subtopic", "Scale", 330, 20),
        node("two", "subtopic", "Handles", 330, 240),
        edges=[edge("a", "box", solid=False)],
    )

    assert steps(drawn) == [("Cleaning", ["Cleaning", "Scale", "Handles"]), ("Repairing", ["Repairing"])]


def test_a_label_above_a_box_names_it() -> None:
    """So that what stands in the box has a heading though the label stands outside."""
    drawn = graph(
        node("t", "topic", "Sweets", 0, 0),
        node("l", "label", "With the second cup", 300, -40, 200, 30),
        node("box", "section", "", 300, 0, 290, 200),
        node("a", "subtopic", "Cake", 320, 60, 120),
        node("b", "subtopic", "Sugar", 320, 120, 120),
    )

    assert steps(drawn) == [("Sweets", ["Sweets"]), ("With the second cup", ["Cake", "Sugar"])]


def test_the_spine_leads_through_what_is_not_learned() -> None:
    """A button or a paragraph between two topics does not break their order, even against the place."""
    drawn = graph(
        node("a", "topic", "First", 600, 0),
        node("b", "button", "Another way", 300, 20, href="https://example.com"),
        node("c", "topic", "Second", 0, 10),
        edges=[edge("a", "b"), edge("b", "c")],
    )

    assert [title for title, _ in steps(drawn)] == ["First", "Second"]


def test_a_stage_that_nothing_names_is_called_by_its_first_and_last_topic() -> None:
    """Never by the parts that levels divide a topic into."""
    topics = [node(f"t{number}", "topic", f"T{number}", 0, number * 300.0) for number in range(16)]
    marked = [node(f"s{number}", "subtopic", f"S{number}", 200, number * 300.0, legend=PURPLE) for number in range(16)]

    assert [group.title for group in material(graph(*topics, *marked)).groups] == ["T0 to T7", "T8 to T15"]
