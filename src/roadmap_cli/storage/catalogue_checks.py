"""What must hold across the files of the catalogue."""

from collections.abc import Collection, Iterable
from typing import Any, Final, NoReturn, Protocol, TypeVar

from roadmap_cli.domain.catalogue import Catalogue, Guide, Skill, Technology
from roadmap_cli.domain.errors import quote
from roadmap_cli.domain.graph import find_cycle
from roadmap_cli.storage.content_drafts import Draft, Placed
from roadmap_cli.storage.content_schema import suggestion

MAX_SKILLS: Final = 5_000
_SHOWN_NAMES: Final = 6


class _Named(Protocol):
    @property
    def id(self) -> str: ...


NamedT = TypeVar("NamedT", bound=_Named)


def checked_catalogue(draft: Draft) -> Catalogue:
    """Make the catalogue of *draft*; raise a BadDataError about the first name that is unknown, doubled or circular."""
    if len(draft.skills) > MAX_SKILLS:
        message = f"There are more than {MAX_SKILLS:,} skills and projects; take some out."
        draft.skills[MAX_SKILLS].refuse(message)
    catalogue = Catalogue(
        date=draft.date,
        areas=draft.areas,
        skills=_by_id(draft.skills, "skill or project"),
        technologies=_by_id(draft.technologies, "technology"),
        guides=_by_id(draft.guides, "guide"),
    )
    _check_roadmap_ids(draft, catalogue)
    languages = {name for name, technology in catalogue.technologies.items() if technology.kind == "language"}
    for placed in draft.skills:
        _check_topics(placed)
        _check_skill(placed, catalogue, languages)
    for technology in draft.technologies:
        _check_technology(technology, catalogue, languages)
    roadmaps = {placed.value.id for placed in draft.roadmaps}
    for guide in draft.guides:
        _check_guide(guide, catalogue, languages, roadmaps)
    _check_formerly(draft.skills, catalogue)
    _check_aliases(draft.skills, catalogue.skills)
    _check_aliases(draft.technologies, catalogue.technologies)
    _check_circles(draft.skills)
    return catalogue


def check_known(
    name: str,
    known: Collection[str] | Catalogue,
    what: str,
    placed: Placed[Any],
    *within: str | int,
) -> None:
    """Raise a BadDataError that suggests the nearest name unless *name* is among *known*."""
    if name not in known:
        guess = suggestion(name, known.items() if isinstance(known, Catalogue) else sorted(known))
        placed.refuse(f"{quote(name)} is no {what}; {guess}", *within)


def _by_id(things: Iterable[Placed[NamedT]], what: str) -> dict[str, NamedT]:
    first: dict[str, Placed[NamedT]] = {}
    for placed in things:
        name = placed.value.id
        if name in first:
            placed.refuse(f"The id {quote(name)} names another {what} already, {_where(first[name])}.", "id")
        first[name] = placed
    return {name: placed.value for name, placed in first.items()}


def _where(placed: Placed[NamedT]) -> str:
    return f"in {placed.document.path} on line {placed.document.line_of((*placed.location, 'id'))}"


def _check_roadmap_ids(draft: Draft, catalogue: Catalogue) -> None:
    _by_id(draft.roadmaps, "roadmap")
    for placed in draft.roadmaps:
        if placed.value.id in catalogue.skills:
            message = f"The id {quote(placed.value.id)} names a skill or project already; give the roadmap another."
            placed.refuse(message, "id")


def _check_topics(placed: Placed[Skill]) -> None:
    seen: set[str] = set()
    for index, topic in enumerate(placed.value.topics):
        if topic.id in seen:
            name = topic.id.partition("/")[2]
            message = f"The id {quote(name)} names another topic of this skill already; give one of them another."
            placed.refuse(message, "topics", index, "id")
        seen.add(topic.id)


