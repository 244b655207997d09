"""Things to learn, drawn from nothing in the shape of the bundled roadmap, and homes full of them.

A skill has as many topics and prerequisites as those of `backend` have, drawn at random with a fixed seed, and needs
skills that stand at most 30 before it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from runs import PROGRAM, ask, environment

from roadmap_cli.domain.events import LINK, NOTE, STATUS, TIME, Draft
from roadmap_cli.domain.outline import Outline, outline_of
from roadmap_cli.storage.content_files import data_root, read_content
from roadmap_cli.storage.journal import Journal
from roadmap_cli.storage.locations import find_locations

DOINGS = ("Read about", "Try out", "Set up", "Explain", "Compare", "Build with", "Test", "Debug", "Measure", "Practise")
THINGS = ("indexes", "queues", "containers", "routing", "sessions", "tokens", "schemas", "logs", "retries", "streams")
LEVELS = ("essential", "essential", "recommended", "optional")
BUSY_WITH = ("http-protocol", "docker", "sql-basics", "git-github", "linux-cli", "rest-api-design")
REACH = 30
FOUND_OUT = "What I found out about it."
PAGE = "https://example.org/"
SKILLS_IN_STEP, STEPS_IN_STAGE = 4, 10


class Thing(NamedTuple):
    """What can be ticked; *skill* is the number of the skill that it belongs to."""

    number: int
    title: str
    hours: int
    skill: int


ENTRIES: Mapping[str, Callable[[Thing], dict[str, object]]] = {
    TIME: lambda _: {"minutes": 30, "on": "2025-01-01"},
    NOTE: lambda thing: {"text": f"{thing.title}. {FOUND_OUT}"},
    LINK: lambda thing: {"url": f"{PAGE}{thing.number}", "role": "resource"},
}


class Subject(NamedTuple):
    """A skill: what of it can be ticked, and the numbers of the skills that come before it."""

    number: int
    things: tuple[Thing, ...]
    needs: tuple[int, ...]


class World(NamedTuple):
    """A roadmap's worth of skills."""

    subjects: tuple[Subject, ...]

    @property
    def things(self) -> list[Thing]:
        """All that can be ticked, in order."""
        return [thing for subject in self.subjects for thing in subject.things]

    def before(self, subject: Subject) -> list[Thing]:
        """Give all that has to be ticked before anything of *subject*."""
        return [thing for number in subject.needs for thing in self.subjects[number].things]

    @property
    def dependencies(self) -> int:
        """How many pairs there are of one thing that has to come before another."""
        return sum(len(subject.things) * len(self.before(subject)) for subject in self.subjects)


@cache
def backend() -> Outline:
    """Give the bundled roadmap, worked out."""
    content = read_content(data_root())
    return outline_of(content.roadmaps["backend"], content.catalogue)


@cache
def shape() -> tuple[tuple[int, int], ...]:
    """Give for each skill of the bundled roadmap how much of it can be ticked and how many skills it needs."""
    listed = backend().listed
    return tuple((len(leaves), len(tuple(backend().listed_prerequisites(skill)))) for skill, leaves in listed.items())


@cache
def world(count: int, *, most_topics: int = 100) -> World:
    """Draw so many skills that *count* things can be ticked; with one topic at most, each skill is ticked whole."""
    random = Random(8)
    subjects: list[Subject] = []
    first = 0
    while first < count:
        topics, needs = random.choice(shape())
        number = len(subjects)
        near = range(max(number - REACH, 0), number)
        things = tuple(
            Thing(place, f"{random.choice(DOINGS)} {random.choice(THINGS)} {place}", random.randint(1, 12), number)
            for place in range(first, min(first + min(topics, most_topics), count))
        )
        subjects.append(Subject(number, things, tuple(sorted(random.sample(near, min(needs, len(near)))))))
        first += len(things)
    return World(tuple(subjects))


def own_file(drawn: World) -> str:
    """Give *drawn* as a file of one's own for `roadmap add`."""
    return "\n".join(["id: way", "title: A way", "skills:", *_skills(drawn), "stages:", *_stages(drawn), ""])


