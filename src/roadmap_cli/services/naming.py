"""Finding what a person means by a name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import AmbiguousNameError, NotFoundError, quote
from roadmap_cli.domain.identifiers import without_namespace

MOST_SHOWN = 8
LONGEST_NAME = 300


class Fit(IntEnum):
    """How a name fits a thing, the closest first: a whole name is closer than a part of one.

    What is a person's own has a short name too: its id without the namespace.
    """

    EXACT = 0
    SHORT = 1
    TITLE = 2
    ALIAS = 3
    PREFIX = 4
    WORD = 5
    ACRONYM = 6

    @property
    def is_certain(self) -> bool:
        """Tell whether it is close enough to change data without asking."""
        return self in {Fit.EXACT, Fit.SHORT, Fit.PREFIX}


class Target(NamedTuple):
    """What a name can stand for: *kind* is item, roadmap, stage, step, task or guide.

    Stages, steps and tasks belong to a *roadmap*. Where two things fit equally well, the one that
    is *remote* (part of a roadmap that is not the main one) gives way.
    """

    kind: str
    name: str
    title: str
    aliases: tuple[str, ...] = ()
    roadmap: str | None = None
    remote: bool = False

    @property
    def address(self) -> str:
        """Give the name that fits nothing else."""
        return f"{self.roadmap}:{self.name}" if self.roadmap else self.name


class Match(NamedTuple):
    """What a name stands for, and how well it fits."""

    target: Target
    fit: Fit


def item_targets(content: Content) -> Iterator[Target]:
    """Give every skill, project and topic as something that can be named."""
    catalogue = content.catalogue
    for skill in catalogue.skills.values():
        yield Target("item", skill.id, skill.title, skill.aliases)
        for topic in skill.topics:
            yield Target("item", topic.id, topic.title)


def roadmap_targets(content: Content) -> Iterator[Target]:
    """Give every roadmap as something that can be named."""
    for roadmap in content.roadmaps.values():
        yield Target("roadmap", roadmap.id, roadmap.title)


def guide_targets(content: Content) -> Iterator[Target]:
    """Give every guide as something that can be named."""
    for guide in content.catalogue.guides.values():
        yield Target("guide", guide.id, guide.question)


def part_targets(content: Content, main: str) -> Iterator[Target]:
    """Give the stages, steps and tasks of all roadmaps as things that can be named, those of *main* before others."""
    for roadmap in sorted(content.roadmaps.values(), key=lambda roadmap: roadmap.id != main):
        remote = roadmap.id != main
        for stage in roadmap.stages:
            yield Target("stage", stage.id, stage.title, roadmap=roadmap.id, remote=remote)
            for step in stage.steps:
                yield Target("step", step.id, step.title, roadmap=roadmap.id, remote=remote)
                for task in step.tasks:
                    name = f"{step.id}/{task.id}"
                    yield Target("task", name, task.text, roadmap=roadmap.id, remote=remote)


def find(name: str, targets: Iterable[Target], *, choose: Callable[[list[Target]], Target] | None = None) -> Match:
    """Find the one of *targets* that *name* means: by id, title or alias, else by prefix, words or acronym.

    The first of these ways that fits one thing alone decides; the short name of what is one's own comes
    behind the ids. `roadmap:part` means a part of that roadmap. When several things fit and no way
    tells them apart, *choose* picks one of the closest; without it that is an AmbiguousNameError. What
    fits nothing raises NotFoundError with the nearest names there are.
    """
    wanted = _fold(name)
    if not wanted:
        message = "A name is missing: the text in its place is empty."
        raise NotFoundError(message, hint="See `roadmap show` for what there is.")
    if len(wanted) > LONGEST_NAME:
        message = f"Nothing is called {quote(name)}."
        raise NotFoundError(message, hint=f"No name has more than {LONGEST_NAME} characters.")
    pool = list(targets)
    closest: tuple[list[Target], Fit] | None = None
    for fit, fits in _FITS.items():
        near = _fitting(wanted, pool, fits)
        if fit is Fit.EXACT and all(target.roadmap for target in near) and _short_items(wanted, pool):
            near = []
        if fit is Fit.TITLE:
            near = [target for target in near if target.roadmap is None] or near
        if len(near) == 1 or (near and fit is Fit.EXACT and near[0].roadmap is None):
            # A title or an alias that is the beginning of this one id alone is as certain as that.
            is_beginning = fit in {Fit.TITLE, Fit.ALIAS} and _fitting(wanted, pool, _is_prefix) == near
            return Match(near[0], Fit.PREFIX if is_beginning else fit)
        if near and closest is None:
            closest = near, fit
    if closest is None:
        message = f"Nothing is called {quote(name)}."
        alike = nearest(wanted, pool)
        listing = "guide" if all(target.kind == "guide" for target in pool) else "show"
        hint = f"Did you mean {' or '.join(alike)}?" if alike else f"See `roadmap {listing}` for what there is."
        raise NotFoundError(message, hint=hint)
    found, fit = closest
    if choose is not None:
        return Match(choose(found), fit)
    shown = ", ".join(target.address for target in found[:MOST_SHOWN])
    more = f" and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
    message = f"{quote(name)} fits {len(found)} things: {shown}{more}."
    raise AmbiguousNameError(message, hint="Name one of them.")


def _fitting(wanted: str, pool: Iterable[Target], fits: Callable[[str, Target], bool]) -> list[Target]:
    """Give what *fits*: what is remote only where nothing else does."""
    found = [target for target in pool if fits(wanted, target)]
    return [target for target in found if not target.remote] or found


def _short_items(wanted: str, pool: Iterable[Target]) -> bool:
    """Tell whether an item of one's own bears the name: it goes before a stage or step, as a bundled item would."""
    return any(target.roadmap is None and _is_short(wanted, target) for target in pool)


