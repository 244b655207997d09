"""Content as JSON and back, in parts, of which most commands decode few.

A named tuple is an array in JSON: half the size of an object with keys, and made into a value again
without looking a name up. What decodes is written out by hand because every command runs it.
"""

from collections.abc import Callable, Mapping
from functools import cache
from json import dumps, loads
from typing import Any, TypeVar

from roadmap_cli.domain.catalogue import (
    Ambiguity,
    Amount,
    Catalogue,
    Guide,
    GuideEntry,
    GuideRow,
    GuideSection,
    Phrase,
    Resource,
    Skill,
    Technology,
    Topic,
)
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.late_mapping import LateMapping, LateValues
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
from roadmap_cli.storage.collector import collector_paused

CORE = "core"
TECHNOLOGIES = "technologies"
GUIDES = "guides"
RESOURCES = "resources"
PHRASES = "phrases"
ROADMAP = "roadmap "
"""The names of the parts; each roadmap has its own, with its id at the end."""

_LEVELS: dict[str | None, Level | None] = {None: None, **{level.value: level for level in Level}}

T = TypeVar("T")


def encode(content: Content) -> dict[str, bytes]:
    """Give *content* in parts by name, each JSON on one line, ASCII only."""
    catalogue = content.catalogue
    others: dict[str, object] = {
        TECHNOLOGIES: list(catalogue.technologies.values()),
        GUIDES: list(catalogue.guides.values()),
        RESOURCES: dict(catalogue.resources),
        PHRASES: list(catalogue.phrases.values()),
    }
    return core_parts(content) | {name: _encoded(part) for name, part in others.items()}


def core_parts(content: Content) -> dict[str, bytes]:
    """Give the parts with the skills and the roadmaps alone."""
    catalogue = content.catalogue
    core = [catalogue.date, dict(catalogue.areas), list(catalogue.skills.values())]
    parts = {ROADMAP + name: _encoded(roadmap) for name, roadmap in content.roadmaps.items()}
    return {CORE: _encoded(core), **parts}


def _encoded(part: object) -> bytes:
    return dumps(part, separators=(",", ":")).encode("ascii") + b"\n"


def decode(parts: Mapping[str, bytes], recover: Callable[[], Content]) -> Content:
    """Give the content that encode has made *parts* of: the skills now, the rest when it is first looked at.

    What of the rest is missing or cannot be decoded then comes from *recover*, which is asked once. Where the skills
    cannot be decoded, one of the UNREADABLE errors is raised.
    """
    whole = cache(recover)

    def late(make: Callable[[], T], instead: Callable[[Content], T]) -> T:
        with collector_paused():
            try:
                return make()
            except UNREADABLE:
                return instead(whole())

    def roadmap(name: str) -> Roadmap:
        return late(lambda: _roadmap(loads(parts[ROADMAP + name])), lambda content: content.roadmaps[name])

    def technologies() -> Mapping[str, Technology]:
        return late(lambda: _technologies(parts[TECHNOLOGIES]), lambda content: content.catalogue.technologies)

    def guides() -> Mapping[str, Guide]:
        return late(lambda: _guides(parts[GUIDES]), lambda content: content.catalogue.guides)

    def resources() -> Mapping[str, tuple[Resource, ...]]:
        return late(lambda: _resources(parts[RESOURCES]), lambda content: content.catalogue.resources)

    def phrases() -> Mapping[str, Phrase]:
        return late(lambda: _phrases(parts[PHRASES]), lambda content: content.catalogue.phrases)

    date, areas, skills = loads(parts[CORE])
    catalogue = Catalogue(
        date=date,
        areas=areas,
        skills={record[0]: _skill(record) for record in skills},
        technologies=LateMapping(technologies),
        guides=LateMapping(guides),
        resources=LateMapping(resources),
        phrases=LateMapping(phrases),
    )
    names = [part.removeprefix(ROADMAP) for part in parts if part.startswith(ROADMAP)]
    return Content(catalogue, LateValues(names, roadmap))


