"""What a posting asks for, against what a person has."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.roadmaps import Pace, Roadmap, Source, Stage, Step
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.learning_order import ToLearn, hours_left, learning_order, with_prerequisites
from roadmap_cli.services.matching import Found, Mention
from roadmap_cli.services.text_sections import NICE

if TYPE_CHECKING:
    from roadmap_cli.services.planning import Plan

ROADMAP = "posting"
"""The id of the roadmap that is made of a posting."""


class Named(NamedTuple):
    """A technology or skill that a text names, with the lines that do, and where the person stands with it."""

    id: str
    title: str
    mentions: tuple[Mention, ...]
    status: Status

    @property
    def is_asked(self) -> bool:
        """Tell whether anything but a negation names it."""
        return not all(mention.negated for mention in self.mentions)

    @property
    def is_nice(self) -> bool:
        """Tell whether it is only nice to have."""
        return all(mention.section == NICE for mention in self.mentions if not mention.negated)

    @property
    def lines(self) -> tuple[int, ...]:
        """Give the lines that ask for it."""
        return tuple(dict.fromkeys(mention.line for mention in self.mentions if not mention.negated))


class Refusal(NamedTuple):
    """A skill or technology that a text names and does not ask for, with the first line that says so."""

    id: str
    title: str
    line: int
    text: str


class Reading(NamedTuple):
    """What a text names: its *title* is its first line, *kind* whether it is a posting or a résumé."""

    title: str
    kind: str
    technologies: tuple[Named, ...]
    skills: tuple[Named, ...]

    @property
    def asked(self) -> dict[str, tuple[int, ...]]:
        """Map the id of each skill that is asked for, or shown, to the lines that say so."""
        return {named.id: named.lines for named in self.skills if named.is_asked}


class Posting(NamedTuple):
    """What a posting asks: the ids of what the person *has* or is *learning*, and what is *missing*, in learning order.

    *missing* holds prerequisites that the posting does not name too. *hours* are those of what is missing.
    *not_asked* is what the posting names only to say that it is not needed.
    *followed* is the id of the roadmap that was made of it, *file* where that was laid, None where it was there
    already; *events* is what was written.
    """

    kind: str
    title: str
    technologies: tuple[Named, ...]
    skills: tuple[Named, ...]
    has: tuple[str, ...]
    learning: tuple[str, ...]
    missing: tuple[ToLearn, ...]
    hours: float
    not_asked: tuple[Refusal, ...] = ()
    plan: "Plan | None" = None
    followed: str | None = None
    file: str | None = None
    events: tuple[str, ...] = ()


class Demand(NamedTuple):
    """A skill that several postings ask for: *asked_by* of them; of *completes* it is all that the person lacks."""

    id: str
    title: str
    asked_by: int
    completes: int
    status: Status
    hours: float
    postings: tuple[str, ...]


class Postings(NamedTuple):
    """What several postings ask for: *demand* has what most of them ask first."""

    kind: str
    postings: tuple[Posting, ...]
    demand: tuple[Demand, ...]


def read_found(catalogue: Catalogue, statuses: Statuses, found: Found, *, title: str, kind: str) -> Reading:
    """Say of what was *found* in a text how it is called and where the person stands with it."""
    technologies = (
        Named(name, catalogue.technologies[name].name, said, _status(statuses, catalogue.technologies[name].skills))
        for name, said in found.technologies.items()
    )
    skills = (Named(name, catalogue.title(name), said, statuses.of(name)) for name, said in found.skills.items())
    return Reading(title, kind, tuple(technologies), tuple(skills))


def _status(statuses: Statuses, skills: Iterable[str]) -> Status:
    """Give where the person stands with the first of the skills that a technology belongs to."""
    return next((statuses.of(skill) for skill in skills), Status.NONE)


def compare_posting(catalogue: Catalogue, statuses: Statuses, reading: Reading, order: Mapping[str, int]) -> Posting:
    """Sort what a posting asks for into what the person has, is learning and lacks, by the places in *order*."""
    asked = reading.asked
    has = tuple(skill for skill in asked if statuses.of(skill).is_learned)
    learning = tuple(skill for skill in asked if statuses.of(skill) is Status.LEARNING)
    missing = learning_order(catalogue, statuses, asked, order)
    return Posting(
        kind=reading.kind,
        title=reading.title,
        technologies=reading.technologies,
        skills=reading.skills,
        has=has,
        learning=learning,
        missing=missing,
        hours=hours_left(catalogue, statuses, [item.id for item in missing]),
        not_asked=refusals(reading),
    )


def refusals(reading: Reading) -> tuple[Refusal, ...]:
    """Give what a text names and does not ask for, in the order of its lines.

    A technology and its skill, named by the same words, count once, by the name of the technology.
    """
    refused = [named for named in (*reading.technologies, *reading.skills) if not named.is_asked]
    places: dict[tuple[int, str], Refusal] = {}
    for named in refused:
        said = named.mentions[0]
        places.setdefault((said.line, said.text), Refusal(named.id, named.title, said.line, said.text))
    return tuple(sorted(places.values(), key=lambda refusal: refusal.line))


def compare_postings(catalogue: Catalogue, statuses: Statuses, postings: Sequence[Posting]) -> Postings:
    """Rank what several postings ask for by how many of them do; of equals the one that completes more comes first."""
    asking: dict[str, list[str]] = {}
    completes: Counter[str] = Counter()
    for posting in postings:
        asked = [named.id for named in posting.skills if named.is_asked]
        for skill in asked:
            asking.setdefault(skill, []).append(posting.title)
        if len(posting.missing) == 1:
            completes[posting.missing[0].id] += 1
    demand = (
        Demand(
            id=skill,
            title=catalogue.title(skill),
            asked_by=len(titles),
            completes=completes[skill],
            status=statuses.of(skill),
            hours=hours_left(catalogue, statuses, [skill]),
            postings=tuple(titles),
        )
        for skill, titles in asking.items()
    )
    ranked = sorted(demand, key=lambda entry: (-entry.asked_by, -entry.completes, entry.id))
    return Postings("posting", tuple(postings), tuple(ranked))


def roadmap_of(posting: Posting) -> Roadmap:
    """Make a roadmap of what is missing: what the posting requires is essential, what is nice to have recommended.

    What only nice things need is nice itself; a nice thing that a required one builds on is required too.
    """
    named = {named.id: named.is_nice for named in posting.skills if named.is_asked}
    nice: set[str] = set()
    for item in reversed(posting.missing):  # each stands behind what it builds on
        if named.get(item.id, bool(item.needed_for)) and nice.issuperset(item.needed_for):
            nice.add(item.id)
    groups = (
        ("asked", "What it asks for", Level.ESSENTIAL, [item.id for item in posting.missing if item.id not in nice]),
        ("nice", "Nice to have", Level.RECOMMENDED, [item.id for item in posting.missing if item.id in nice]),
    )
    steps = tuple(_step(name, title, level, skills) for name, title, level, skills in groups if skills)
    stage = Stage(ROADMAP, "What is missing", None, None, None, steps)
    source = Source("yourself", posting.title, None, None, None)
    return Roadmap(
        ROADMAP, f"For: {posting.title}", "whoever applies for it", (), source, Pace(), (), (stage,), (), (), ()
    )


def made_before(catalogue: Catalogue, posting: Posting, roadmap: Roadmap, known: Iterable[Roadmap]) -> str | None:
    """Give the id of that *known* roadmap which was made of the same posting as *roadmap* is.

    It has the same title, all that is missing now, and nothing that the posting does not ask for or build on.
    """
    missing = {item.id for item in posting.missing}
    whole = with_prerequisites(catalogue, [named.id for named in posting.skills if named.is_asked])
    for other in known:
        if other.title == roadmap.title and other.source.publisher == roadmap.source.publisher:
            skills = {skill for stage in other.stages for step in stage.steps for skill in step.skills}
            if missing <= skills <= whole:
                return other.id
    return None


def free_id(today: date, taken: Collection[str]) -> str:
    """Give an id for the roadmap of a posting, made of the day alone; *taken* are the names of files there are."""
    first = f"posting-{today.isoformat()}"
    names = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(name for name in names if not any(name in {file.rpartition(".")[0], _short(file)} for file in taken))


def _short(file: str) -> str:
    """Give the short id in the name of an installed file such as `my.posting-2026-11-25.yaml`."""
    return file.rpartition(".")[0].partition(".")[2]


def _step(name: str, title: str, level: Level, skills: Sequence[str]) -> Step:
    return Step(name, title, None, None, tuple(skills), (), (), None, level, None, None, None, (), None)
