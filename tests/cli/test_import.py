"""The way of a file into a roadmap, and of a newer one over it, as a person goes it."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Program
from drawn_graphs import large_graph, node, small_graph, write_pages


@pytest.fixture
def kettle(tmp_path: Path) -> Path:
    """Give the small graph, its pages beside it."""
    write_pages(tmp_path / "content", small_graph())
    return written(tmp_path / "kettle.json", small_graph())


def written(path: Path, drawn: dict[str, Any]) -> Path:
    path.write_text(json.dumps(drawn), "utf-8")
    return path


SCREEN = """\
Kettle Engineering  kettle.kettle  imported
13 things to learn (2 checklist entries, 6 subtopics, 1 todo, 4 topics)
in 1 stage and 7 steps; 9 essential, 3 recommended, 1 optional, 1 choice
18 pages to learn from
The hours of 11 are a guess; `roadmap edit kettle` changes them

Grouped
  3  by the box they stand in
  1  by a line
  3  to the nearest topic
  2  by the pile they are part of

Linked  2 things the catalogue has; 1 of them finished already
  Docker                 → docker      title
  Git (Version Control)  → git-github  alias

Left out
  1  button          it holds nothing to learn
  2  edge            it has no beginning or no end
  1  edge            it leads to a node that is not there
  1  horizontal      it holds nothing to learn
  1  legend          its meanings are the levels
  1  linksgroup      it holds nothing to learn
  1  paragraph       it holds nothing to learn
  1  resourceButton  it holds nothing to learn
  1  vertical        it holds nothing to learn

See it: roadmap show kettle.kettle
Follow it: roadmap use kettle.kettle
Take it out again: roadmap remove kettle.kettle
"""


def test_a_graph_goes_in_is_followed_planned_ticked_and_shown(roadmap: Program, kettle: Path) -> None:
    """What was finished counts at once, and everything works on it as on a bundled roadmap."""
    roadmap.ok("done", "git-github")

    answer = roadmap.ok("import", str(kettle))
    roadmap.ok("use", "kettle.kettle", "--no-input")
    plan = roadmap.json("plan", "--months", "6")
    changed = roadmap.json("done", "kettle.hardness")
    shown = roadmap.json("show", "kettle.kettle")

    assert answer.out == SCREEN
    assert "kettle.water" in {item["id"] for week in plan["weeks"] for item in week["items"]}
    assert [(one["id"], one["to"]) for one in changed["changed"]] == [("kettle.hardness", "done")]
    assert changed["shares"][0]["before"] > 0
    assert len(shown["stages"][0]["steps"]) == 7
    assert roadmap.json("resources", "kettle.hardness")["resources"][0]["url"].startswith("https://example.com/")
    assert roadmap.json("show", "kettle.hardness")["summary"] == "Hardness is invented for a test, and linked once."


def test_a_newer_copy_updates_it_and_progress_stays(roadmap: Program, kettle: Path, tmp_path: Path) -> None:
    """Renamed, moved, added and gone: a tick hangs on the node, not on its words."""
    roadmap.ok("import", str(kettle))
    roadmap.ok("done", "kettle.hardness", "kettle.boil-one-litre")
    newer = small_graph()
    newer["nodes"] = [one for one in newer["nodes"] if one["id"] != "todo1"]
    next(one for one in newer["nodes"] if one["id"] == "s1")["data"]["label"] = "Lime and hardness"
    newer["nodes"].append(node("new", "subtopic", "Filters", -260, 143))
    written(tmp_path / "kettle.json", newer)

    refused = roadmap("import", str(kettle))
    updated = roadmap.json("import", str(kettle), "--yes")

    assert (refused.code, "--yes" in refused.err) == (1, True)
    assert (updated["state"], updated["added"], updated["gone"]) == ("changed", ["Filters"], ["boil-one-litre"])
    item = roadmap.json("show", "kettle.hardness")
    assert (item["title"], item["status"]) == ("Lime and hardness", "done")
    written(tmp_path / "kettle.json", small_graph())
    roadmap.ok("import", str(kettle), "--yes")
    assert roadmap.json("show", "kettle.boil-one-litre")["status"] == "done"
    assert roadmap.json("import", str(kettle))["state"] == "unchanged"


def test_on_a_terminal_the_update_is_asked_for(roadmap: Program, kettle: Path) -> None:
    """No keeps what is there."""
    roadmap.ok("import", str(kettle))
    written(kettle, large_graph(3))

    answer = roadmap("import", str(kettle), answers="n\n")

    assert answer.code == 1
    assert "Replace it? [y/N]" in answer.err
    assert roadmap.json("show", "kettle.kettle")["title"] == "Kettle Engineering"


def test_what_may_not_be_linked_is_made_anew(roadmap: Program, kettle: Path) -> None:
    """With --no-link the catalogue is left alone."""
    data = roadmap.json("import", str(kettle), "--no-link", "--name", "pot")

    assert (data["id"], data["linked"]) == ("pot.pot", [])
    assert roadmap.json("show", "pot.docker")["id"] == "pot.docker"


def test_three_hundred_topics_go_in_and_are_planned(roadmap: Program, tmp_path: Path) -> None:
    """The size of a large public graph, through the whole program."""
    drawn = large_graph()
    write_pages(tmp_path / "content", drawn)

    data = roadmap.json("import", str(written(tmp_path / "invented.json", drawn)))
    plan = roadmap.json("plan", "invented.invented", "--months", "12")

    assert data["learnable"] == 300
    assert data["by_type"] == {"subtopic": 234, "todo": 6, "topic": 60}
    assert sum(data["grouped_by"].values()) == 240
    assert len(data["linked"]) == 8
    assert plan["fits"]


@pytest.mark.parametrize("name", ["My plan é.md", "-x.md", "日本.md", "a\u202eb.md", "x" * 150 + ".md", "con.md"])
def test_a_file_may_be_called_anything(name: str, roadmap: Program, tmp_path: Path) -> None:
    """Its name is data too."""
    (tmp_path / name).write_text("- Tea\n", "utf-8")

    answer = roadmap.ok("import", str(tmp_path / name))

    assert "\u202e" not in answer.out
    assert "1 thing to learn (1 entry)" in answer.out


def test_an_export_of_ours_is_brought_back_whatever_it_is_called(
    roadmap: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one machine exported stands on another afterwards, and a second time nothing is new."""
    roadmap.ok("done", "git-github")
    (tmp_path / "mine.txt").write_text(roadmap.ok("export", "json").out, "utf-8")
    other = Program(tmp_path / "other", monkeypatch)

    first = other.json("import", str(tmp_path / "mine.txt"))
    again = other.json("import", str(tmp_path / "mine.txt"))

    assert len(first["events"]) == first["found"] > 0
    assert again["events"] == []
    assert other.json("show", "git-github")["status"] == "done"


