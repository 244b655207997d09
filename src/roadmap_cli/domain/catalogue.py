"""Everything that can be learned, each thing once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

ItemKind = Literal["skill", "topic", "project"]


class Topic(NamedTuple):
    """A part of a skill that can be ticked alone; *id* has two segments, *minutes* is the time to learn it."""

    id: str
    title: str
    minutes: int


class Resource(NamedTuple):
    """A page, book or course that teaches an item; *minutes* is None where nobody has estimated it.

    *seen* says where its address was found.
    """

    title: str
    url: str
    kind: str
    language: str | None
    minutes: int | None
    free: bool
    seen: str


class Skill(NamedTuple):
    """One thing to learn, or a project to build.

    *minutes* is the whole time, that of the topics together where there are any. Each entry of
    *requires* is a group of ids of which one is enough; *after* is only better first. *tools* maps
    a language to the technologies that serve the skill in it. *exercises* is empty but for projects.
    """

    id: str
    kind: Literal["skill", "project"]
    area: str
    title: str
    summary: str
    why: str
    minutes: int
    topics: tuple[Topic, ...]
    requires: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]
    exercises: tuple[str, ...]
    aliases: tuple[str, ...]
    tools: Mapping[str, tuple[str, ...]]
    formerly: tuple[str, ...]

    @property
    def leaves(self) -> tuple[str, ...]:
        """Give the ids that are ticked: those of the topics, or the skill's own where it has none."""
        return tuple([topic.id for topic in self.topics]) if self.topics else (self.id,)


class Ambiguity(NamedTuple):
    """When a name that means other things too counts as this technology, *context* saying the same in words.

    *exact_case* asks for the capital letters as written and *none_of* for none of these words nearby. One of
    these has to hold where any is given: a word of *any_of* stands nearby, the name stands directly before one
    of *before* or after one of *after*, or it is *listed* beside another name. A *weak* name is never enough alone.
    """

    exact_case: bool
    any_of: tuple[str, ...]
    none_of: tuple[str, ...]
    weak: bool
    context: str | None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    listed: bool = False


class Technology(NamedTuple):
    """A name that people meet, such as PostgreSQL or Django; *ambiguous* is None where it means nothing else."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    ambiguous: Ambiguity | None = None


class Phrase(NamedTuple):
    """Words by which texts mention *skills* and *technologies* that bear other names; with neither, words that mislead.

    What it says of a name counts in place of what titles and aliases say.
    """

    names: tuple[str, ...]
    skills: tuple[str, ...]
    technologies: tuple[str, ...]
    ambiguous: Ambiguity | None = None


class Amount(NamedTuple):
    """A figure as its source gives it; *text* is what a person reads, the rest what a machine can compare."""

    text: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    per: str | None = None
    basis: str | None = None
    date: str | None = None


class GuideRow(NamedTuple):
    """One row of a table: what it is about, and a cell for each column that the source fills."""

    title: str
    skill: str | None
    technology: str | None
    language: str | None
    cells: Mapping[str, Amount]


class GuideEntry(NamedTuple):
    """A piece of advice, a step, a fact or an answer, with its figure where it has one."""

    title: str | None
    text: str
    skill: str | None
    technology: str | None
    amount: Amount | None


class GuideSection(NamedTuple):
    """What one source says: a table, whose *columns* map an id to a title, or short entries, or both.

    *roadmap* is the id of the roadmap that comes from the same source, where there is one.
    """

    roadmap: str | None
    publisher: str
    date: str | None
    title: str
    columns: Mapping[str, str]
    rows: tuple[GuideRow, ...]
    entries: tuple[GuideEntry, ...]
    note: str | None


class Guide(NamedTuple):
    """One question, and what each source answers; figures that contradict each other stand side by side."""

    id: str
    question: str
    sections: tuple[GuideSection, ...]


@dataclass(frozen=True)
class Catalogue:
    """All skills, projects, technologies, guides and resources; *date* says how new the content is (ISO 8601).

    *resources* maps the id of an item to what teaches it; items that nothing teaches are left out.
    *phrases* maps the first of their names to phrases.
    """

    date: str
    areas: Mapping[str, str]
    skills: Mapping[str, Skill]
    technologies: Mapping[str, Technology]
    guides: Mapping[str, Guide]
    resources: Mapping[str, tuple[Resource, ...]]
    phrases: Mapping[str, Phrase] = field(default_factory=dict)

    @cached_property
    def skill_of_topic(self) -> Mapping[str, Skill]:
        """Map each topic's id to the skill that it is a part of."""
        return {topic.id: skill for skill in self.skills.values() for topic in skill.topics}

    @cached_property
    def _topics(self) -> Mapping[str, Topic]:
        return {topic.id: topic for skill in self.skills.values() for topic in skill.topics}

    @cached_property
    def current_id(self) -> Mapping[str, tuple[str, ...]]:
        """Map an id of former days to the ids that took its place: several where a skill was split."""
        heirs: dict[str, tuple[str, ...]] = {}
        for skill in self.skills.values():
            for old in skill.formerly:
                heirs[old] = (*heirs.get(old, ()), skill.id)
        return heirs

    def __contains__(self, item: object) -> bool:
        """Tell whether *item* is the id of a skill, a project or a topic."""
        return item in self.skills or item in self.skill_of_topic

    def items(self) -> Iterator[str]:
        """Give the id of each skill and project, each followed by its topics."""
        for skill in self.skills.values():
            yield skill.id
            yield from (topic.id for topic in skill.topics)

    def owner(self, item: str) -> Skill:
        """Give the skill or project that *item* is, or is a topic of."""
        return self.skills.get(item) or self.skill_of_topic[item]

    def kind(self, item: str) -> ItemKind:
        """Say whether *item* is a skill, a project or a topic."""
        skill = self.skills.get(item)
        return skill.kind if skill else "topic"

    def title(self, item: str) -> str:
        """Give the title of *item*."""
        skill = self.skills.get(item)
        return skill.title if skill else self._topics[item].title

    def minutes(self, item: str) -> int:
        """Give the minutes that it takes to learn or build *item*."""
        skill = self.skills.get(item)
        return skill.minutes if skill else self._topics[item].minutes

    def leaves(self, item: str) -> tuple[str, ...]:
        """Give the ids that are ticked for *item*: its topics, or itself."""
        skill = self.skills.get(item)
        return skill.leaves if skill else (item,)
