"""From a drawing to groups, steps and levels."""

import json
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from drawn_graphs import edge, graph, large_graph, node, small_graph
from factories import law, make_catalogue, make_skill
from roadmap_cli.domain.drawings import BOXES, CHECKLIST, LEARNED, STROKES, TOPIC, Drawing
from roadmap_cli.domain.imports import ImportedRoadmap, Material, Remembered
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.services.graph_reading import read_drawing
from roadmap_cli.services.import_drafting import NOTHING, draft_import
from roadmap_cli.services.reading_order import reading_order, spine
from roadmap_cli.storage.roadmapsh_schema import graph_of

CATALOGUE = make_catalogue(
    make_skill("docker", title="Docker", requires="linux"),
    make_skill("linux", title="Linux", aliases=["Bash"]),
    make_skill("git-github", title="Git and GitHub", aliases=["Git", "Version Control"]),
)


def drawing(drawn: dict[str, Any]) -> Drawing:
    return graph_of(json.loads(json.dumps(drawn)), "graph.json")


def material(drawn: dict[str, Any]) -> Material:
    return read_drawing(drawing(drawn), {}, name="way")


def imported(drawn: dict[str, Any], *, may_link: bool = True, earlier: Remembered = NOTHING) -> ImportedRoadmap:
    return draft_import(material(drawn), CATALOGUE, name="way", file="way.json", may_link=may_link, earlier=earlier)


def learned(drawn: Drawing) -> list[str]:
    """Give the key of everything to learn in a drawing."""
    keys: list[str] = []
    for one in drawn.nodes:
        if one.kind == CHECKLIST:
            keys += [entry.key for entry in one.entries]
        elif one.kind in LEARNED:
            keys.append(one.key)
    return keys


def steps(found: Material) -> list[tuple[str, list[str]]]:
    """Give each step's title with the titles in it."""
    return [(part.title, [thing.title for thing in part.learnables]) for one in found.groups for part in one.parts]


LABELS = st.sampled_from(
    ["Docker", "Bash", "Git (Version Control)", "Water", "Water", "", "!!!", "日本語", "C++", "con"]
)
KINDS = st.sampled_from([*LEARNED, *LEARNED, *BOXES, *STROKES, "label", "title", "button", "legend", "unknown"])
PLACES = st.one_of(st.none(), st.integers(-50, 50).map(lambda step: step * 25.0))
MARKS = st.sampled_from([None, "Personal Recommendation", "Alternative Option - Pick this", "Optional", "Who knows"])


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, Any]:
    """Give a graph of any shape: repeated ids and labels, lines from nowhere to nowhere, no places."""
    keys = st.sampled_from(["-a", "b", "c_D", "e", "f", "g", "h", "i", "j", "k", "l", "m"])
    nodes = []
    for _ in range(draw(st.integers(1, 24))):
        x, y, mark = draw(PLACES), draw(PLACES), draw(MARKS)
        made = node(draw(keys), draw(KINDS), draw(LABELS), 0, 0, draw(st.sampled_from([160, 400])), 49)
        made["position"] = made["positionAbsolute"] = {"x": x, "y": y}
        made["data"] |= {"legend": {"id": "l", "label": mark}} if mark else {}
        made["data"]["checklists"] = [{"id": "1", "label": "one"}, {"id": "1", "label": "two"}]
        nodes.append(made)
    nodes.append(node("z", "subtopic", "Last", 0, 0))
    ends = st.one_of(st.none(), keys)
    handles = st.sampled_from(["w1", "x2", "y1", "z2", "", "?"])
    lines = [
        edge(draw(ends), draw(ends), solid=draw(st.booleans()))
        | {"sourceHandle": draw(handles), "targetHandle": draw(handles)}
        for _ in range(draw(st.integers(0, 20)))
    ]
    return graph(*nodes, edges=lines)


@law
@given(graphs())
def test_everything_to_learn_is_in_the_result_once(drawn: dict[str, Any]) -> None:
    """Whatever is drawn where: each topic, subtopic, todo and entry is one item in one step."""
    whole = imported(drawn)
    found = material(drawn)

    expected = sorted(learned(drawing(drawn)))
    assert sorted(thing.key for thing in found.learnables()) == expected
    items = [item for step in whole.roadmap.steps() for item in step.skills]
    assert len(items) == len(set(items)) == len(expected)
    assert {skill.id for skill in whole.skills} == {item for item in items if item.startswith("way.")}