def test_a_table_with_ids_of_the_catalogue_finds_its_items_again(roadmap: Program, tmp_path: Path) -> None:
    """Items and topics alike, and what has no id is made anew."""
    (tmp_path / "way.csv").write_text(
        "roadmap,stage,step,id,title,part of,level,hours,status\n"
        "backend,One,First,docker/layers,Layers and the build cache,Docker,essential,2,none\n"
        "backend,One,First,git-github,Anything,,optional,3,done\n"
        "backend,Two,Second,,Our own,,,1,\n",
        "utf-8",
    )

    data = roadmap.json("import", str(tmp_path / "way.csv"))

    assert [(one["item"], one["by"]) for one in data["linked"]] == [("docker/layers", "id"), ("git-github", "id")]
    assert (data["stages"], data["dropped"]) == (2, [{"kind": "column", "count": 3, "why": "its name is not known"}])


@pytest.mark.parametrize("name", ["No", "a.b", "a" * 21, "con", "../x", ""])
def test_a_name_that_cannot_be_one_is_refused(name: str, roadmap: Program, kettle: Path) -> None:
    """It becomes part of every id and of a file's name."""
    answer = roadmap("import", str(kettle), "--name", name)

    assert (answer.code, answer.err.count("\n")) == (2, 1)


def test_pages_belong_to_a_graph(roadmap: Program, kettle: Path, tmp_path: Path) -> None:
    """An outline has none; to pass over the option would lose them without a word."""
    (tmp_path / "way.md").write_text("- Tea\n", "utf-8")

    assert roadmap("import", str(tmp_path / "way.md"), "--content", str(kettle.parent)).code == 2


def test_the_example_of_the_docs_is_read_as_they_say(roadmap: Program, tmp_path: Path) -> None:
    """What docs/importing.md shows can be imported."""
    docs = (Path(__file__).parents[2] / "docs" / "importing.md").read_text("utf-8")
    (tmp_path / "tea.md").write_text(docs.partition("```markdown\n")[2].partition("```")[0], "utf-8")

    data = roadmap.json("import", str(tmp_path / "tea.md"))

    assert (data["learnable"], data["stages"], data["levels"]) == (4, 1, {"essential": 3, "optional": 1})
