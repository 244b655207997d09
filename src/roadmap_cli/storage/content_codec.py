"""Content as JSON and back, written out by hand because every command decodes it.

Records are lists in the order of their class's fields: half the size of objects with keys, and
made into values without looking a name up.
"""

import json
from typing import Any

from roadmap_cli.domain.catalogue import (
    Amount,
    Catalogue,
    Guide,
    GuideRow,
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

_LEVELS: dict[str | None, Level | None] = {None: None, **{level.value: level for level in Level}}


def encode(content: Content) -> bytes:
    """Give *content* as JSON on one line, ASCII only."""
    catalogue = content.catalogue
    record = [
        catalogue.date,
        dict(catalogue.areas),
        [_skill_record(skill) for skill in catalogue.skills.values()],
        [_technology_record(technology) for technology in catalogue.technologies.values()],
        [_guide_record(guide) for guide in catalogue.guides.values()],
        [_roadmap_record(roadmap) for roadmap in content.roadmaps.values()],
    ]
    return json.dumps(record, separators=(",", ":")).encode("ascii")


def decode(payload: bytes) -> Content:
    """Give the content that encode has made *payload* of; anything else raises LookupError, TypeError or ValueError."""
    date, areas, skills, technologies, guides, roadmaps = json.loads(payload)
    return Content(
        Catalogue(
            date=date,
            areas=areas,
            skills={record[0]: _skill(record) for record in skills},
            technologies={record[0]: _technology(record) for record in technologies},
            guides={record[0]: _guide(record) for record in guides},
        ),
        {record[0]: _roadmap(record) for record in roadmaps},
    )


def _skill_record(skill: Skill) -> list[Any]:
    return [
        skill.id,
        skill.kind,
        skill.area,
        skill.title,
        skill.summary,
        skill.why,
        skill.minutes,
        [[topic.id, topic.title, topic.minutes] for topic in skill.topics],
        skill.requires,
        skill.after,
        skill.exercises,
        skill.aliases,
        [_resource_record(resource) for resource in skill.resources],
        dict(skill.tools),
        skill.formerly,
    ]


def _skill(record: list[Any]) -> Skill:
    (
        name,
        kind,
        area,
        title,
        summary,
        why,
        minutes,
        topics,
        requires,
        after,
        exercises,
        aliases,
        resources,
        tools,
        formerly,
    ) = record
    return Skill(
        name,
        kind,
        area,
        title,
        summary,
        why,
        minutes,
        tuple([Topic(*topic) for topic in topics]),
        tuple([tuple(group) for group in requires]),
        tuple(after),
        tuple(exercises),
        tuple(aliases),
        tuple([Resource(*resource) for resource in resources]),
        {language: tuple(names) for language, names in tools.items()},
        tuple(formerly),
    )


def _resource_record(resource: Resource) -> list[Any]:
    return [
        resource.title,
        resource.url,
        resource.kind,
        resource.language,
        resource.minutes,
        resource.free,
        resource.seen,
    ]


def _technology_record(technology: Technology) -> list[Any]:
    return [
        technology.id,
        technology.name,
        technology.kind,
        technology.aliases,
        technology.skills,
        technology.languages,
    ]


def _technology(record: list[Any]) -> Technology:
    name, title, kind, aliases, skills, languages = record
    return Technology(name, title, kind, tuple(aliases), tuple(skills), tuple(languages))


def _guide_record(guide: Guide) -> list[Any]:
    return [
        guide.id,
        guide.question,
        guide.roadmap,
        guide.publisher,
        guide.date,
        dict(guide.columns),
        [_row_record(row) for row in guide.rows],
        guide.advice,
        guide.note,
    ]


def _guide(record: list[Any]) -> Guide:
    name, question, roadmap, publisher, date, columns, rows, advice, note = record
    return Guide(
        name,
        question,
        roadmap,
        publisher,
        date,
        columns,
        tuple([_row(row) for row in rows]),
        tuple(advice),
        note,
    )


def _row_record(row: GuideRow) -> list[Any]:
    cells = {column: _amount_record(amount) for column, amount in row.cells.items()}
    return [row.title, row.skill, row.technology, row.language, cells]


def _row(record: list[Any]) -> GuideRow:
    title, skill, technology, language, cells = record
    return GuideRow(title, skill, technology, language, {column: Amount(*cell) for column, cell in cells.items()})


def _amount_record(amount: Amount) -> list[Any]:
    return [amount.text, amount.low, amount.high, amount.unit, amount.per, amount.basis, amount.date]


def _roadmap_record(roadmap: Roadmap) -> list[Any]:
    source, pace = roadmap.source, roadmap.pace
    return [
        roadmap.id,
        roadmap.title,
        roadmap.audience,
        roadmap.stack,
        [source.publisher, source.title, source.author, source.date, source.file],
        [pace.months, pace.weeks, pace.hours_per_week, pace.stated],
        roadmap.assumes,
        [_stage_record(stage) for stage in roadmap.stages],
        [[milestone.id, milestone.title, milestone.after, milestone.text] for milestone in roadmap.milestones],
        [[aside.skill, aside.when, aside.level] for aside in roadmap.aside],
        roadmap.guides,
    ]


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


def _stage_record(stage: Stage) -> list[Any]:
    return [
        stage.id,
        stage.title,
        stage.months,
        stage.goal,
        stage.outcome,
        [_step_record(step) for step in stage.steps],
    ]


def _stage(record: list[Any]) -> Stage:
    name, title, months, goal, outcome, steps = record
    return Stage(name, title, _pair(months), goal, outcome, tuple([_step(step) for step in steps]))


def _step_record(step: Step) -> list[Any]:
    return [
        step.id,
        step.title,
        step.summary,
        step.why,
        step.skills,
        step.inferred,
        step.uses,
        step.project,
        step.level,
        step.weeks,
        [step.lasts.weeks, step.lasts.open_ended] if step.lasts else None,
        [step.choice.of, step.choice.pick] if step.choice else None,
        [[task.id, task.text, task.covers] for task in step.tasks],
        step.note,
    ]


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
        None if lasts is None else Duration(tuple(lasts[0]), lasts[1]),
        None if choice is None else Choice(tuple(choice[0]), choice[1]),
        tuple([Task(task, text, tuple(covers)) for task, text, covers in tasks]),
        note,
    )


def _pair(record: list[Any] | None) -> tuple[Any, Any] | None:
    if record is None:
        return None
    first, last = record
    return first, last