def _check_skill(placed: Placed[Skill], catalogue: Catalogue, languages: set[str]) -> None:
    skill = placed.value
    for index, group in enumerate(skill.requires):
        for name in group:
            check_known(name, catalogue.skills, "skill or project", placed, "requires", index)
    for key, names in (("after", skill.after), ("exercises", skill.exercises)):
        for index, name in enumerate(names):
            check_known(name, catalogue.skills, "skill or project", placed, key, index)
    for language, tools in skill.tools.items():
        check_known(language, languages, "language", placed, "tools", language)
        for index, name in enumerate(tools):
            check_known(name, catalogue.technologies, "technology", placed, "tools", language, index)
    for index, resource in enumerate(skill.resources):
        if resource.language is not None:
            check_known(resource.language, languages, "language", placed, "resources", index, "language")


def _check_technology(placed: Placed[Technology], catalogue: Catalogue, languages: set[str]) -> None:
    for index, name in enumerate(placed.value.skills):
        check_known(name, catalogue.skills, "skill or project", placed, "skills", index)
    for index, name in enumerate(placed.value.languages):
        check_known(name, languages, "language", placed, "languages", index)


def _check_guide(
    placed: Placed[Guide],
    catalogue: Catalogue,
    languages: set[str],
    roadmaps: set[str],
) -> None:
    guide = placed.value
    if guide.roadmap is not None:
        check_known(guide.roadmap, roadmaps, "roadmap", placed, "source", "roadmap")
    for index, row in enumerate(guide.rows):
        within = ("rows", index)
        if row.skill is not None:
            check_known(row.skill, catalogue, "item", placed, *within, "skill")
        if row.technology is not None:
            check_known(row.technology, catalogue.technologies, "technology", placed, *within, "technology")
        if row.language is not None:
            check_known(row.language, languages, "language", placed, *within, "language")
        for column in row.cells:
            check_known(column, guide.columns, "column", placed, *within, "cells", column)


def _check_formerly(skills: Iterable[Placed[Skill]], catalogue: Catalogue) -> None:
    for placed in skills:
        for index, name in enumerate(placed.value.formerly):
            if name in catalogue:
                message = f"{quote(name)} is in use, so it cannot be an id of former days; take it out."
                placed.refuse(message, "formerly", index)


def _check_aliases(things: Iterable[Placed[Skill]] | Iterable[Placed[Technology]], ids: Collection[str]) -> None:
    first: dict[str, str] = {}
    for placed in things:
        own = placed.value.id
        for index, alias in enumerate(placed.value.aliases):
            name = alias.casefold()
            if name in ids and name != own:
                message = f"The alias {quote(alias)} is the id of something else; take it out."
                placed.refuse(message, "aliases", index)
            if name in first:
                other = "twice here" if first[name] == own else f"on {quote(first[name])} too"
                placed.refuse(f"The alias {quote(alias)} stands {other}; keep one of them.", "aliases", index)
            first[name] = own


def _check_circles(skills: tuple[Placed[Skill], ...]) -> None:
    hard = {placed.value.id: [name for group in placed.value.requires for name in group] for placed in skills}
    soft = {placed.value.id: [*hard[placed.value.id], *placed.value.after] for placed in skills}
    for edges, keys in ((hard, ("requires",)), (soft, ("requires", "after"))):
        circle = find_cycle(edges)
        if circle is not None:
            _refuse_circle(circle, keys, skills)


def _refuse_circle(circle: tuple[str, ...], keys: tuple[str, ...], skills: Iterable[Placed[Skill]]) -> NoReturn:
    shown = circle if len(circle) <= _SHOWN_NAMES else (*circle[:3], "...", *circle[-2:])
    placed = next(placed for placed in skills if placed.value.id == circle[0])
    key = keys[-1] if circle[1] in placed.value.after else "requires"
    message = (
        f"The {' and '.join(map(quote, keys))} of skills run in a circle: {' -> '.join(shown)}; take one of them out."
    )
    placed.refuse(message, key)
