"""Content as JSON and back."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_cli.domain.catalogue import (
    Ambiguity,
    Amount,
    Catalogue,
    Guide,
    GuideEntry,
    GuideRow,
    GuideSection,
    Resource,
    Skill,
    Technology,
    Topic,
)
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.roadmaps import (
    Aside,
    Choice,
    Duration,
    Milestone,
    Pace,
    Roadmap,
    Source,
    Stage,
    Step,
    Task,
)
from roadmap_cli.storage.cache_file import UNREADABLE
from roadmap_cli.storage.content_codec import decode, encode
from roadmap_cli.storage.content_files import read_content

TEXT = st.text(max_size=8)
MAYBE = st.none() | TEXT
NAMES = st.lists(TEXT, max_size=3).map(tuple)
COUNT = st.integers(0, 10**6)
SPAN = st.none() | st.tuples(COUNT, COUNT)
FIGURE = st.floats(allow_nan=False, allow_infinity=False)
RANGE = st.none() | st.tuples(FIGURE, FIGURE)
LEVEL = st.none() | st.sampled_from(Level)


def many(things: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Make up a few *things*."""
    return st.lists(things, max_size=2).map(tuple)


def by_id(things: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Make up a few *things* by their ids."""
    return st.lists(things, max_size=3, unique_by=lambda thing: str(thing.id)).map(
        lambda chosen: {thing.id: thing for thing in chosen}
    )


SKILLS = st.builds(
    Skill,
    id=TEXT,
    kind=st.sampled_from(["skill", "project"]),
    area=TEXT,
    title=TEXT,
    summary=TEXT,
    why=TEXT,
    minutes=COUNT,
    topics=many(st.builds(Topic, TEXT, TEXT, COUNT)),
    requires=many(NAMES),
    after=NAMES,
    exercises=NAMES,
    aliases=NAMES,
    tools=st.dictionaries(TEXT, NAMES, max_size=2),
    formerly=NAMES,
)
MAYBE_FIGURE = st.none() | FIGURE
AMOUNTS = st.builds(Amount, TEXT, MAYBE_FIGURE, MAYBE_FIGURE, MAYBE, MAYBE, MAYBE, MAYBE)
ROWS = st.builds(GuideRow, TEXT, MAYBE, MAYBE, MAYBE, st.dictionaries(TEXT, AMOUNTS, max_size=2))
ENTRIES = st.builds(GuideEntry, MAYBE, TEXT, MAYBE, MAYBE, st.none() | AMOUNTS)
SECTIONS = st.builds(
    GuideSection,
    MAYBE,
    TEXT,
    MAYBE,
    TEXT,
    st.dictionaries(TEXT, TEXT, max_size=2),
    many(ROWS),
    many(ENTRIES),
    MAYBE,
)
GUIDES = st.builds(Guide, TEXT, TEXT, many(SECTIONS))
RESOURCES = st.builds(Resource, TEXT, TEXT, TEXT, MAYBE, st.none() | COUNT, st.booleans(), TEXT)
AMBIGUITIES = st.builds(Ambiguity, st.booleans(), NAMES, NAMES, st.booleans(), MAYBE)
TECHNOLOGIES = st.builds(Technology, TEXT, TEXT, TEXT, NAMES, NAMES, NAMES, st.none() | AMBIGUITIES)
STEPS = st.builds(
    Step,
    id=TEXT,
    title=TEXT,
    summary=MAYBE,
    why=MAYBE,
    skills=NAMES,
    inferred=NAMES,
    uses=NAMES,
    project=MAYBE,
    level=LEVEL,
    weeks=SPAN,
    lasts=st.none() | st.builds(Duration, st.none() | st.tuples(COUNT, COUNT), st.booleans()),
    choice=st.none() | st.builds(Choice, NAMES, COUNT),
    tasks=many(st.builds(Task, TEXT, TEXT, NAMES)),
    note=MAYBE,
)
ROADMAPS = st.builds(
    Roadmap,
    id=TEXT,
    title=TEXT,
    audience=MAYBE,
    stack=NAMES,
    source=st.builds(Source, TEXT, TEXT, MAYBE, MAYBE, MAYBE),
    pace=st.builds(Pace, RANGE, RANGE, RANGE, MAYBE),
    assumes=NAMES,
    stages=many(st.builds(Stage, TEXT, TEXT, SPAN, MAYBE, MAYBE, many(STEPS))),
    milestones=many(st.builds(Milestone, TEXT, TEXT, TEXT, MAYBE)),
    aside=many(st.builds(Aside, TEXT, MAYBE, LEVEL)),
    guides=NAMES,
)
CATALOGUES = st.builds(
    Catalogue,
    date=TEXT,
    areas=st.dictionaries(TEXT, TEXT, max_size=2),
    skills=by_id(SKILLS),
    technologies=by_id(TECHNOLOGIES),
    guides=by_id(GUIDES),
    resources=st.dictionaries(TEXT, many(RESOURCES), max_size=2),
)
CONTENTS = st.builds(Content, CATALOGUES, by_id(ROADMAPS))


def forbidden() -> Content:
    """Let the test fail where a part had to be made up for."""
    pytest.fail("a part that is whole was not decoded")


@given(CONTENTS)
def test_decoding_takes_back_what_was_encoded(content: Content) -> None:
    """Every field survives with its type, and mappings keep their order."""
    decoded = decode(encode(content), forbidden)

    assert decoded == content
    # Equal tuples may still differ in types (plain tuples, plain text for levels) and order; their text does not.
    assert repr(decoded) == repr(content)


@given(CONTENTS)
def test_every_roadmap_is_a_part_and_is_known_by_name_before_it_is_decoded(content: Content) -> None:
    """Ids and order of the roadmaps cost nothing."""
    parts = encode(content)
    core = {name: part if name == "core" else b"damaged" for name, part in parts.items()}

    roadmaps = decode(core, forbidden).roadmaps

    assert (list(roadmaps), len(roadmaps)) == (list(content.roadmaps), len(content.roadmaps))
    assert all(name in roadmaps for name in content.roadmaps)
    assert "no such roadmap" not in roadmaps


def test_a_part_is_asked_for_when_it_is_first_looked_at_and_then_never_again() -> None:
    """Most commands look at the skills and one roadmap; what nobody looks at is not even read."""
    asked: list[str] = []

    class Watched(dict[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            asked.append(name)
            return super().__getitem__(name)

    parts = {
        "core": b'["2026-11-20",{},[]]',
        "roadmap a": b'["a","A",null,[],["","",null,null,null],[null,null,null,null],[],[],[],[],[]]',
        "roadmap b": b"",
        "guides": b'[["g","?",[]]]',
        "technologies": b"[]",
        "resources": b'{"x":[]}',
    }

    content = decode(Watched(parts), forbidden)
    first = content.roadmaps["a"]
    second = content.roadmaps["a"]
    guides = [list(content.catalogue.guides), list(content.catalogue.guides)]

    assert first is second
    assert guides == [["g"], ["g"]]
    assert asked == ["core", "roadmap a", "guides"]


NO_PARTS = (b"", b"[]", b"null", b"[1]", b"[[]]", b"{", b"\xff", b"[" * 100_000)


@pytest.mark.parametrize("part", NO_PARTS)
def test_skills_that_cannot_be_decoded_raise_and_give_nothing(part: bytes) -> None:
    """Only the errors that the cache expects come out."""
    with pytest.raises(UNREADABLE):
        decode({"core": part}, forbidden)


@pytest.mark.parametrize("part", NO_PARTS)
def test_what_cannot_be_decoded_later_is_made_up_for_once(part: bytes) -> None:
    """Whichever part it is, what is seen is the content that was asked for in its stead."""
    whole = content_of_files()
    parts = {name: raw if name == "core" else part for name, raw in encode(whole).items()}
    recovered: list[Content] = []

    def recover() -> Content:
        recovered.append(whole)
        return whole

    decoded = decode(parts, recover)
    assert recovered == []
    # An empty list is as good a list of technologies or guides as another.
    assert decoded.roadmaps == whole.roadmaps
    assert decoded.catalogue.resources == whole.catalogue.resources
    if part != b"[]":
        assert decoded == whole
    assert recovered == [whole]


def content_of_files() -> Content:
    """Give the sample's content."""
    return read_content(Path(__file__).parent / "content_sample")
