"""The worlds that benchmarks are made of: whole, the same each time, and right for every tool."""

import json
from datetime import date
from pathlib import Path

import icalendar
import pytest
from entry_tools import JRNL, WATSON
from other_tools import Found, Tool, surroundings
from task_tools import TODOMAN, TOPYDO
from worlds import World, busy, entries, item, own_file, ways_beside, world

from factories import bundled
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.storage.own_cache import content_of_files
from roadmap_cli.storage.own_roadmaps import examine_own

COUNT = 60


@pytest.fixture
def drawn() -> World:
    return world(COUNT)


def filled(tool: Tool, home: Path, drawn: World) -> Found:
    """Fill *home*, which takes no program but for the tools that are filled through their import."""
    return tool.settle("not run", home, drawn)


@pytest.mark.parametrize("count", [1, 50, 1_000])
def test_a_world_holds_as_many_things_as_were_asked_for(count: int) -> None:
    """Each with a title of its own, and after all that it needs."""
    drawn = world(count)

    assert len({thing.title for thing in drawn.things}) == count
    assert [thing.number for thing in drawn.things] == list(range(count))
    assert all(needed < subject.number for subject in drawn.subjects for needed in subject.needs)


def test_with_one_topic_at_most_each_skill_is_ticked_whole() -> None:
    assert [len(subject.things) for subject in world(COUNT, most_topics=1).subjects] == [1] * COUNT


def test_a_world_is_drawn_the_same_each_time(drawn: World) -> None:
    world.cache_clear()

    assert world(COUNT) == drawn


def test_its_file_is_one_that_we_install(drawn: World) -> None:
    """Every thing can be ticked under its id, after what the others are told that it depends on."""
    content, faults = content_of_files({"way.yaml": own_file(drawn).encode()}, bundled())

    assert not faults
    outline = outline_of(content.roadmaps["my.way"], content.catalogue)
    assert list(outline.step_of) == [item(drawn, thing) for thing in drawn.things]
    needed = sum(
        len(outline.listed[skill])
        for leaf in outline.step_of
        for skill in outline.listed_prerequisites(content.catalogue.owner(leaf).id)
    )
    assert needed == drawn.dependencies > COUNT


def test_the_ways_beside_are_files_that_we_install(tmp_path: Path) -> None:
    folder = ways_beside(tmp_path, 3)

    found = examine_own({path.name: path.read_bytes() for path in folder.iterdir()}, bundled())

    assert not found.faults
    assert len(found.files) == 3


def test_events_are_as_many_as_were_asked_for(drawn: World) -> None:
    assert len(busy(100)) == 100
    assert [draft.skill for draft in entries(drawn)] == [item(drawn, thing) for thing in drawn.things]


def test_todoman_gets_a_task_for_each_thing(tmp_path: Path, drawn: World) -> None:
    found = filled(TODOMAN, tmp_path / "home", drawn)

    files = sorted((found.home / "calendars" / "way").iterdir())
    tasks = [icalendar.Calendar.from_ical(path.read_bytes()).walk("VTODO")[0] for path in files]
    assert {str(task["summary"]) for task in tasks} == set(found.titles)


def test_topydo_gets_what_blocks_what(tmp_path: Path, drawn: World) -> None:
    """Its `p:N` stands with what has to be done before the one with `id:N`."""
    found = filled(TOPYDO, tmp_path / "home", drawn)

    lines = (found.home / "todo.txt").read_text("utf-8").splitlines()
    opens = [word for line in lines for word in line.split() if word.startswith("p:")]
    waiting = {word for line in lines for word in line.split() if word.startswith("id:")}
    assert len(lines) == COUNT
    assert len(opens) == drawn.dependencies
    assert {word.replace("p:", "id:") for word in opens} == waiting


def test_watson_gets_half_an_hour_for_each_thing(tmp_path: Path, drawn: World) -> None:
    found = filled(WATSON, tmp_path / "home", drawn)

    frames = json.loads((found.home / "watson" / "frames").read_text("utf-8"))
    assert [frame[2] for frame in frames] == list(found.titles)
    assert {frame[1] - frame[0] for frame in frames} == {1800}


def test_jrnl_gets_an_entry_for_each_thing(tmp_path: Path, drawn: World) -> None:
    found = filled(JRNL, tmp_path / "home", drawn)

    heads = [line for line in (found.home / "journal.txt").read_text("utf-8").splitlines() if line.startswith("[")]
    assert [head.partition("] ")[2] for head in heads] == [f"{title}." for title in found.titles]
    assert [date.fromisoformat(head[1:11]) for head in heads] == sorted(
        date.fromisoformat(head[1:11]) for head in heads
    )


def test_no_tool_is_told_of_a_place_outside_its_home(tmp_path: Path) -> None:
    places = surroundings(tmp_path)

    told = [value for name, value in places.items() if name.endswith(("HOME", "DIR", "RC", "TASKDATA", "_CONFIG"))]
    assert len(told) == 10
    assert all(Path(value).is_relative_to(tmp_path) for value in told)
