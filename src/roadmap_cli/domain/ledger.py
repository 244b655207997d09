"""Progress to which events can be added without looking at all the events before them."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from roadmap_cli.domain.events import UNDO, Event
from roadmap_cli.domain.fold import cancelled, fold_onto, in_order
from roadmap_cli.domain.progress import Progress

SHORTEST_TAIL = 200
"""Events that a new ledger keeps apart where there are so many: an undo mostly names one of the last."""

LONGEST_TAIL = 1_000
"""Events beyond which a ledger is better made anew."""


class Ledger(NamedTuple):
    """What all events but the last add up to (*base*), and the last in order (*tail*).

    *last_n* is the largest counter of any event in either.
    """

    base: Progress
    tail: tuple[Event, ...]
    last_n: int

    @property
    def progress(self) -> Progress:
        """Give what all events add up to."""
        return fold_onto(self.base, self.tail, cancelled(self.tail))


def open_ledger(events: Sequence[Event]) -> Ledger:
    """Make a ledger of *events*, de-duplicated by id and in any order."""
    ordered = in_order(events)
    taken_back = cancelled(ordered)
    start = _start_of_tail(ordered)
    base = fold_onto(Progress(), islice(ordered, start), taken_back)
    return Ledger(base, tuple(ordered[start:]), max((event.n for event in events), default=0))


def extended(ledger: Ledger, events: Sequence[Event]) -> Ledger | None:
    """Give *ledger* with new *events*, whose ids and batches no other event bears.

    None where what they take back lies before the tail, or the tail is full: then only all events
    together can tell, and a new ledger has to be made of them.
    """
    if any(event.n <= ledger.last_n for event in events) or len(ledger.tail) + len(events) > LONGEST_TAIL:
        return None
    tail = (*ledger.tail, *in_order(events))
    names = _names(tail)
    if any(_reaches_back(event, names) for event in events):
        return None
    before, after = cancelled(ledger.tail), cancelled(tail)
    # What such an undo takes back is part of the base, so it has to stay in force, or not, as it was.
    if any((undo.id in before) != (undo.id in after) for undo in ledger.tail if _reaches_back(undo, names)):
        return None
    return Ledger(ledger.base, tail, max(ledger.last_n, *(event.n for event in events), 0))


def _reaches_back(event: Event, names: frozenset[str]) -> bool:
    if event.kind != UNDO:
        return False
    target = event.data.get("target")
    return isinstance(target, str) and target not in names


def _names(events: Iterable[Event]) -> frozenset[str]:
    return frozenset(name for event in events for name in (event.id, event.batch))


def _start_of_tail(ordered: Sequence[Event]) -> int:
    """Give where the tail begins: about `SHORTEST_TAIL` from the end, at a place that divides no batch."""
    start = max(len(ordered) - SHORTEST_TAIL, 0)
    while start:
        names = _names(ordered[start:])
        divided = (place for place in range(start) if ordered[place].batch in names or ordered[place].id in names)
        first = next(divided, start)
        if first == start:
            return start
        start = first if len(ordered) - first <= LONGEST_TAIL // 2 else len(ordered)
        if start == len(ordered):
            break
    return start
