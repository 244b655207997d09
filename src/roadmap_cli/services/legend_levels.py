"""What the legends of a drawing say about how much it insists on something."""

from collections.abc import Iterable, Iterator
from enum import Enum

from roadmap_cli.domain.drawings import Node
from roadmap_cli.domain.imports import Learnable, Part
from roadmap_cli.domain.levels import Level


class Mark(Enum):
    """What a legend means for what it is put beside."""

    ESSENTIAL = "essential"
    RECOMMENDED = "recommended"
    ALTERNATIVE = "alternative"
    OPTIONAL = "optional"


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


def parts_by_level(title: str, marked: Iterable[tuple[Learnable, Mark | None]], *, head: int = 0) -> Iterator[Part]:
    """Split what stands under *title* by how much is insisted on it, the first *head* ahead of all others.

    Of what is recommended and what is an alternative to it one is enough. An alternative to nothing is optional.
    """
    things = list(marked)
    body = things[head:]
    options = [thing.key for thing, mark in body if mark in {Mark.RECOMMENDED, Mark.ALTERNATIVE}]
    is_choice = len(options) > 1 and any(mark is Mark.ALTERNATIVE for _, mark in body)
    buckets: dict[tuple[Level | None, bool], list[Learnable]] = {}
    for place, (thing, mark) in enumerate(things):
        chosen = is_choice and place >= head and thing.key in options
        level = Level.RECOMMENDED if chosen else _LEVELS.get(mark, Level.OPTIONAL)
        buckets.setdefault((level, chosen), []).append(thing)
    base = next(iter(buckets), None)
    order = sorted(buckets, key=lambda bucket: (bucket != base, (bucket[0] or Level.ESSENTIAL).rank, bucket[1]))
    for level, chosen in order:
        about = "one of these" if chosen else (level or Level.ESSENTIAL).value
        held = tuple(buckets[level, chosen])
        choice = tuple(thing.key for thing in held) if chosen else ()
        yield Part(title if (level, chosen) == base and not chosen else f"{title}: {about}", held, level, choice)
