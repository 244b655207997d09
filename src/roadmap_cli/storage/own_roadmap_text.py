"""A file of one's own as text: what imports, `match` and the template write, and the strict loader reads.

`own_text` and `check_own` are each other's inverse but for ids, which become whole ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from roadmap_cli.domain.catalogue import Resource, Skill
from roadmap_cli.domain.own_content import OwnFile
from roadmap_cli.domain.roadmaps import Pace, Range, Roadmap, Source, Stage, Step
from roadmap_cli.storage.yaml_text import Plain, yaml_text

SCHEMA_FILE: Final = "roadmap.schema.json"
SCHEMA_COMMENT: Final = f"yaml-language-server: $schema={SCHEMA_FILE}"
"""What tells an editor where it finds the schema: beside the file."""

Pairs = Iterable[tuple[str, Plain | None]]


def own_text(file: OwnFile, *, comments: Sequence[str] = ()) -> str:
    """Give *file* as the text of a YAML file; ids stand in it as they are.

    Above it stand the comment that tells an editor its schema, and *comments*, a line each.
    """
    roadmap = file.roadmap
    parts: list[tuple[str, Plain | None]] = [
        ("id", file.id),
        ("namespace", file.namespace),
        ("title", file.title),
    ]
    if roadmap is not None:
        parts += _roadmap(roadmap)
    parts += [
        ("skills", [_skill(skill) for skill in file.skills if skill.kind == "skill"]),
        ("projects", [_skill(skill) for skill in file.skills if skill.kind == "project"]),
        ("resources", list(_resources(file.resources))),
    ]
    return yaml_text(_stated(parts), comments=(SCHEMA_COMMENT, *comments))


def _stated(pairs: Pairs) -> dict[str, Plain]:
    """Give what is there to be said: neither None nor empty."""
    return {key: value for key, value in pairs if value is not None and value not in ("", [], {}, ())}


def _roadmap(roadmap: Roadmap) -> Pairs:
    yield "audience", roadmap.audience
    yield "stack", roadmap.stack
    yield "source", _source(roadmap.source)
    yield "pace", _pace(roadmap.pace)
    yield "assumes", roadmap.assumes
    yield "stages", [_stage(stage) for stage in roadmap.stages]
    yield (
        "milestones",
        [
            _stated((("id", one.id), ("title", one.title), ("after", one.after), ("text", one.text)))
            for one in roadmap.milestones
        ],
    )
    yield "aside", [_stated((("skill", one.skill), ("when", one.when), ("level", one.level))) for one in roadmap.aside]
    yield "guides", roadmap.guides


def _source(source: Source) -> Plain:
    return _stated(zip(Source._fields, source, strict=True))


def _pace(pace: Pace) -> Plain:
    return _stated(
        (
            ("months", _range(pace.months)),
            ("weeks", _range(pace.weeks)),
            ("hours_per_week", _range(pace.hours_per_week)),
            ("stated", pace.stated),
        )
    )


def _range(span: Range | None) -> Plain | None:
    if span is None:
        return None
    low, high = map(float, span)
    return low if low == high else [low, high]


def _stage(stage: Stage) -> Plain:
    return _stated(
        (
            ("id", stage.id),
            ("title", stage.title),
            ("months", stage.months),
            ("goal", stage.goal),
            ("outcome", stage.outcome),
            ("steps", [_step(step) for step in stage.steps]),
        )
    )


def _step(step: Step) -> Plain:
    lasts = step.lasts and _stated((("weeks", step.lasts.weeks), ("open_ended", step.lasts.open_ended or None)))
    tasks = [_stated((("id", task.id), ("text", task.text), ("covers", task.covers))) for task in step.tasks]
    return _stated(
        (
            ("id", step.id),
            ("title", step.title),
            ("summary", step.summary),
            ("why", step.why),
            ("skills", step.skills),
            ("inferred", step.inferred),
            ("uses", step.uses),
            ("project", step.project),
            ("level", step.level and str(step.level)),
            ("weeks", step.weeks),
            ("lasts", lasts),
            ("choice", step.choice and {"of": step.choice.of, "pick": step.choice.pick}),
            ("tasks", tasks),
            ("note", step.note),
        )
    )


def _skill(skill: Skill) -> Plain:
    topics: list[Plain] = [
        {"id": topic.id.rpartition("/")[2], "title": topic.title, "hours": topic.minutes / 60} for topic in skill.topics
    ]
    requires: list[Plain] = [group[0] if len(group) == 1 else {"any_of": group} for group in skill.requires]
    return _stated(
        (
            ("id", skill.id),
            ("title", skill.title),
            ("summary", skill.summary),
            ("why", skill.why),
            ("hours", None if topics else skill.minutes / 60),
            ("topics", topics),
            ("requires", requires),
            ("after", skill.after),
            ("exercises", skill.exercises),
            ("aliases", skill.aliases),
            ("tools", skill.tools),
            ("formerly", skill.formerly),
        )
    )


def _resources(resources: Mapping[str, Sequence[Resource]]) -> Iterator[Plain]:
    for item, teaching in resources.items():
        for one in teaching:
            yield _stated(
                (
                    ("skill", item),
                    ("title", one.title),
                    ("url", one.url),
                    ("kind", one.kind),
                    ("language", one.language),
                    ("hours", one.minutes and one.minutes / 60),
                    ("free", None if one.free else False),
                    ("seen", one.seen),
                )
            )