@law
@given(graphs())
def test_what_is_made_of_a_drawing_fits_the_catalogue(drawn: dict[str, Any]) -> None:
    """The roadmap can be worked out, no id of its own is one of the catalogue, and all that waits says so."""
    whole = imported(drawn)
    own = {skill.id: skill for skill in whole.skills}
    catalogue = make_catalogue(*CATALOGUE.skills.values(), *own.values())

    outline = outline_of(whole.roadmap, catalogue)

    assert len(outline.step_of) == len(list(material(drawn).learnables()))
    assert not own.keys() & CATALOGUE.skills.keys()
    assert all(step.note for step, _, _ in outline.conflicts())
    for step in whole.roadmap.steps():
        assert step.skills
        assert step.choice is None or set(step.choice.of) <= set(step.skills)


@law
@given(graphs())
def test_an_import_is_the_same_each_time_and_keeps_its_ids(drawn: dict[str, Any]) -> None:
    """The same file gives the same roadmap; with what was remembered it gives the same ids."""
    first = imported(drawn)

    assert imported(drawn) == first
    again = imported(drawn, earlier=first.memory)
    assert again.roadmap == first.roadmap
    assert again.memory == first.memory


@law
@given(graphs())
def test_order_respects_the_spine(drawn: dict[str, Any]) -> None:
    """Of two topics that a solid line joins, and that no circle contains, the one that it leads from comes first."""
    whole = drawing(drawn)
    topics = {one.key: one for one in whole.nodes if one.kind == TOPIC}
    order = {one.key: place for place, one in enumerate(reading_order(list(topics.values()), whole.edges))}

    lines = set(spine(topics, whole.edges))
    after: dict[str, set[str]] = {key: {b for a, b in lines if a == key} for key in topics}
    for first, second in lines:
        if first not in _reached(after, second):
            assert order[first] < order[second]
    assert order.keys() == topics.keys()


def _reached(after: dict[str, set[str]], start: str) -> set[str]:
    seen, open_ = set(), [start]
    while open_:
        for other in after[open_.pop()] - seen:
            seen.add(other)
            open_.append(other)
    return seen


@law
@given(graphs(), st.randoms(use_true_random=False))
def test_a_renamed_label_keeps_its_id(drawn: dict[str, Any], random: Random) -> None:
    """Progress hangs on the id, and the id on the node."""
    first = imported(drawn)
    named = [one for one in drawn["nodes"] if one["type"] == TOPIC and one["data"]["label"]]
    if len(named) > 2:
        random.choice(named)["data"]["label"] = "A wholly new name"

    again = imported(drawn, earlier=first.memory)

    keys = [thing.key for thing in material(drawn).learnables()]
    if again.before:
        assert {key: again.memory.ids[key] for key in keys} == {key: first.memory.ids[key] for key in keys}


def test_the_small_graph_is_read_as_a_person_would() -> None:
    """Lines, the box with its label, piles and nearness each put something in its place; the spine gives the order."""
    found = material(small_graph())

    assert steps(found) == [
        ("Water", ["Water", "Hardness", "Temperature"]),
        ("Water: optional", ["Docker"]),
        ("Heating", ["Heating", "Boil one litre"]),
        ("Pick an Element: one of these", ["Coil", "Plate", "Induction"]),
        ("Git (Version Control)", ["Git (Version Control)"]),
        ("Before you pour", ["Lid closed", "Cup warm"]),
        ("Water", ["Water"]),
    ]
    assert found.title == "Kettle Engineering"
    assert found.grouped_by == {"box": 3, "edge": 1, "nearest": 3, "pile": 2}


def test_levels_come_from_the_legends() -> None:
    """What is recommended and its alternatives are a choice of which one is enough; anytime is optional."""
    levels = {
        step.title: (step.level, step.choice and step.choice.pick) for step in imported(small_graph()).roadmap.steps()
    }

    assert levels["Water"] == (None, None)
    assert levels["Water: optional"] == ("optional", None)
    assert levels["Pick an Element: one of these"] == ("recommended", 1)


