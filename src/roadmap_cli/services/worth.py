"""What an item is worth to a person: the measure by which a plan that does not fit chooses what to leave out.

    worth = level * (own minutes + opened minutes / 10) * (1 + other followed roadmaps that ask for it)

*level* is 9 for essential, 3 for recommended and 1 for optional items: a step of level outweighs two further
roadmaps. *opened* are the minutes of everything in the plan that needs the item, directly or through
others. The factors are our own choice, made so that no single ground decides alone.
"""

from collections.abc import Mapping, Sequence

from roadmap_cli.domain.graph import depth_first
from roadmap_cli.domain.levels import Level

LEVEL_WORTH = {Level.ESSENTIAL: 9, Level.RECOMMENDED: 3, Level.OPTIONAL: 1}
OPENED_PARTS = 10
"""An opened minute counts as the tenth part of an own one; worth is reckoned in such tenths, in whole numbers."""


def worth(level: Level, minutes: int, opened: int, asked_by: int) -> int:
    """Give the worth of an item in tenths of an optional minute; *asked_by* counts other followed roadmaps."""
    return LEVEL_WORTH[level] * (OPENED_PARTS * minutes + opened) * (1 + asked_by)


def opened_minutes(minutes: Mapping[str, int], needed_by: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Give for each item the minutes of all that needs it, directly or through others, each counted once.

    Sets of items are whole numbers with a bit for each, and the minutes are added up binary digit by
    digit, which is what makes this fast for thousands of items.
    """
    bit = {item: 1 << place for place, item in enumerate(minutes)}
    digits = max(minutes.values(), default=0).bit_length()
    planes = [sum(bit[item] for item, time in minutes.items() if time >> digit & 1) for digit in range(digits)]
    behind: dict[str, int] = {}
    opened: dict[str, int] = {}
    for item in depth_first(minutes, needed_by.__getitem__):
        found = 0
        for other in needed_by[item]:
            found |= behind[other] | bit[other]
        behind[item] = found
        opened[item] = sum((found & plane).bit_count() << digit for digit, plane in enumerate(planes)) if found else 0
    return opened
