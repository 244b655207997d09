"""What belongs to a plan: down to a level, only some items, without others."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from roadmap_cli.domain.errors import NotFoundError, UsageError, quote
from roadmap_cli.domain.graph import reachable
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import Outline
from roadmap_cli.services.standing import Standing


class Scope(NamedTuple):
    """The leaves that a plan is about; *dragged* are skills that go because they need what is left out."""

    leaves: frozenset[str]
    dragged: tuple[str, ...]


def scope_of(standing: Standing, *, level: Level, only: Iterable[str] = (), without: Iterable[str] = ()) -> Scope:
    """Give what belongs to a plan of a roadmap.

    *only* brings along what its leaves need and the roadmap lists; *without* takes along what needs its
    leaves, so that no prerequisite is ever missing. Leaves that the roadmap does not count are passed over.
    """
    outline = standing.outline
    owner = outline.catalogue.owner
    leaves = {leaf for leaf, own in outline.levels.items() if own.rank <= level.rank}
    named = [leaf for leaf in only if leaf in outline.step_of]
    if named:
        skills = {owner(leaf).id for leaf in named}
        needed = reachable(skills, lambda skill: _first_needs(standing, skill, skills))
        leaves &= {*named, *(leaf for skill in needed for leaf in outline.listed[skill])}
    unwanted = leaves.intersection(without)
    touched = dict.fromkeys(owner(leaf).id for leaf in unwanted)
    gone = [skill for skill in touched if unwanted.issuperset(_open_leaves(standing, skill))]
    dragged = _dragged(standing, gone)
    taken = {leaf for skill in dragged for leaf in outline.listed[skill]}
    told = tuple(skill for skill in dragged if any(map(standing.is_open, leaves.intersection(outline.listed[skill]))))
    return Scope(frozenset(leaves - unwanted - taken), told)


def leaves_meant(outline: Outline, name: str, items: Iterable[str]) -> tuple[str, ...]:
    """Give the leaves of *items* that a roadmap counts; raise NotFoundError where *name* stands for none of it."""
    leaves = tuple(leaf for item in items for leaf in outline.catalogue.leaves(item) if leaf in outline.step_of)
    if not leaves:
        message = f"{quote(name)} is no part of {outline.roadmap.id}."
        raise NotFoundError(message, hint=f"See what is with `roadmap show {outline.roadmap.id}`.")
    return leaves


def check_scope(only: Collection[str], without: Collection[str]) -> None:
    """Raise UsageError where *without* takes out all that *only* asks for."""
    if only and set(only) <= set(without):
        message = "All that --only asks for is left out again by --without."
        raise UsageError(message, hint="Give one of the two.")


def _open_leaves(standing: Standing, skill: str) -> Iterator[str]:
    return (leaf for leaf in standing.outline.listed[skill] if standing.is_open(leaf))


def _first_needs(standing: Standing, skill: str, chosen: Collection[str]) -> Iterator[str]:
    """Give what *skill* needs and the roadmap has ahead: of alternatives one that is *chosen*, else the first."""
    for group in standing.outline.catalogue.skills[skill].requires:
        ahead = standing.to_come(group)
        if ahead:
            yield next((needed for needed in ahead if needed in chosen), ahead[0])


def _dragged(standing: Standing, begin: Collection[str]) -> list[str]:
    """Give the skills that cannot stay without those in *begin*, alternatives considered."""
    outline = standing.outline
    gone, dragged, pending = set(begin), [], deque(begin)
    while pending:
        for skill in outline.dependents.get(pending.popleft(), ()):
            ahead = (standing.to_come(group) for group in outline.catalogue.skills[skill].requires)
            if skill not in gone and any(group and gone.issuperset(group) for group in ahead):
                gone.add(skill)
                dragged.append(skill)
                pending.append(skill)
    return dragged
