"""Random values for property tests: catalogues, roadmaps through them, progress, histories."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from factories import (
    make_catalogue,
    make_choice,
    make_event,
    make_pace,
    make_roadmap,
    make_skill,
    make_stage,
    make_step,
)
from roadmap_cli.domain.catalogue import Catalogue, Skill
from roadmap_cli.domain.events import Event, Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import Outline, outline_of
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.roadmaps import Choice, Pace, Roadmap, Step
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.changes import Aim, apply_drafts, draft_statuses
from roadmap_cli.services.standing import Standing

MINUTES = st.integers(1, 600)
DEVICES = st.sampled_from(("laptop", "desktop"))
FORMER = ("old", "older")
KINDS = ("status", "status", "note", "link", "time", "follow", "main", "undo", "undo", "?")
TARGETS = st.sampled_from(tuple(Status))


@dataclass(frozen=True)
class World:
    """A catalogue, a roadmap through it, and how far somebody came."""

    catalogue: Catalogue
    roadmap: Roadmap
    progress: Progress

    @cached_property
    def outline(self) -> Outline:
        return outline_of(self.roadmap, self.catalogue)

    @cached_property
    def standing(self) -> Standing:
        return Standing(self.outline, Statuses(self.catalogue, self.progress), self.progress.reached)

    def _repr_pretty_(self, printer: RepresentationPrinter, _: bool) -> None:
        skills = "; ".join(
            f"{skill.id} {skill.minutes}m topics={[topic.minutes for topic in skill.topics]} requires={skill.requires}"
            for skill in self.catalogue.skills.values()
        )
        steps = "; ".join(
            f"{step.id} {step.items} {step.level} weeks={step.weeks} choice={step.choice and (*step.choice,)}"
            for step in self.roadmap.steps()
        )
        statuses = {item: str(status) for item, status in self.progress.statuses.items()}
        printer.text(f"<World {skills} | {steps} | {self.roadmap.pace} {self.roadmap.assumes} | {statuses}>")

    def after(self, progress: Progress) -> "World":
        return replace(self, progress=progress)


@st.composite
def catalogues(draw: st.DrawFn, *, most: int = 8) -> Catalogue:
    """Draw a catalogue without circles: topics, alternatives and soft edges included."""
    skills: list[Skill] = []
    for number in range(draw(st.integers(1, most))):
        earlier = [skill.id for skill in skills]
        groups = st.lists(st.sampled_from(earlier), min_size=1, max_size=2, unique=True) if earlier else st.nothing()
        topics = draw(st.lists(MINUTES, max_size=3)) if draw(st.booleans()) else []
        skills.append(
            make_skill(
                f"s{number}",
                requires=draw(st.lists(groups, max_size=2)) if earlier else (),
                after=draw(st.lists(st.sampled_from(earlier), max_size=1)) if earlier else (),
                formerly=draw(st.lists(st.sampled_from(FORMER), max_size=2, unique=True)) if number == 1 else (),
                topics={f"t{place}": minutes for place, minutes in enumerate(topics)},
                minutes=draw(MINUTES),
                kind="project" if number and draw(st.integers(0, 5)) == 0 else "skill",
            )
        )
    return make_catalogue(*skills)


@st.composite
def roadmaps(draw: st.DrawFn, catalogue: Catalogue, *, name: str = "way", paced: bool = False) -> Roadmap:
    """Draw a roadmap through some of *catalogue* in some order: split skills, levels, choices, assumptions, weeks.

    A *paced* one has hours a week, and weeks for most of its steps.
    """
    listed = draw(st.lists(st.sampled_from(sorted(catalogue.skills)), min_size=1, unique=True))
    named: list[str] = []
    for skill in listed:
        apart = draw(st.lists(st.sampled_from(catalogue.leaves(skill)), unique=True)) if draw(st.booleans()) else []
        topics = [leaf for leaf in apart if leaf != skill]
        named += topics if len(topics) == len(catalogue.skills[skill].topics) and topics else [*topics, skill]
    items = draw(st.permutations(named))
    steps: list[Step] = []
    week = 1
    while items:
        size = draw(st.integers(1, min(3, len(items))))
        mine, items = items[:size], items[size:]
        length = draw(st.integers(1, 4))
        is_placed = paced and draw(st.integers(0, 4)) > 0
        step = make_step(
            f"step-{len(steps) + 1}",
            mine,
            level=draw(st.sampled_from((None, *Level))),
            weeks=(week, week + length - 1) if is_placed else None,
            choice=draw(_choices(mine)),
        )
        week += length if is_placed else 0
        steps.append(step)
    cut = draw(st.integers(0, len(steps)))
    stages = [make_stage(f"stage-{number}", *part) for number, part in enumerate((steps[:cut], steps[cut:])) if part]
    others = sorted(set(catalogue.skills) - set(listed))
    assumes = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    ends = draw(st.lists(st.sampled_from([step.id for step in steps]), max_size=2, unique=True))
    milestones = {f"milestone-{end}": end for end in ends}
    pace = draw(paces(week - 1)) if paced else make_pace()
    return make_roadmap(*stages, name=name, pace=pace, assumes=assumes, milestones=milestones)


@st.composite
def paces(draw: st.DrawFn, weeks: int) -> Pace:
    """Draw a pace with hours a week, one figure or a range."""
    low = draw(st.integers(1, 20))
    high = low + draw(st.sampled_from((0, 0, 5, 10)))
    return make_pace(hours=(low, high), weeks=max(weeks, 1), months=draw(st.sampled_from((None, 1, (1, 2), 3))))


@st.composite
def _choices(draw: st.DrawFn, items: list[str]) -> Choice | None:
    if len(items) == 1 or draw(st.integers(0, 2)):
        return None
    return make_choice(items, draw(st.integers(1, len(items) - 1)))


@st.composite
def recorded(draw: st.DrawFn, catalogue: Catalogue) -> Mapping[str, Status]:
    """Draw any statuses at all for items of *catalogue*, as several devices and versions may have left them."""
    former = [*FORMER, *(f"{old}/t0" for old in FORMER)]
    return draw(st.dictionaries(st.sampled_from([*sorted(catalogue.items()), *former]), TARGETS))


@st.composite
def progressions(draw: st.DrawFn, catalogue: Catalogue) -> Progress:
    """Draw the progress after a few commands about items of *catalogue*."""
    progress = Progress()
    for aims, to in draw(st.lists(st.tuples(aims_at(catalogue), TARGETS), max_size=6)):
        progress = apply_drafts(progress, draft_statuses(catalogue, progress, aims, to))
    return progress


def aims_at(catalogue: Catalogue) -> st.SearchStrategy[list[Aim]]:
    """Draw what one command is about: one item or a few, named or come with a step."""
    items = st.sampled_from(sorted(catalogue.items()))
    return st.lists(st.builds(Aim, items, named=st.booleans()), min_size=1, max_size=3)


@st.composite
def worlds(draw: st.DrawFn, *, most: int = 8, paced: bool = False) -> World:
    """Draw a world: half of the time with progress as commands make it, else with any statuses at all."""
    catalogue = draw(catalogues(most=most))
    roadmap = draw(roadmaps(catalogue, paced=paced))
    orderly = progressions(catalogue)
    wild = recorded(catalogue).map(lambda statuses: Progress(statuses=statuses))
    return World(catalogue, roadmap, draw(st.one_of(orderly, wild)))


@st.composite
def histories(draw: st.DrawFn, *, most: int = 14) -> list[Event]:
    """Draw the events of two devices in any order: batches, equal counters, and undos of anything that there is."""
    size = draw(st.integers(0, most))
    names = [f"{number:032x}" for number in range(size)]
    batches = ["batch-a", "batch-b"]
    events: list[Event] = []
    for name in names:
        kind = draw(st.sampled_from(KINDS))
        batch = {"batch": draw(st.sampled_from(batches))} if draw(st.integers(0, 2)) == 0 else {}
        item, data = draw(_payloads(kind, [*names, *batches, "gone"]))
        n = draw(st.integers(1, most))
        events.append(make_event(kind, item, n=n, name=name, device=draw(DEVICES), **data, **batch))
    return events


def _payloads(kind: str, targets: list[str]) -> st.SearchStrategy[tuple[str | None, dict[str, object]]]:
    """Draw what an event of *kind* is about, and its data; an undo names one of *targets*."""
    item, no_item = st.sampled_from(("http", "sql", "sql/joins")), st.none()
    roadmap = st.sampled_from(("birjob", "resumax"))
    about, data = {
        "status": (item, {"to": st.sampled_from((*(str(status) for status in Status), "mastered"))}),
        "note": (item, {"text": st.sampled_from(("one", "two"))}),
        "link": (item, {"url": st.just("https://example.org"), "role": st.sampled_from(("evidence", "resource"))}),
        "time": (item, {"minutes": st.integers(-5, 90)}),
        "follow": (no_item, {"roadmap": roadmap, "on": st.booleans()}),
        "main": (no_item, {"value": roadmap}),
        "undo": (no_item, {"target": st.sampled_from(targets)}),
        "?": (item | no_item, {"to": st.just("done"), "value": st.just("x"), "text": st.just("?")}),
    }[kind]
    return st.tuples(about, st.fixed_dictionaries(data))
