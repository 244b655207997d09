"""What an outline says of a thing beside its title: a level, hours, a place to learn it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.domain.imports import Group, Learnable, Part
from roadmap_cli.domain.levels import Level, strictest

MOST_THINGS = 3_000
MOST_HOURS = 1_000
_HOURS = re.compile(r"~?\s?(\d{1,4}(?:[.,]\d{1,2})?)\s?(h|hrs?|hours?|min|minutes?)?", re.IGNORECASE)
_LEVELS = {
    **dict.fromkeys(("essential", "required", "must", "core", "mandatory"), Level.ESSENTIAL),
    **dict.fromkeys(("recommended", "should", "preferred"), Level.RECOMMENDED),
    **dict.fromkeys(("optional", "nice to have", "extra", "bonus", "later", "could"), Level.OPTIONAL),
}


class Entry(NamedTuple):
    """A thing to learn, and what it says of its level."""

    thing: Learnable
    level: Level | None = None


def level_of(text: str) -> Level | None:
    """Give the level that *text* names, None where it names none."""
    return _LEVELS.get(text.strip().casefold())


def minutes_of(text: str, *, needs_unit: bool) -> int | None:
    """Give the minutes that *text* names (`2h`, `90 min`, `1.5` hours), None where it names none or too many."""
    found = _HOURS.fullmatch(text.strip())
    if found is None or (needs_unit and found[2] is None):
        return None
    amount = float(found[1].replace(",", "."))
    minutes = round(amount if (found[2] or "h").lower().startswith("m") else amount * 60)
    return minutes if 0 < minutes <= MOST_HOURS * 60 else None


def parts_of(title: str, entries: Iterable[Entry]) -> Iterator[Part]:
    """Give the steps that *entries* under one title make: one for each level, the strictest first."""
    held: dict[Level | None, list[Learnable]] = {}
    for entry in entries:
        held.setdefault(entry.level, []).append(entry.thing)
    stated = sorted(held, key=lambda level: (level or Level.ESSENTIAL).rank)
    first = stated[0] if stated else None
    for level in stated:
        about = "" if level == first else f": {strictest((level or Level.ESSENTIAL,))}"
        yield Part(f"{title}{about}", tuple(held[level]), level)


class Gathering:
    """Puts entries under groups and parts in the order in which they come, with keys that stay."""

    def __init__(self, path: str) -> None:
        """Begin with nothing; *path* is for the error about too many."""
        self._path = path
        self._groups: dict[str, dict[str, list[Entry]]] = {}
        self._keys: set[str] = set()
        self._last: dict[str, int] = {}

    def key(self, words: str) -> str:
        """Give a key made of *words*: the second with the same words gets a number."""
        folded = " ".join(words.casefold().split())
        key, number = folded, self._last.get(folded, 1)
        while key in self._keys:
            number += 1
            key = f"{folded}~{number}"
        self._last[folded] = number
        self._keys.add(key)
        return key

    def add(self, group: str, part: str, entry: Entry) -> None:
        """Put *entry* under *part* in *group*; raise BadDataError where there are too many."""
        if len(self._keys) > MOST_THINGS:
            message = f"It holds more than {MOST_THINGS:,} things to learn, which is the most that can be imported."
            raise BadDataError(message, path=self._path)
        self._groups.setdefault(group, {}).setdefault(part, []).append(entry)

    def groups(self) -> tuple[Group, ...]:
        """Give what was gathered."""
        return tuple(
            Group(title, tuple(part for name, entries in parts.items() for part in parts_of(name, entries)))
            for title, parts in self._groups.items()
        )
