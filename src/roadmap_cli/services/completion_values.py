"""The names that can be typed where a command asks for something of the content, and what TAB is told."""

from collections.abc import Mapping
from typing import NamedTuple

from roadmap_cli.domain.content import Content
from roadmap_cli.services.choosing import languages_of
from roadmap_cli.services.naming import Target, guide_targets, item_targets, part_targets, roadmap_targets
from roadmap_cli.services.resources import kinds_of

ITEM, PART, ROADMAP, GUIDE, LANGUAGE, KIND = "item", "part", "roadmap", "guide", "language", "kind"

Values = Mapping[str, tuple[tuple[str, str], ...]]


class Candidate(NamedTuple):
    """What a word can become, with what it means."""

    value: str
    description: str


class Completion(NamedTuple):
    """The *script* of a shell, or, where words were given, the *candidates* for the last of them."""

    shell: str
    script: str | None
    candidates: tuple[Candidate, ...]


def values_of(content: Content) -> Values:
    """Give for each kind of value what can be typed, each with its title, in the content's order."""
    return {
        ROADMAP: tuple(map(_named, roadmap_targets(content))),
        ITEM: tuple(map(_named, item_targets(content))),
        PART: tuple(map(_named, part_targets(content, ""))),
        GUIDE: tuple(map(_named, guide_targets(content))),
        LANGUAGE: tuple((language.id, language.name) for language in languages_of(content.catalogue)),
        KIND: tuple((kind, "") for kind in kinds_of(content.catalogue)),
    }


def _named(target: Target) -> tuple[str, str]:
    return target.address, target.title