def test_what_the_catalogue_has_is_linked_once_and_only_where_it_may_be() -> None:
    """Of several that mean the same the one that is called so is it, else the first; with --no-link none is."""
    drawn = graph(
        node("a", "topic", "Bash", 0, 0), node("b", "topic", "linux", 0, 100), node("c", "topic", "Linux?", 0, 200)
    )
    aliases = graph(node("a", "topic", "Version Control", 0, 0), node("b", "topic", "Git", 0, 100))

    linked = imported(drawn)
    alone = imported(drawn, may_link=False)

    assert [(one.title, one.item, one.by) for one in linked.linked] == [("linux", "linux", "title")]
    assert [skill.id for skill in linked.skills] == ["way.bash", "way.linux-2"]
    assert [(one.title, one.item) for one in imported(aliases).linked] == [("Version Control", "git-github")]
    assert alone.linked == ()
    assert [skill.id for skill in alone.skills] == ["way.bash", "way.linux", "way.linux-2"]


def test_another_file_under_the_same_name_takes_over_no_id() -> None:
    """Ids of nodes repeat between files; a tick of one roadmap must never count in another."""
    first = imported(graph(node("n1", "topic", "Tea", 0, 0), node("n2", "topic", "Milk", 0, 100)))

    other = imported(graph(node("n1", "topic", "Sand", 0, 0), node("n3", "topic", "Tea", 0, 100)), earlier=first.memory)

    assert other.before == {}
    assert [skill.id for skill in other.skills] == ["way.sand", "way.tea-2"]


def test_a_node_that_was_made_anew_keeps_its_id_by_its_former_key_or_its_words() -> None:
    """`oldId` counts where no other node bears it, for a copy bears the id of what it was copied from."""
    first = imported(
        graph(node("n1", "topic", "Tea", 0, 0), node("n2", "topic", "Milk", 0, 100), node("n3", "topic", "Cup", 0, 200))
    )
    newer = graph(
        node("m1", "topic", "Green tea", 0, 0, oldId="n1"),
        node("m2", "topic", "Milk", 0, 100),
        node("n3", "topic", "Cup", 0, 200),
        node("m3", "topic", "Saucer", 0, 300, oldId="n3"),
    )

    again = imported(newer, earlier=first.memory)

    assert [skill.id for skill in again.skills] == ["way.tea", "way.milk", "way.cup", "way.saucer"]


def test_boxes_and_labels_name_stages_and_long_ways_are_divided() -> None:
    """A labelled box around topics is a stage, a label above a topic begins one; sixty topics are no single stage."""
    drawn = graph(
        node("box", "section", "", -50, -50, 300, 320),
        node("l1", "label", "The beginning", 0, -40, 160, 30),
        node("a", "topic", "A", 0, 0),
        node("b", "topic", "B", 0, 100),
        node("l2", "label", "The end", 0, 350, 160, 30),
        node("c", "topic", "C", 0, 400),
        node("d", "topic", "D", 0, 500),
    )

    assert [(one.title, len(one.parts)) for one in material(drawn).groups] == [("The beginning", 2), ("The end", 2)]
    assert len(material(large_graph()).groups) == 8


def test_in_a_box_around_several_topics_the_nearest_counts() -> None:
    """A box around one topic says what is its; a box around two does not."""
    drawn = graph(
        node("box", "section", "", -50, -50, 700, 700),
        node("a", "topic", "A", 0, 0),
        node("b", "topic", "B", 0, 500),
        node("one", "subtopic", "One", 300, 0),
        node("two", "subtopic", "Two", 300, 500),
    )

    assert steps(material(drawn)) == [("A", ["A", "One"]), ("B", ["B", "Two"])]


def test_entries_of_a_checklist_may_be_texts() -> None:
    """However a line of a checklist is written, it is learned."""
    drawn = graph(
        node("a", "checklist", "Before", 0, 0, checklists=["One", {"text": "Two"}, {"id": "x", "label": "Three"}])
    )

    assert steps(material(drawn)) == [("Before", ["One", "Two", "Three"])]


def test_a_drawing_without_topics_is_one_step_or_one_for_each_heading() -> None:
    """Subtopics alone can be learned too."""
    drawn = graph(node("a", "subtopic", "A", 0, 0), node("b", "todo", "B", 0, 400))

    assert steps(material(drawn)) == [("way", ["A", "B"])]
