"""Whether content is right, and how much of it there is."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.services.problems import Problem, Severity

FEW_RESOURCES = 3

# What to do stands behind the last semicolon of a message; data that is quoted there says nothing of the kind.
_FIX = re.compile(r".*; (did you mean .*|there are .*|[^'\"]*)", re.DOTALL)


class Counts(NamedTuple):
    """How much there is of each kind; *few_resources* counts the skills that fewer than three resources teach."""

    skills: int
    topics: int
    projects: int
    roadmaps: int
    guides: int
    technologies: int
    resources: int
    few_resources: int


class Validation(NamedTuple):
    """What is wrong with the content in *folder*, by path and line, and how much of it could be understood."""

    folder: str
    problems: tuple[Problem, ...]
    counts: Counts


def validation_of(folder: str, content: Content, faults: Sequence[BadDataError]) -> Validation:
    """Sum up what is in *content*, which was read from *folder*, and the *faults* that were found."""
    return Validation(folder, tuple(map(_problem, faults)), _counts(content))


def _problem(fault: BadDataError) -> Problem:
    found = _FIX.fullmatch(fault.message)
    fix = fault.hint or (found[1] if found else None)
    return Problem(fault.code, fault.message, fault.path, fault.line, fault.key, fix, Severity.ERROR)


def _counts(content: Content) -> Counts:
    catalogue = content.catalogue
    skills = [skill for skill in catalogue.skills.values() if skill.kind == "skill"]
    teaching = {
        skill.id: sum(len(catalogue.resources.get(name, ())) for name in {skill.id, *skill.leaves}) for skill in skills
    }
    return Counts(
        skills=len(skills),
        topics=len(catalogue.skill_of_topic),
        projects=len(catalogue.skills) - len(skills),
        roadmaps=len(content.roadmaps),
        guides=len(catalogue.guides),
        technologies=len(catalogue.technologies),
        resources=sum(map(len, catalogue.resources.values())),
        few_resources=sum(count < FEW_RESOURCES for count in teaching.values()),
    )
