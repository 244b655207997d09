"""What must hold across the files of the catalogue."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final, Protocol, TypeVar

from roadmap_cli.domain.catalogue import Catalogue, Guide, Phrase, Resource, Skill, Technology
from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.graph import find_cycle
from roadmap_cli.storage.content_drafts import Draft, Placed
from roadmap_cli.storage.references import Known, References, check_known

MAX_SKILLS: Final = 5_000
_SHOWN_NAMES: Final = 6


class _Named(Protocol):
    @property
    def id(self) -> str: ...


NamedT = TypeVar("NamedT", bound=_Named)


def catalogue_of(draft: Draft) -> Catalogue:
    """Make the catalogue of *draft*, whether it fits together or not; of two things with one id the first stays."""
    resources: dict[str, list[Resource]] = {}
    for placed in draft.resources:
        item, resource = placed.value
        resources.setdefault(item, []).append(resource)
    return Catalogue(
        date=draft.date,
        areas=draft.areas,
        skills=by_id(draft.skills),
        technologies=by_id(draft.technologies),
        guides=by_id(draft.guides),
        resources={item: tuple(teaching) for item, teaching in resources.items()},
        phrases={placed.value.names[0]: placed.value for placed in reversed(draft.phrases)},
    )


def check_catalogue(draft: Draft, catalogue: Catalogue, references: References) -> Iterator[BadDataError]:
    """Give what is unknown, doubled or circular in *draft*, whose catalogue is *catalogue*."""
    if len(draft.skills) > MAX_SKILLS:
        message = f"There are more than {MAX_SKILLS:,} skills and projects; take some out."
        yield draft.skills[MAX_SKILLS].fault(message)
    yield from check_ids(draft.skills, "skill or project")
    yield from check_ids(draft.technologies, "technology")
    yield from check_ids(draft.guides, "guide")
    yield from _check_roadmap_ids(draft, catalogue)
    for placed in draft.skills:
        yield from check_topics(placed)
        yield from check_skill(placed, references)
    for technology in draft.technologies:
        yield from _check_technology(technology, references)
    yield from _check_phrases(draft, references)
    yield from _check_resources(draft.resources, references)
    for guide in draft.guides:
        yield from _check_guide(guide, references)
    yield from check_formerly(draft.skills, catalogue)
    yield from _check_aliases(draft.skills, catalogue.skills)
    yield from _check_aliases(draft.technologies, catalogue.technologies)
    yield from check_circles(draft.skills)


def _check_phrases(draft: Draft, references: References) -> Iterator[BadDataError]:
    known: dict[str, Placed[Phrase]] = {}
    for placed in draft.phrases:
        for index, skill in enumerate(placed.value.skills):
            yield from check_known(skill, references.skills, placed, "skills", index)
        for index, technology in enumerate(placed.value.technologies):
            yield from check_known(technology, references.technologies, placed, "technologies", index)
        for index, name in enumerate(placed.value.names):
            first = known.setdefault(name.casefold(), placed)
            if first is not placed:
                line = first.document.line_of((*first.location, "names"))
                yield placed.fault(f"The phrase {quote(name)} stands already on line {line}.", "names", index)


def by_id(things: Iterable[Placed[NamedT]]) -> dict[str, NamedT]:
    """Give *things* by their ids; of two with one id the first."""
    named: dict[str, NamedT] = {}
    for placed in things:
        named.setdefault(placed.value.id, placed.value)
    return named


def check_ids(things: Iterable[Placed[NamedT]], what: str) -> Iterator[BadDataError]:
    """Give each of *things*, a *what* each, whose id another bears already."""
    first: dict[str, Placed[NamedT]] = {}
    for placed in things:
        name = placed.value.id
        if name in first:
            yield placed.fault(f"The id {quote(name)} names another {what} already, {_where(first[name])}.", "id")
        first.setdefault(name, placed)


def _where(placed: Placed[NamedT]) -> str:
    return f"in {placed.document.path} on line {placed.document.line_of((*placed.location, 'id'))}"


def _check_roadmap_ids(draft: Draft, catalogue: Catalogue) -> Iterator[BadDataError]:
    yield from check_ids(draft.roadmaps, "roadmap")
    named: tuple[tuple[str, Iterable[Placed[Any]]], ...] = (("roadmap", draft.roadmaps), ("guide", draft.guides))
    for what, things in named:
        for placed in things:
            if placed.value.id in catalogue.skills:
                message = f"The id {quote(placed.value.id)} names a skill or project already; give the {what} another."
                yield placed.fault(message, "id")


def check_topics(placed: Placed[Skill]) -> Iterator[BadDataError]:
    """Give each topic whose id another topic of the skill bears already."""
    seen: set[str] = set()
    for index, topic in enumerate(placed.value.topics):
        if topic.id in seen:
            name = topic.id.partition("/")[2]
            message = f"The id {quote(name)} names another topic of this skill already; give one of them another."
            yield placed.fault(message, "topics", index, "id")
        seen.add(topic.id)


def check_skill(placed: Placed[Skill], references: References) -> Iterator[BadDataError]:
    """Give each name in a skill or project that is not known."""
    skill = placed.value
    for index, group in enumerate(skill.requires):
        for name in group:
            yield from check_known(name, references.skills, placed, "requires", index)
    for key, names in (("after", skill.after), ("exercises", skill.exercises)):
        for index, name in enumerate(names):
            yield from check_known(name, references.skills, placed, key, index)
    for language, tools in skill.tools.items():
        yield from check_known(language, references.languages, placed, "tools", language)
        for index, name in enumerate(tools):
            yield from check_known(name, references.technologies, placed, "tools", language, index)


def _check_technology(placed: Placed[Technology], references: References) -> Iterator[BadDataError]:
    for index, name in enumerate(placed.value.skills):
        yield from check_known(name, references.skills, placed, "skills", index)
    for index, name in enumerate(placed.value.languages):
        yield from check_known(name, references.languages, placed, "languages", index)


def _check_resources(
    resources: Iterable[Placed[tuple[str, Resource]]], references: References
) -> Iterator[BadDataError]:
    seen: set[tuple[str, str]] = set()
    for placed in resources:
        item, resource = placed.value
        yield from check_known(item, references.items, placed, "skill")
        yield from check_known(resource.language, references.languages, placed, "language")
        if (item, resource.url) in seen:
            message = f"This address stands under {quote(item)} already; take it out."
            yield placed.fault(message, "url")
        seen.add((item, resource.url))
        if not resource.url.lower().startswith("https://"):
            message = "The address does not use https; write its https address, or leave the resource out."
            yield placed.fault(message, "url")


def _check_guide(placed: Placed[Guide], references: References) -> Iterator[BadDataError]:
    for number, section in enumerate(placed.value.sections):
        part = ("sections", number)
        yield from check_known(section.roadmap, references.roadmaps, placed, *part, "source")
        for index, row in enumerate(section.rows):
            within = (*part, "rows", index)
            yield from check_known(row.skill, references.items, placed, *within, "skill")
            yield from check_known(row.technology, references.technologies, placed, *within, "technology")
            yield from check_known(row.language, references.languages, placed, *within, "language")
            for column in row.cells:
                yield from check_known(column, Known(section.columns, "column"), placed, *within, "cells", column)
        for index, entry in enumerate(section.entries):
            within = (*part, "entries", index)
            yield from check_known(entry.skill, references.items, placed, *within, "skill")
            yield from check_known(entry.technology, references.technologies, placed, *within, "technology")


def check_formerly(skills: Iterable[Placed[Skill]], catalogue: Catalogue) -> Iterator[BadDataError]:
    """Give each id of former days that is in use."""
    for placed in skills:
        for index, name in enumerate(placed.value.formerly):
            if name in catalogue:
                message = f"{quote(name)} is in use, so it cannot be an id of former days; take it out."
                yield placed.fault(message, "formerly", index)


def _check_aliases(
    things: Iterable[Placed[Skill]] | Iterable[Placed[Technology]], ids: Collection[str]
) -> Iterator[BadDataError]:
    first: dict[str, str] = {}
    for placed in things:
        own = placed.value.id
        for index, alias in enumerate(placed.value.aliases):
            name = alias.casefold()
            if name in ids and name != own:
                message = f"The alias {quote(alias)} is the id of something else; take it out."
                yield placed.fault(message, "aliases", index)
            if name in first:
                other = "twice here" if first[name] == own else f"on {quote(first[name])} too"
                yield placed.fault(f"The alias {quote(alias)} stands {other}; keep one of them.", "aliases", index)
            first.setdefault(name, own)


def check_circles(skills: tuple[Placed[Skill], ...]) -> Iterator[BadDataError]:
    """Give the first circle in what *skills* require, or else in what they come after."""
    hard = {placed.value.id: [name for group in placed.value.requires for name in group] for placed in skills}
    soft = {placed.value.id: [*hard[placed.value.id], *placed.value.after] for placed in skills}
    for edges, keys in ((hard, ("requires",)), (soft, ("requires", "after"))):
        circle = find_cycle(edges)
        if circle is not None:
            yield _circle_fault(circle, keys, skills)
            return


def _circle_fault(circle: tuple[str, ...], keys: tuple[str, ...], skills: Iterable[Placed[Skill]]) -> BadDataError:
    shown = circle if len(circle) <= _SHOWN_NAMES else (*circle[:3], "...", *circle[-2:])
    placed = next(placed for placed in skills if placed.value.id == circle[0])
    key = keys[-1] if circle[1] in placed.value.after else "requires"
    message = (
        f"The {' and '.join(map(quote, keys))} of skills run in a circle: {' -> '.join(shown)}; take one of them out."
    )
    return placed.fault(message, key)
