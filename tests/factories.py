"""Values for tests: each factory makes a whole value of the few parts that a test is about."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from typing import Any

from hypothesis import settings

from roadmap_cli.domain.catalogue import Catalogue, Guide, Resource, Skill, Technology, Topic
from roadmap_cli.domain.content import Content
from roadmap_cli.domain.events import STATUS, UNDO, Draft, Event, Status
from roadmap_cli.domain.fold import fold
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import Outline, outline_of
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.roadmaps import (
    Aside,
    Choice,
    Duration,
    Milestone,
    Pace,
    Range,
    Roadmap,
    Source,
    Span,
    Stage,
    Step,
    Task,
)
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.standing import Standing

EXAMPLES = os.environ.get("ROADMAP_EXAMPLES")
law = settings(deadline=None, max_examples=int(EXAMPLES or 100), derandomize=EXAMPLES is None)
"""How property tests run: without a stopwatch that a busy machine could trip, and on the same examples each time.

With ROADMAP_EXAMPLES=2000 they run on so many new ones, as before a release.
"""

Names = str | Sequence[str]
Requires = str | Sequence[str | Sequence[str]]


def make_skill(
    name: str,
    *,
    requires: Requires = (),
    topics: Names | Mapping[str, int] = (),
    minutes: int = 60,
    after: Names = (),
    formerly: Names = (),
    aliases: Names = (),
    exercises: Names = (),
    title: str | None = None,
    kind: str = "skill",
    area: str = "area",
    tools: Mapping[str, tuple[str, ...]] | None = None,
) -> Skill:
    """Make a skill: `make_skill("apis", requires="http", topics="rest errors")`.

    Names stand in a list or in one text; a list within *requires* is a group of alternatives.
    Topics take *minutes* each, or their own where they come as a mapping.
    """
    parts = topics if isinstance(topics, Mapping) else dict.fromkeys(_names(topics), minutes)
    groups = _names(requires) if isinstance(requires, str) else requires
    return Skill(
        id=name,
        kind=kind,  # type: ignore[arg-type]
        area=area,
        title=title or name.capitalize(),
        summary=f"What {name} is.",
        why=f"Why {name} matters.",
        minutes=sum(parts.values()) if parts else minutes,
        topics=tuple(Topic(f"{name}/{part}", part.capitalize(), time) for part, time in parts.items()),
        requires=tuple((group,) if isinstance(group, str) else tuple(group) for group in groups),
        after=_names(after),
        exercises=_names(exercises),
        aliases=_names(aliases) if isinstance(aliases, str) else tuple(aliases),
        tools=tools or {},
        formerly=_names(formerly),
    )


def make_project(name: str, **parts: Any) -> Skill:
    """Make a project."""
    return make_skill(name, kind="project", **parts)


def make_technology(
    name: str, *, kind: str = "tool", aliases: Names = (), title: str | None = None, skills: Names = ()
) -> Technology:
    """Make a technology; *title* is what people call it."""
    return Technology(name, title or name.capitalize(), kind, _names(aliases), _names(skills), ())


def make_resource(
    title: str, *, kind: str = "docs", language: str | None = None, minutes: int | None = None, free: bool = True
) -> Resource:
    """Make a resource, its address made of its *title*."""
    url = f"https://example.com/{title.casefold().replace(' ', '-')}"
    return Resource(title, url, kind, language, minutes, free, "seen somewhere")


def make_catalogue(
    *skills: Skill | str,
    technologies: Iterable[Technology] = (),
    guides: Iterable[Guide] = (),
    resources: Mapping[str, Sequence[Resource]] | None = None,
) -> Catalogue:
    """Make a catalogue of *skills*; a name alone is a skill of an hour that needs nothing."""
    whole = [make_skill(skill) if isinstance(skill, str) else skill for skill in skills]
    return Catalogue(
        date="2026-11-20",
        areas={"area": "The area"},
        skills={skill.id: skill for skill in whole},
        technologies={technology.id: technology for technology in technologies},
        guides={guide.id: guide for guide in guides},
        resources={item: tuple(teaching) for item, teaching in (resources or {}).items()},
    )


def make_step(
    name: str,
    items: Names = (),
    *,
    level: str | None = None,
    project: str | None = None,
    uses: Names = (),
    weeks: Span | None = None,
    lasts: Span | None = None,
    open_ended: bool = False,
    choice: Choice | None = None,
    tasks: Mapping[str, Names] | None = None,
    note: str | None = None,
    title: str | None = None,
) -> Step:
    """Make a step that counts *items*; *tasks* maps a task's id to what it covers."""
    return Step(
        id=name,
        title=title or name.capitalize(),
        summary=None,
        why=None,
        skills=_names(items),
        inferred=(),
        uses=_names(uses),
        project=project,
        level=None if level is None else Level(level),
        weeks=weeks,
        lasts=Duration(lasts, open_ended) if lasts or open_ended else None,
        choice=choice,
        tasks=tuple(Task(task, f"Do {task}.", _names(covers)) for task, covers in (tasks or {}).items()),
        note=note,
    )