def _skills(drawn: World) -> Iterator[str]:
    for number, things, needs in drawn.subjects:
        yield f"- id: skill-{number}"
        yield f"  title: {things[0].title if len(things) == 1 else f'Skill {number}'}"
        yield f"  summary: What skill {number} is about, in a sentence of usual length."
        yield f"  why: Without skill {number} what comes after it is hard to follow."
        if needs:
            yield f"  requires: [{', '.join(f'skill-{needed}' for needed in needs)}]"
        if len(things) == 1:
            yield f"  hours: {things[0].hours}"
        else:
            yield "  topics:"
            for thing in things:
                yield f"  - id: part-{thing.number}"
                yield f"    title: {thing.title}"
                yield f"    hours: {thing.hours}"


def _stages(drawn: World) -> Iterator[str]:
    count = len(drawn.subjects)
    for step, first in enumerate(range(0, count, SKILLS_IN_STEP)):
        if step % STEPS_IN_STAGE == 0:
            yield f"- id: stage-{step}"
            yield f"  title: Stage {step // STEPS_IN_STAGE + 1}"
            yield "  steps:"
        names = (f"skill-{number}" for number in range(first, min(first + SKILLS_IN_STEP, count)))
        yield f"  - id: step-{step}"
        yield f"    title: Step {step + 1}"
        yield f"    level: {LEVELS[step % len(LEVELS)]}"
        yield f"    skills: [{', '.join(names)}]"


def item(drawn: World, thing: Thing) -> str:
    """Give the whole id under which *thing* is installed."""
    skill = f"my.skill-{thing.skill}"
    return skill if len(drawn.subjects[thing.skill].things) == 1 else f"{skill}/part-{thing.number}"


def settle(home: Path, drawn: World) -> None:
    """Install *drawn* in *home* as the roadmap that is followed."""
    path = home / "way.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(own_file(drawn), "utf-8")
    ask([*PROGRAM, "add", str(path), "--yes"], environment(home))
    ask([*PROGRAM, "use", "my.way"], environment(home))


def write_events(home: Path, drafts: Sequence[Draft]) -> None:
    """Put *drafts* into the journal of *home*, spread over two years."""
    journal = Journal(find_locations(environment(home)))
    per_month = max(len(drafts) // 24, 1)
    for month in range(24):
        moment = datetime(2024, 12, 1, 12, tzinfo=UTC) + timedelta(days=30 * month)
        last = None if month == 23 else (month + 1) * per_month
        if some := drafts[month * per_month : last]:
            journal.append(some, moment=moment, day=date(moment.year, moment.month, 1))


def busy(count: int) -> list[Draft]:
    """Give *count* events about six items of the catalogue, as a busy person would leave them."""
    return [_event(BUSY_WITH[number % len(BUSY_WITH)], number) for number in range(count)]


def entries(drawn: World, kind: str = TIME) -> list[Draft]:
    """Give an entry for each thing of *drawn*: half an hour of time, a note, or a page."""
    return [Draft(kind, item(drawn, thing), ENTRIES[kind](thing)) for thing in drawn.things]


def _event(name: str, number: int) -> Draft:
    if number % 4:
        return Draft(TIME, name, {"minutes": 30, "on": "2025-01-01"})
    if number % 20 == 0:
        return Draft(NOTE, name, {"text": f"what I learned on day {number}"})
    return Draft(STATUS, name, {"to": ("learning", "done", "none")[number // 4 % 3]})


def ways_beside(home: Path, count: int) -> Path:
    """Give a folder of *count* files for `roadmap add`, each a way of one's own through all skills of `backend`."""
    folder = home / "ways"
    folder.mkdir(parents=True)
    skills = list(backend().listed)
    parts = {
        first: ", ".join(skills[first : first + SKILLS_IN_STEP]) for first in range(0, len(skills), SKILLS_IN_STEP)
    }
    steps = [f"  - id: step-{first}\n    title: Step {first}\n    skills: [{part}]" for first, part in parts.items()]
    stage = "\n".join(["stages:", "- id: all", "  title: All", "  steps:", *steps, ""])
    for number in range(1, count + 1):
        (folder / f"way-{number}.yaml").write_text(f"id: way-{number}\ntitle: Way {number}\n{stage}", "utf-8")
    return folder
