"""The ids that what is imported goes by: from its words, and the same ones when it is imported again."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.domain.imports import Learnable

LONGEST = 64
"""How long an id may be, its namespace included."""

_SPELLED = {"+": " plus ", "#": " sharp ", "&": " and "}
_NO_WORD = re.compile("[^a-z0-9]+")


def slug(text: str, limit: int = LONGEST) -> str:
    """Give *text* in kebab-case of at most *limit* characters; empty where it holds no letter or digit of ASCII."""
    for sign, word in _SPELLED.items():
        text = text.replace(sign, word)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = _NO_WORD.sub("-", plain).strip("-")
    if len(found) > limit:
        found = found[:limit].rpartition("-")[0] or found[:limit]
    return found if not found or is_id(found) else f"{found[: limit - 2]}-x"


class Naming:
    """Gives out short ids, each once.

    What an *earlier* import of the same roadmap called by an id keeps it, whatever it is titled now: first
    by its key in the file, then by the key that it had before, then, where a thing has gone from the
    file, by the words that make its id.
    """

    def __init__(
        self, earlier: Mapping[str, str], keys: Collection[str], taken: Collection[str], *, namespace: str
    ) -> None:
        self._earlier = earlier
        self._keys = keys
        self._limit = LONGEST - len(namespace) - 1
        self._free = FreeNames((*taken, *earlier.values()))
        self._gone = {name for key, name in earlier.items() if key not in keys}

    def known(self, thing: Learnable) -> str | None:
        """Give the id that *thing* had, None where it is new."""
        own = self._earlier.get(thing.key)
        if own is None and thing.former is not None and thing.former not in self._keys:
            own = self._earlier.get(thing.former)
            if own not in self._gone:
                return None
            self._gone.discard(own)
        return own

    def name(self, thing: Learnable) -> str:
        """Give an id to *thing*, which is new."""
        wanted = slug(thing.title, self._limit) or slug(f"item {thing.key}", self._limit)
        if wanted in self._gone:
            self._gone.discard(wanted)
            return wanted
        return self._free.take(wanted, self._limit)


class FreeNames:
    """Gives out names, each once: the second of the same words gets a number behind it."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with the names that are *taken*."""
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def take(self, wanted: str, limit: int = LONGEST) -> str:
        """Give *wanted*, with a number behind it where it is taken; it has at most *limit* characters."""
        name, number = wanted, self._last.get(wanted, 1)
        while name in self._taken:
            number += 1
            end = f"-{number}"
            name = f"{wanted[: limit - len(end)].rstrip('-')}{end}"
        self._last[wanted] = number
        self._taken.add(name)
        return name
