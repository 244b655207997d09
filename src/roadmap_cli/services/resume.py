"""What a résumé mentions: suggestions to mark as known, never a score of a person."""

from typing import NamedTuple

from roadmap_cli.domain.hours import in_hours
from roadmap_cli.services.learning_order import with_prerequisites
from roadmap_cli.services.posting import Named, Reading, Refusal, refusals
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.text_sections import BULLETS


class Suggestion(NamedTuple):
    """A skill that a résumé mentions and that is not marked yet, with the first line that says so."""

    id: str
    title: str
    line: int
    text: str


class Gap(NamedTuple):
    """A skill of the main roadmap that is open, that the résumé does not mention, nor anything that builds on it."""

    id: str
    title: str
    hours: float


class Resume(NamedTuple):
    """What a résumé mentions: *suggestions* to mark as known, and the *gaps* in *roadmap*, in its order.

    *not_there* is what it names only to say that it is not there. *events* are those that were written
    for suggestions that were taken up, *marked* their skills.
    """

    kind: str
    title: str
    technologies: tuple[Named, ...]
    skills: tuple[Named, ...]
    roadmap: str
    suggestions: tuple[Suggestion, ...]
    gaps: tuple[Gap, ...]
    not_there: tuple[Refusal, ...] = ()
    marked: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


def compare_resume(standing: Standing, reading: Reading, lines: tuple[str, ...]) -> Resume:
    """Say which skills the *lines* of a résumé mention that are not marked yet, and what of a roadmap they do not."""
    suggestions = tuple(
        Suggestion(named.id, named.title, named.lines[0], lines[named.lines[0] - 1].strip(BULLETS))
        for named in reading.skills
        if named.is_asked and not named.status.is_learned
    )
    outline = standing.outline
    shown = with_prerequisites(outline.catalogue, reading.asked)
    gaps: dict[str, int] = {}
    for entry in standing.entries:
        left = sum(outline.catalogue.minutes(leaf) for leaf in entry.leaves if standing.is_open(leaf))
        if left and entry.skill not in shown:
            gaps[entry.skill] = gaps.get(entry.skill, 0) + left
    return Resume(
        kind=reading.kind,
        title=reading.title,
        technologies=reading.technologies,
        skills=reading.skills,
        roadmap=outline.roadmap.id,
        suggestions=suggestions,
        gaps=tuple(Gap(skill, outline.catalogue.title(skill), in_hours(minutes)) for skill, minutes in gaps.items()),
        not_there=refusals(reading),
    )