def _skill(record: list[Any]) -> Skill:
    name, kind, area, title, summary, why, minutes, topics, requires, after, exercises, aliases, *rest = record
    tools, formerly = rest
    return Skill(
        name,
        kind,
        area,
        title,
        summary,
        why,
        minutes,
        tuple(map(Topic._make, topics)) if topics else (),
        tuple(map(tuple, requires)) if requires else (),
        tuple(after),
        tuple(exercises),
        tuple(aliases),
        {language: tuple(names) for language, names in tools.items()} if tools else {},
        tuple(formerly),
    )


def _technologies(part: bytes) -> dict[str, Technology]:
    return {record[0]: _technology(record) for record in loads(part)}


def _technology(record: list[Any]) -> Technology:
    name, title, kind, aliases, skills, languages, ambiguous = record
    return Technology(
        name, title, kind, tuple(aliases), tuple(skills), tuple(languages), ambiguous and _ambiguity(ambiguous)
    )


def _ambiguity(record: list[Any]) -> Ambiguity:
    exact_case, any_of, none_of, weak, context, before, after, listed = record
    return Ambiguity(exact_case, tuple(any_of), tuple(none_of), weak, context, tuple(before), tuple(after), listed)


def _phrases(part: bytes) -> dict[str, Phrase]:
    return {record[0][0]: _phrase(record) for record in loads(part)}


def _phrase(record: list[Any]) -> Phrase:
    names, skills, technologies, ambiguous = record
    return Phrase(tuple(names), tuple(skills), tuple(technologies), ambiguous and _ambiguity(ambiguous))


def _resources(part: bytes) -> dict[str, tuple[Resource, ...]]:
    return {item: tuple([Resource(*record) for record in records]) for item, records in loads(part).items()}


def _guides(part: bytes) -> dict[str, Guide]:
    return {
        name: Guide(name, question, tuple([_section(section) for section in sections]))
        for name, question, sections in loads(part)
    }


def _section(record: list[Any]) -> GuideSection:
    roadmap, publisher, date, title, columns, rows, entries, note = record
    return GuideSection(
        roadmap,
        publisher,
        date,
        title,
        columns,
        tuple([_row(row) for row in rows]),
        tuple([_entry(entry) for entry in entries]),
        note,
    )


def _row(record: list[Any]) -> GuideRow:
    title, skill, technology, language, cells = record
    return GuideRow(title, skill, technology, language, {column: Amount(*cell) for column, cell in cells.items()})


def _entry(record: list[Any]) -> GuideEntry:
    title, text, skill, technology, amount = record
    return GuideEntry(title, text, skill, technology, amount and Amount(*amount))


def _roadmap(record: list[Any]) -> Roadmap:
    name, title, audience, stack, source, pace, assumes, stages, milestones, aside, guides = record
    months, weeks, hours_per_week, stated = pace
    return Roadmap(
        name,
        title,
        audience,
        tuple(stack),
        Source(*source),
        Pace(_pair(months), _pair(weeks), _pair(hours_per_week), stated),
        tuple(assumes),
        tuple([_stage(stage) for stage in stages]),
        tuple([Milestone(*milestone) for milestone in milestones]),
        tuple([Aside(skill, when, _LEVELS[level]) for skill, when, level in aside]),
        tuple(guides),
    )


def _stage(record: list[Any]) -> Stage:
    name, title, months, goal, outcome, steps = record
    return Stage(name, title, _pair(months), goal, outcome, tuple([_step(step) for step in steps]))


def _step(record: list[Any]) -> Step:
    name, title, summary, why, skills, inferred, uses, project, level, weeks, lasts, choice, tasks, note = record
    return Step(
        name,
        title,
        summary,
        why,
        tuple(skills),
        tuple(inferred),
        tuple(uses),
        project,
        _LEVELS[level],
        _pair(weeks),
        None if lasts is None else Duration(_pair(lasts[0]), lasts[1]),
        None if choice is None else Choice(tuple(choice[0]), choice[1]),
        tuple([Task(task, text, tuple(covers)) for task, text, covers in tasks]),
        note,
    )


def _pair(record: list[Any] | None) -> tuple[Any, Any] | None:
    if record is None:
        return None
    first, last = record
    return first, last
