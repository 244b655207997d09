"""What the legends of a drawing say about how much it insists on something."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from roadmap_cli.domain.drawings import Node
from roadmap_cli.domain.imports import Learnable, Part
from roadmap_cli.domain.levels import Level


class Mark(Enum):
    """What a legend means for what it is put beside."""

    ESSENTIAL = "essential"
    RECOMMENDED = "recommended"
    ALTERNATIVE = "alternative"
    OPTIONAL = "optional"


class Marked(NamedTuple):
    """Something to learn with what its legend means, and the number of the pile that it is part of."""

    thing: Learnable
    mark: Mark | None
    pile: int


# In the order in which they are asked: "not recommended" is no recommendation, "pick this or purple" no pick.
_WORDS = (
    (Mark.OPTIONAL, ("not recommend", "n't recommend", "not required", "not essential")),
    (Mark.ALTERNATIVE, ("alternative", "pick this or", "either", "one of")),
    (
        Mark.OPTIONAL,
        ("optional", "not strict", "anytime", "any time", "later", "nice to", "good to", "possib", "advanced", "extra"),
    ),
    (Mark.RECOMMENDED, ("recommend", "opinion", "preferred", "suggest")),
    (Mark.ESSENTIAL, ("essential", "required", "must", "core", "mandatory")),
)
_LEVELS = {None: None, Mark.ESSENTIAL: Level.ESSENTIAL, Mark.RECOMMENDED: Level.RECOMMENDED}


def mark_of(legend: str | None) -> Mark | None:
    """Give what *legend*, the text of one, means; None where it says nothing about how much to insist."""
    text = (legend or "").casefold().replace("\u2019", "'")
    return next((mark for mark, words in _WORDS if any(word in text for word in words)), None)


def unknown_legends(nodes: Iterable[Node]) -> list[str]:
    """Give the legends that *nodes* are marked with and that say nothing about how much to insist."""
    return sorted({node.legend for node in nodes if node.legend and mark_of(node.legend) is None})


def parts_by_level(title: str, things: Sequence[Marked], *, head: int = 0) -> Iterator[Part]:
    """Split what stands under *title* by how much is insisted on it, the first *head* ahead of all others.

    Of what is recommended and what is an alternative to it one is enough. An alternative to nothing is optional.
    """
    chosen = _choices(things[head:])
    buckets: dict[tuple[Level | None, int | None], list[Marked]] = {}
    for place, one in enumerate(things):
        choice = chosen.get(one.thing.key) if place >= head else None
        level = _LEVELS.get(one.mark, Level.OPTIONAL) if choice is None else Level.RECOMMENDED
        buckets.setdefault((level, choice), []).append(one)
    base = next(iter(buckets), None)
    places = {bucket: place for place, bucket in enumerate(buckets)}
    order = sorted(
        buckets, key=lambda one: (one != base, (one[0] or Level.ESSENTIAL).rank, one[1] is not None, places[one])
    )
    for level, choice in order:
        about = (level or Level.ESSENTIAL).value if choice is None else "one of these"
        # What is recommended comes first in a choice: among the equally short it is the one that counts.
        marked = buckets[level, choice]
        held = tuple(
            one.thing for one in sorted(marked, key=lambda one: choice is not None and one.mark is not Mark.RECOMMENDED)
        )
        of = () if choice is None else tuple(thing.key for thing in held)
        yield Part(title if (level, choice) == base and choice is None else f"{title}: {about}", held, level, of)


def _choices(things: Sequence[Marked]) -> Mapping[str, int]:
    """Map what is to be chosen from to the number of its choice.

    Each pile with something recommended and an alternative is a choice of its own; where a pile holds
    alternatives alone, all that is recommended and all alternatives are one.
    """
    options = [one for one in things if one.mark in {Mark.RECOMMENDED, Mark.ALTERNATIVE}]
    marks: dict[int, set[Mark | None]] = {}
    for one in options:
        marks.setdefault(one.pile, set()).add(one.mark)
    if any(mark == {Mark.ALTERNATIVE} for mark in marks.values()):
        return dict.fromkeys((one.thing.key for one in options), 0) if len(options) > 1 else {}
    return {one.thing.key: one.pile for one in options if len(marks[one.pile]) > 1}
