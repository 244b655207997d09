"""Random values for property tests: catalogues, roadmaps through them, progress, histories."""

from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

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
from roadmap_cli.domain.roadmaps import Pace, Roadmap, Step
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.changes import Aim, apply_drafts, draft_statuses
from roadmap_cli.services.standing import Standing

OFTEN, SELDOM = 0.7, 0.25
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


def random_catalogue(random: Random, size: int) -> Catalogue:
    """Make a catalogue without circles: topics, alternatives, soft edges and former ids included."""
    skills: list[Skill] = []
    for number in range(size):
        earlier = [skill.id for skill in skills]
        groups = [
            random.sample(earlier, min(len(earlier), random.choice((1, 1, 2)))) for _ in range(random.randint(0, 2))
        ]
        topics = [random.randint(1, 600) for _ in range(random.choice((0, 0, 1, 2, 3)))]
        skills.append(
            make_skill(
                f"s{number}",
                requires=[group for group in groups if group],
                after=random.sample(earlier, min(len(earlier), random.randint(0, 1))),
                topics={f"t{place}": minutes for place, minutes in enumerate(topics)},
                minutes=random.randint(1, 600),
                formerly=random.sample(FORMER, random.randint(0, 2)) if random.random() < SELDOM else (),
                kind="project" if random.random() < SELDOM else "skill",
            )
        )
    return make_catalogue(*skills)


def random_roadmap(random: Random, catalogue: Catalogue, *, name: str = "way", paced: bool = False) -> Roadmap:
    """Make a roadmap through some of *catalogue* in any order: split skills, levels, choices, assumptions, weeks.

    A *paced* one has hours a week, and weeks for most of its steps.
    """
    names = list(catalogue.skills)
    listed = random.sample(names, random.randint((len(names) + 1) // 2, len(names)))
    items = [item for skill in listed for item in _split(random, catalogue.skills[skill])]
    random.shuffle(items)
    if random.random() < OFTEN:
        items.sort(key=lambda item: names.index(catalogue.owner(item).id))
    steps: list[Step] = []
    week = 1
    while items:
        size = random.randint(1, min(3, len(items)))
        mine, items = items[:size], items[size:]
        length = random.randint(1, 3)
        is_placed = paced and random.random() < OFTEN
        is_choice = size > 1 and random.random() < SELDOM
        step = make_step(
            f"step-{len(steps) + 1}",
            mine,
            level=random.choice((None, *Level)),
            weeks=(week, week + length - 1) if is_placed else None,
            choice=make_choice(mine, random.randint(1, size - 1)) if is_choice else None,
        )
        week += length if is_placed else 0
        steps.append(step)
    cut = random.randint(0, len(steps))
    stages = [make_stage(f"stage-{number}", *part) for number, part in enumerate((steps[:cut], steps[cut:])) if part]
    ends = random.sample([step.id for step in steps], min(len(steps), 2))
    return make_roadmap(
        *stages,
        name=name,
        pace=_pace(random, max(week - 1, 1)) if paced else make_pace(),
        assumes=[skill for skill in names if skill not in listed and random.random() < SELDOM],
        milestones={f"milestone-{end}": end for end in ends},
    )


def _split(random: Random, skill: Skill) -> list[str]:
    """Name *skill* whole, some topics of it apart, or topics alone."""
    topics = [topic.id for topic in skill.topics]
    apart = random.sample(topics, random.randint(0, len(topics))) if random.random() < OFTEN else []
    is_bare = len(apart) < len(topics) and random.random() < OFTEN
    return [*apart, skill.id] if is_bare or not apart else apart


def _pace(random: Random, weeks: int) -> Pace:
    low = random.randint(1, 20)
    high = low + random.choice((0, 0, 5, 10))
    return make_pace(hours=(low, high), weeks=weeks, months=random.choice((None, 1, (1, 2), 3)))


def _wild(random: Random, catalogue: Catalogue) -> Progress:
    """Make any statuses at all, as several devices and versions may have left them."""
    names = [*catalogue.items(), *FORMER, *(f"{old}/t0" for old in FORMER)]
    some = random.sample(names, random.randint(0, len(names)))
    return Progress(statuses={name: random.choice(tuple(Status)) for name in some})


def _orderly(random: Random, catalogue: Catalogue) -> Progress:
    """Make the progress after a few commands about items of *catalogue*."""
    items, progress = list(catalogue.items()), Progress()
    for _ in range(random.randint(0, 5)):
        aims = [Aim(random.choice(items), named=random.random() < OFTEN) for _ in range(random.randint(1, 3))]
        to = random.choice(tuple(Status))
        progress = apply_drafts(progress, draft_statuses(catalogue, progress, aims, to))
    return progress


def worlds(*, most: int = 8, paced: bool = False) -> st.SearchStrategy[World]:
    """Draw a world: its progress as commands make it, or any statuses at all, or none.

    It is made from a seed, so that it is large and varied from the first example on.
    """

    def make(seed: int) -> World:
        random = Random(seed)
        catalogue = random_catalogue(random, random.randint(1, most))
        roadmap = random_roadmap(random, catalogue, paced=paced)
        begin = random.choice((_orderly, _wild, lambda _, __: Progress()))
        return World(catalogue, roadmap, begin(random, catalogue))

    return st.builds(make, st.integers(0, 2**32))


def aims_at(catalogue: Catalogue) -> st.SearchStrategy[list[Aim]]:
    """Draw what one command is about: one item or a few, named or come with a step."""
    items = st.sampled_from(sorted(catalogue.items()))
    return st.lists(st.builds(Aim, items, named=st.booleans()), min_size=1, max_size=3)


def histories(*, most: int = 14) -> st.SearchStrategy[list[Event]]:
    """Draw the events of two devices in any order: batches, equal counters, and undos of anything that there is."""

    def make(seed: int) -> list[Event]:
        random = Random(seed)
        names = [f"{number:032x}" for number in range(random.randint(0, most))]
        batches = ["batch-a", "batch-b"]
        return [_random_event(random, name, [*names, *batches, "gone"], batches) for name in names]

    return st.builds(make, st.integers(0, 2**32))


def _random_event(random: Random, name: str, targets: list[str], batches: list[str]) -> Event:
    """Make any event; an undo names one of *targets*, and some share one of *batches*."""
    kind = random.choice(KINDS)
    data: dict[str, object] = {
        "status": {"to": random.choice((*map(str, Status), "mastered"))},
        "note": {"text": random.choice(("one", "two"))},
        "link": {"url": "https://example.org", "role": random.choice(("evidence", "resource"))},
        "time": {"minutes": random.randint(-5, 90)},
        "follow": {"roadmap": random.choice(("birjob", "resumax")), "on": random.random() < OFTEN},
        "main": {"value": random.choice(("birjob", "resumax"))},
        "undo": {"target": random.choice(targets)},
        "?": {"to": "done", "value": "x", "text": "?"},
    }[kind]
    if random.random() < SELDOM:
        data["batch"] = random.choice(batches)
    item = random.choice(("http", "sql", "sql/joins")) if kind in {"status", "note", "link", "time", "?"} else None
    device = random.choice(("laptop", "desktop"))
    return make_event(kind, item, n=random.randint(1, len(targets)), name=name, device=device, **data)