def make_choice(of: Names, pick: int = 1) -> Choice:
    """Make a choice of which *pick* are enough."""
    return Choice(_names(of), pick)


def make_stage(name: str, *steps: Step, months: Span | None = None) -> Stage:
    """Make a stage of *steps*."""
    return Stage(name, name.capitalize(), months, f"Reach {name}.", None, steps)


def make_pace(
    *, months: float | Range | None = None, weeks: float | Range | None = None, hours: float | Range | None = None
) -> Pace:
    """Make a pace; one number is a range of itself."""
    return Pace(_range(months), _range(weeks), _range(hours), None)


def make_roadmap(
    *parts: Stage | Step | str,
    name: str = "way",
    pace: Pace | None = None,
    assumes: Names = (),
    milestones: Mapping[str, str] | None = None,
    aside: Sequence[Aside] = (),
    title: str | None = None,
) -> Roadmap:
    """Make a roadmap of stages or of steps of one stage; a text is a step that counts the items named in it.

    *milestones* maps the id of a milestone to the step after which it stands.
    """
    numbers = count(1)
    whole = [make_step(f"step-{next(numbers)}", part) if isinstance(part, str) else part for part in parts]
    loose = tuple(part for part in whole if isinstance(part, Step))
    stages = tuple(part for part in whole if isinstance(part, Stage))
    return Roadmap(
        id=name,
        title=title or f"The {name}",
        audience=None,
        stack=(),
        source=Source("A publisher", "An article", None, "2026-03", None),
        pace=pace or Pace(),
        assumes=_names(assumes),
        stages=(*stages, make_stage("stage", *loose)) if loose else stages,
        milestones=tuple(Milestone(one, one.capitalize(), after, None) for one, after in (milestones or {}).items()),
        aside=tuple(aside),
        guides=(),
    )


_numbers = count(1)


def make_event(
    kind: str = STATUS,
    item: str | None = None,
    *,
    n: int = 1,
    name: str | None = None,
    device: str = "laptop",
    day: str = "2026-11-20",
    **data: Any,
) -> Event:
    """Make an event; what stands in *data* is its payload."""
    whole = name or f"{next(_numbers):032x}"
    return Event(whole, n, device, f"{day}T12:00:00Z", day, kind, item, data)


def make_status(item: str, to: str, *, n: int = 1, **parts: Any) -> Event:
    """Make the event that brings *item* to the status *to*."""
    return make_event(STATUS, item, n=n, to=to, **parts)


def make_undo(target: str | Event, *, n: int, **parts: Any) -> Event:
    """Make the event that takes *target* back: an event, or the id of an event or a batch."""
    return make_event(UNDO, n=n, target=target.id if isinstance(target, Event) else target, **parts)


def make_progress(statuses: Mapping[str, str] | None = None, **parts: Any) -> Progress:
    """Make progress in which *statuses* were recorded."""
    return Progress(statuses={item: Status(status) for item, status in (statuses or {}).items()}, **parts)


def make_statuses(catalogue: Catalogue, recorded: Mapping[str, str] | None = None) -> Statuses:
    """Make the statuses that follow from what was *recorded*."""
    return Statuses(catalogue, make_progress(recorded))


def make_standing(
    roadmap: Roadmap | Outline,
    catalogue: Catalogue | None = None,
    recorded: Mapping[str, str] | None = None,
    *,
    reached: Iterable[str] = (),
) -> Standing:
    """Make the standing in a roadmap of a person for whom *recorded* was written down."""
    if isinstance(roadmap, Outline):
        outline = roadmap
    else:
        assert catalogue is not None
        outline = outline_of(roadmap, catalogue)
    return Standing(outline, make_statuses(outline.catalogue, recorded), frozenset(reached))


@dataclass
class Notebook:
    """A journal in memory: what one person wrote on some devices."""

    events: list[Event] = field(default_factory=list)

    def write(self, drafts: Iterable[Draft], *, device: str = "laptop") -> tuple[Event, ...]:
        """Write the events of one command."""
        whole = list(drafts)
        batch = {"batch": f"{next(_numbers):032x}"} if len(whole) > 1 else {}
        first = len(self.events) + 1
        written = tuple(
            make_event(draft.kind, draft.skill, n=first + place, device=device, **draft.data, **batch)
            for place, draft in enumerate(whole)
        )
        self.events += written
        return written

    @property
    def progress(self) -> Progress:
        """What is written so far adds up to this."""
        return fold(self.events)


@cache
def bundled() -> Content:
    """Give the bundled content, read from its files."""
    from roadmap_cli.storage.content_files import data_root, read_content

    return read_content(data_root())


@cache
def bundled_outline(roadmap: str) -> Outline:
    """Give the outline of a bundled roadmap."""
    return outline_of(bundled().roadmaps[roadmap], bundled().catalogue)


def _names(names: Names) -> tuple[str, ...]:
    return tuple(names.split() if isinstance(names, str) else names)


def _range(amount: float | Range | None) -> Range | None:
    return amount if isinstance(amount, tuple) or amount is None else (amount, amount)
