"""What of an import the catalogue has already, by its titles and aliases; only what is certain counts."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue, Technology

_SEPARATORS = re.compile(r"[^\w+#]+|_+")
_ASIDE = re.compile(r"\(([^()]*)\)")


class Link(NamedTuple):
    """An item of the catalogue, and what a name of it is there: its title, an alias or a technology."""

    item: str
    by: str


def link_index(catalogue: Catalogue) -> Mapping[str, Link]:
    """Map each name of a skill or project, folded, to it; what names two of them is in nobody's favour.

    A technology lends its other names to a skill that is called as it is.
    """
    found: dict[str, Link | None] = {}

    def add(name: str, item: str, by: str) -> None:
        key = fold(name)
        known = found.get(key, Link(item, by))
        found[key] = known if known is not None and known.item == item else None

    for skill in catalogue.skills.values():
        add(skill.title, skill.id, "title")
        add(skill.id, skill.id, "title")
    for skill in catalogue.skills.values():
        for alias in skill.aliases:
            # The title of one skill may be an alias of another: the title stands.
            titled = found.get(fold(alias))
            if titled is None or titled.by != "title":
                add(alias, skill.id, "alias")
    named = {key: link for key, link in found.items() if link is not None and key}
    lent: dict[str, Link | None] = {}
    for technology in catalogue.technologies.values():
        names = list(_certain_names(technology))
        items = {named[fold(name)].item for name in names if fold(name) in named}
        if len(items) == 1:
            link = Link(items.pop(), "technology")
            for key in map(fold, names):
                if key not in found:
                    lent[key] = link if lent.get(key, link) == link else None
    return {**{key: link for key, link in lent.items() if link is not None and key}, **named}


def link_of(title: str, index: Mapping[str, Link]) -> Link | None:
    """Give what *title* names in the catalogue: as a whole, or by what stands in brackets and before them."""
    whole = index.get(fold(title))
    if whole is not None:
        return whole
    aside = _ASIDE.search(title)
    if aside is None:
        return None
    parts = [index.get(fold(part)) for part in (_ASIDE.sub(" ", title), aside[1])]
    links = [link for link in parts if link is not None]
    return links[0] if len({link.item for link in links}) == 1 else None


def fold(name: str) -> str:
    """Give *name* as names are compared: in small letters, words one blank apart, `&` for `and`."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    return _SEPARATORS.sub(" ", plain).strip()


def _certain_names(technology: Technology) -> Iterator[str]:
    if technology.ambiguous is None:
        yield technology.name
    yield from technology.aliases
