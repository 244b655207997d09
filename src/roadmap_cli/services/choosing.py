"""Which roadmaps a person follows, which is the main one, and in which language."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue, Technology
from roadmap_cli.domain.errors import NotFoundError, UsageError, quote
from roadmap_cli.domain.events import FOLLOW, LANGUAGE, MAIN, Draft
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.roadmaps import Roadmap
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.changes import Reached, ShareChange, StatusChange


class Chosen(NamedTuple):
    """The roadmaps and the language after a command; *assumed* is what the source takes for granted and is open."""

    roadmap: str
    title: str
    main: str
    followed: tuple[str, ...]
    language: str | None
    assumed: tuple[str, ...] = ()
    done: str = ""
    events: tuple[str, ...] = ()
    changed: tuple[StatusChange, ...] = ()
    unlocked: tuple[str, ...] = ()
    milestones: tuple[Reached, ...] = ()
    shares: tuple[ShareChange, ...] = ()


def draft_use(roadmap: str, progress: Progress) -> Iterator[Draft]:
    """Give the events that make *roadmap* the main one and follow it, where it is not already."""
    if progress.main != roadmap:
        yield Draft(MAIN, None, {"value": roadmap})
    yield from draft_follow(roadmap, progress)


def draft_follow(roadmap: str, progress: Progress) -> Iterator[Draft]:
    """Give the event that follows *roadmap*, where it is not followed already."""
    if progress.followed.get(roadmap) is not True:
        yield Draft(FOLLOW, None, {"roadmap": roadmap, "on": True})


def draft_unfollow(roadmap: str, progress: Progress, *, main: str) -> Iterator[Draft]:
    """Give the event that stops following *roadmap*, where it is followed; raise UsageError for the main one."""
    if roadmap == main:
        message = f"{roadmap} is your main roadmap, which is always followed."
        raise UsageError(message, hint="Choose another one first with `roadmap use`.")
    if progress.followed.get(roadmap):
        yield Draft(FOLLOW, None, {"roadmap": roadmap, "on": False})


def draft_language(language: Technology, progress: Progress) -> Iterator[Draft]:
    """Give the event that chooses *language*, where it is not chosen already."""
    if progress.language != language.id:
        yield Draft(LANGUAGE, None, {"value": language.id})


def languages_of(catalogue: Catalogue) -> tuple[Technology, ...]:
    """Give the languages that can be learned in: those that some skill has tools for; where none has any, all."""
    known = [technology for technology in catalogue.technologies.values() if technology.kind == "language"]
    equipped = {language for skill in catalogue.skills.values() for language in skill.tools}
    return tuple([language for language in known if language.id in equipped] or known)


def language_named(name: str, catalogue: Catalogue) -> Technology:
    """Find a language by its id, name or alias; raise NotFoundError with those that there are."""
    languages = languages_of(catalogue)
    wanted = name.strip().casefold()
    for language in languages:
        if wanted in {spelling.casefold() for spelling in (language.id, language.name, *language.aliases)}:
            return language
    message = f"No language is called {quote(name)}."
    raise NotFoundError(message, hint=f"There are {_listed(language.id for language in languages)}.")


def open_assumptions(roadmap: Roadmap, statuses: Statuses) -> tuple[str, ...]:
    """Give what the source takes for granted and this person has not met yet."""
    return tuple(item for item in roadmap.assumes if not statuses.of(item).is_met)


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
