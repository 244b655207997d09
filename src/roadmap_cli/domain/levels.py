"""How much a roadmap insists on something."""

from collections.abc import Iterable
from enum import StrEnum


class Level(StrEnum):
    """How much a roadmap insists on an item; the first is the strictest."""

    ESSENTIAL = "essential"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"

    @property
    def rank(self) -> int:
        """Give 0 for the strictest level and more for each laxer one."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}


def strictest(levels: Iterable[Level]) -> Level:
    """Give the strictest of *levels*, of which there must be one at least."""
    return min(levels, key=_RANKS.__getitem__)