def nearest(name: str, targets: Iterable[Target]) -> list[str]:
    """Give up to three names of *targets* that are spelled much like *name*."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a name that fits nothing needs it

    spellings: dict[str, str] = {}
    for target in targets:
        for spelling in (target.name, _fold(target.title), *map(_fold, target.aliases)):
            spellings.setdefault(spelling, target.address)
    close = get_close_matches(_fold(name), spellings, n=6, cutoff=0.7)
    return list(dict.fromkeys(spellings[spelling] for spelling in close))[:3]


def _fold(text: str) -> str:
    return " ".join(text.strip().casefold().split())


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() or letter in "+#." else " " for letter in text.casefold()).split()


def _is_exact(wanted: str, target: Target) -> bool:
    return wanted in {target.name, target.address}


def _is_short(wanted: str, target: Target) -> bool:
    if target.roadmap is None:
        return wanted == without_namespace(target.name)
    return wanted == f"{without_namespace(target.roadmap)}:{target.name}"


def _is_title(wanted: str, target: Target) -> bool:
    return wanted == _fold(target.title)


def _is_prefix(wanted: str, target: Target) -> bool:
    if target.kind == "item" and "/" in target.name and "/" not in wanted:
        return False
    names = (target.name, without_namespace(target.name))
    return any(name.startswith(wanted) for name in names) or (":" in wanted and target.address.startswith(wanted))


def _has_words(wanted: str, target: Target) -> bool:
    if target.kind == "task":
        return False
    words = _words(f"{target.title} {target.name} {without_namespace(target.name)}")
    return bool(_words(wanted)) and all(word in words for word in _words(wanted))


def _has_alias(wanted: str, target: Target) -> bool:
    return any(_fold(alias) == wanted for alias in target.aliases)


def _is_acronym(wanted: str, target: Target) -> bool:
    return len(wanted) > 1 and wanted == "".join(word[0] for word in _words(target.title))


_FITS: Mapping[Fit, Callable[[str, Target], bool]] = {
    Fit.EXACT: _is_exact,
    Fit.SHORT: _is_short,
    Fit.TITLE: _is_title,
    Fit.ALIAS: _has_alias,
    Fit.PREFIX: _is_prefix,
    Fit.WORD: _has_words,
    Fit.ACRONYM: _is_acronym,
}
