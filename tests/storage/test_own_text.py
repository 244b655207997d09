"""What is written for an author is what the strict loader reads."""

from hypothesis import given
from hypothesis import strategies as st

from factories import bundled, law, make_roadmap, make_skill, make_step
from roadmap_cli.domain.catalogue import Resource
from roadmap_cli.domain.own_content import OwnFile
from roadmap_cli.storage.own_roadmap_text import SCHEMA_COMMENT, own_text
from roadmap_cli.storage.own_roadmaps import check_own
from roadmap_cli.storage.strict_yaml import Value, read_document
from roadmap_cli.storage.yaml_text import Plain, yaml_text

AWKWARD = [
    "null",
    "~",
    "yes",
    "1:30",
    "0x1F",
    "- a",
    "a: b",
    "#x",
    "'",
    '"',
    "\\",
    "\x00",
    "\x1b[2J",
    "…",
    "\u2028",
    "---",
]
texts = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
    st.text("ab :#-'\"\n>|&*!%@`,[]{}", max_size=300),
    st.lists(st.sampled_from(["word", "a", "#", "-", ":", "long-word-with-hyphens"]), max_size=60).map(" ".join),
    st.sampled_from(AWKWARD),
)
keys = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
values = st.recursive(
    texts | st.booleans() | st.integers(0, 10**6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


def as_text(value: Plain) -> Value:
    """Give *value* as the loader does: numbers and truth values as text."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return {key: as_text(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [as_text(entry) for entry in value]
    return str(value)


@law
@given(st.dictionaries(keys, values, min_size=1, max_size=5))
def test_every_value_comes_back_from_the_strict_loader(value: dict[str, Plain]) -> None:
    """Whatever a text holds, it is read as that text, and nothing around it moves."""
    raw = yaml_text(value, comments=["a comment"]).encode()

    assert read_document(raw, path="x").value == as_text(value)


@law
@given(texts, st.integers(1, 60_000), st.integers(1, 60_000))
def test_a_roadmap_comes_back_as_it_was(text: str, minutes: int, part: int) -> None:
    """Roadmap, skills and resources survive, to the minute, but for ids, which become whole ones."""
    title = " ".join(text.split())[:200].strip() or "A title"
    prose = text.strip()[:4000].strip() or "Some prose"
    skill = make_skill("kafka", title=title, minutes=minutes)._replace(summary=prose, why=prose, area="my.way")
    split = make_skill("rust", topics={"own": part}, requires=["kafka", ["docker", "kafka"]])._replace(area="my.way")
    step = make_step("first", ["kafka", "rust/own", "docker"], tasks={"try": ["kafka"]}, weeks=(1, 2), note=prose)
    roadmap = make_roadmap(step, name="way", title=title, milestones={"end": "first"})
    page = Resource(title, "https://example.com/a?b=c#d", "docs", None, part, False, prose)
    written = OwnFile("way", title, "my", roadmap, (skill, split), {"kafka": (page,), "docker": (page,)})

    made = own_text(written, comments=["Made by a test."])
    file, faults = check_own(made.encode(), "way.yaml", bundled())

    assert made.splitlines()[:2] == [f"# {SCHEMA_COMMENT}", "# Made by a test."]
    assert [str(fault) for fault in faults] == []
    assert file is not None
    assert file.roadmap is not None
    assert (file.id, file.namespace, file.title) == ("way", "my", title)
    assert file.resources == {"my.kafka": (page,), "docker": (page,)}
    assert [(one.id, one.minutes) for one in file.skills] == [("my.kafka", minutes), ("my.rust", part)]
    assert file.skills[0] == skill._replace(id="my.kafka")
    assert file.skills[1].requires == (("my.kafka",), ("docker", "my.kafka"))
    read = next(iter(file.roadmap.steps()))
    assert read.skills == ("my.kafka", "my.rust/own", "docker")
    assert read._replace(skills=step.skills, tasks=step.tasks) == step
    assert file.roadmap._replace(id="way", stages=roadmap.stages) == roadmap
