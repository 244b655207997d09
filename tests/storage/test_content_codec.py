"""Content as JSON and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_cli.domain.catalogue import Amount, Catalogue, Guide, GuideRow, Resource, Skill, Technology, Topic
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
from roadmap_cli.storage.content_codec import decode, encode

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
    resources=many(st.builds(Resource, TEXT, TEXT, TEXT, MAYBE, st.none() | COUNT, st.booleans(), TEXT)),
    tools=st.dictionaries(TEXT, NAMES, max_size=2),
    formerly=NAMES,
)
MAYBE_FIGURE = st.none() | FIGURE
AMOUNTS = st.builds(Amount, TEXT, MAYBE_FIGURE, MAYBE_FIGURE, MAYBE, MAYBE, MAYBE, MAYBE)
ROWS = st.builds(GuideRow, TEXT, MAYBE, MAYBE, MAYBE, st.dictionaries(TEXT, AMOUNTS, max_size=2))
GUIDES = st.builds(
    Guide, TEXT, TEXT, MAYBE, TEXT, MAYBE, st.dictionaries(TEXT, TEXT, max_size=2), many(ROWS), NAMES, MAYBE
)
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
    lasts=st.none() | st.builds(Duration, st.tuples(COUNT, COUNT), st.booleans()),
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
    technologies=by_id(st.builds(Technology, TEXT, TEXT, TEXT, NAMES, NAMES, NAMES)),
    guides=by_id(GUIDES),
)
CONTENTS = st.builds(Content, CATALOGUES, by_id(ROADMAPS))


@given(CONTENTS)
def test_decoding_takes_back_what_was_encoded(content: Content) -> None:
    """Every field survives with its type, and mappings keep their order."""
    decoded = decode(encode(content))

    assert decoded == content
    # Equal dataclasses may still differ in types (lists, plain text for levels) and order; their text does not.
    assert repr(decoded) == repr(content)


@pytest.mark.parametrize("payload", [b"", b"{}", b"[]", b"null", b"[1,2,3,4,5,6]", b'["",{},[[]],[],[],[]]', b"\xff"])
def test_what_is_no_content_raises_and_gives_nothing(payload: bytes) -> None:
    """Only the errors that the cache expects come out."""
    with pytest.raises((LookupError, TypeError, ValueError)):
        decode(payload)
