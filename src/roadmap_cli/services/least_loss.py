"""Which items to leave out so that the least worth is lost: a knapsack whose items depend on each other.

The choice must save enough minutes and be closed under dependents. Finding the best one is NP-hard, so
this is a heuristic; `benchmarks/leaving_out.py` compares it with the true optimum.

1. Greedy: drop again and again the item, with all that needs it, that loses the least worth per minute
   that still counts.
2. Polish: reopen the decisions that were close, by their Lagrangian reduced cost (worth - rate * minutes),
   and search them together. A branch ends where even its lower bound, rate * missing minutes plus all
   gains left, is no better than the best choice known (Fisher, "The Lagrangian relaxation method for
   solving integer programming problems", Management Science 27, 1981); of two branches the one that
   saves no more and loses no less ends too.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from heapq import heapify, heappop, heappush
from typing import NamedTuple

REOPENED = 48
"""How many close decisions a polish reopens at most."""

EFFORT = 24_000
"""How much a polish may search: branches kept at once, times items. So a large plan takes hardly longer."""

FEWEST_BRANCHES, MOST_BRANCHES = 24, 60
ROUNDS = 4

RESTARTS = 600
"""How often the greedy choice is made anew without one of its own steps: so many times, divided by the items."""

MOST_RESTARTS = 5


class Instance(NamedTuple):
    """Items by number: what each is worth, its minutes, and the items that need it; all above 0."""

    worth: Sequence[int]
    minutes: Sequence[int]
    needed_by: Sequence[Sequence[int]]

    def needs(self) -> list[list[int]]:
        """Give for each item the items that it needs."""
        needs: list[list[int]] = [[] for _ in self.worth]
        for item, others in enumerate(self.needed_by):
            for other in others:
                needs[other].append(item)
        return needs


def least_loss(instance: Instance, excess: int) -> frozenset[int]:
    """Choose items that save at least *excess* minutes and lose little worth, each with all that needs it.

    Raises ValueError where all items together do not save enough.
    """
    if sum(instance.minutes) < excess:
        message = "all items together do not save enough"
        raise ValueError(message)
    needs = instance.needs()
    steps, rate = _greedy(instance, needs, excess)
    best = _improved(instance, needs, steps, excess, rate)
    least = _loss(instance, best)
    if least <= _bound(instance, excess):
        return frozenset(best)
    for forbidden in [step[0] for step in reversed(steps)][: min(MOST_RESTARTS, RESTARTS // len(instance.worth))]:
        others, rate = _greedy(instance, needs, excess, kept=_with_needs(needs, forbidden))
        choice = _improved(instance, needs, others, excess, rate, least=least)
        if others and _loss(instance, choice) < least:
            best, least = choice, _loss(instance, choice)
    return frozenset(best)


def _improved(
    instance: Instance,
    needs: list[list[int]],
    steps: list[list[int]],
    excess: int,
    rate: float,
    *,
    least: int | None = None,
) -> set[int]:
    """Give what the greedy *steps* drop, without what need not go, and polished as long as that helps.

    Only what loses less than *least* is looked for, where it is given.
    """
    gone = _without_surplus(instance, needs, {item for step in steps for item in step}, excess)
    for _ in range(ROUNDS):
        loss = _loss(instance, gone)
        better = _polished(instance, needs, gone, excess, rate, loss if least is None else min(loss, least))
        if better == gone:
            break
        gone = better
    return gone


def _bound(instance: Instance, excess: int) -> float:
    """Give a loss below which no choice can be: that of items cut at will, prerequisites aside (Dantzig, 1957)."""
    bound = 0.0
    for worth, minutes in sorted(
        zip(instance.worth, instance.minutes, strict=True), key=lambda item: item[0] / item[1]
    ):
        if minutes >= excess:
            return bound + worth * excess / minutes
        bound += worth
        excess -= minutes
    return bound


def _loss(instance: Instance, gone: set[int]) -> int:
    return sum(instance.worth[item] for item in gone)


def _with_needs(needs: list[list[int]], item: int) -> set[int]:
    """Give *item* with all that it needs, directly or not."""
    found, pending = {item}, [item]
    while pending:
        for needed in needs[pending.pop()]:
            if needed not in found:
                found.add(needed)
                pending.append(needed)
    return found


def _with_dependents(instance: Instance, item: int, gone: set[int]) -> tuple[dict[int, None], int, int]:
    """Give *item* with all that needs it and is not gone yet, its worth and its minutes."""
    if not instance.needed_by[item]:
        return {item: None}, instance.worth[item], instance.minutes[item]
    found, pending = {item: None}, [item]
    worth, minutes = 0, 0
    while pending:
        one = pending.pop()
        worth += instance.worth[one]
        minutes += instance.minutes[one]
        for other in instance.needed_by[one]:
            if other not in found and other not in gone:
                found[other] = None
                pending.append(other)
    return found, worth, minutes


def _greedy(
    instance: Instance, needs: list[list[int]], excess: int, *, kept: AbstractSet[int] = frozenset()
) -> tuple[list[list[int]], float]:
    """Drop the cheapest by what still counts, step by step, until enough is saved; nothing in *kept*.

    Each step begins with the item that all others of it need. Gives the steps, none where they do not
    suffice, and the highest worth per minute among them.
    """
    steps: list[list[int]] = []
    gone: set[int] = set()
    version = [0] * len(instance.worth)
    rate = 0.0

    def price(item: int) -> float:
        _, worth, minutes = _with_dependents(instance, item, gone)
        return worth / min(minutes, excess)

    heap = [(price(item), item, 0) for item in range(len(instance.worth)) if item not in kept] if excess > 0 else []
    heapify(heap)
    while excess > 0:
        if not heap:
            return [], rate
        _, item, age = heappop(heap)
        if item in gone or age != version[item]:
            continue
        dropped, worth, minutes = _with_dependents(instance, item, gone)
        now = worth / min(minutes, excess)
        if heap and now > heap[0][0]:
            heappush(heap, (now, item, age))
            continue
        steps.append(list(dropped))
        gone.update(dropped)
        excess -= minutes
        rate = max(rate, worth / minutes)
        for needed in {other for one in dropped for other in needs[one]} - gone:
            version[needed] += 1
            if excess > 0 and needed not in kept:
                heappush(heap, (price(needed), needed, version[needed]))
    return steps, rate


def _without_surplus(instance: Instance, needs: list[list[int]], gone: set[int], excess: int) -> set[int]:
    """Take back what need not go, the dearest first."""
    kept = set(gone)
    surplus = sum(instance.minutes[item] for item in gone) - excess
    for item in sorted(gone, key=lambda one: (-instance.worth[one], one)):
        if instance.minutes[item] <= surplus and kept.isdisjoint(needs[item]):
            kept.discard(item)
            surplus -= instance.minutes[item]
    return kept


def _reopened(instance: Instance, needs: list[list[int]], gone: set[int], rate: float) -> list[int]:
    """Give the close decisions, the closest last; none that a settled one forces."""
    worth, minutes = instance.worth, instance.minutes
    by_closeness = sorted(range(len(worth)), key=lambda item: abs(worth[item] - rate * minutes[item]))
    chosen = set(by_closeness[:REOPENED])
    is_settled = False
    while not is_settled:
        forced = {
            item
            for item in chosen
            if any(other not in chosen and other not in gone for other in instance.needed_by[item])
            or any(other not in chosen and other in gone for other in needs[item])
        }
        chosen -= forced
        is_settled = not forced
    return [item for item in reversed(by_closeness[:REOPENED]) if item in chosen]


class _Branch(NamedTuple):
    """Some decisions made: minutes saved, worth lost, and which of the reopened items go, a bit for each."""

    saved: int
    lost: int
    going: int


def _polished(
    instance: Instance, needs: list[list[int]], gone: set[int], excess: int, rate: float, least: int
) -> set[int]:
    """Decide the close decisions anew, all at once, and give a choice that loses less than *least* or the same one."""
    opened = _reopened(instance, needs, gone, rate)
    place = {item: number for number, item in enumerate(opened)}
    settled = gone.difference(opened)
    missing = excess - sum(instance.minutes[item] for item in settled)
    best = _Branch(0, least - sum(instance.worth[item] for item in settled), -1)
    # What the items from each place on can gain at most, in the relaxation without prerequisites.
    gains = [0.0] * (len(opened) + 1)
    for number in range(len(opened) - 1, -1, -1):
        reduced = instance.worth[opened[number]] - rate * instance.minutes[opened[number]]
        gains[number] = gains[number + 1] + min(reduced, 0.0)
    width = min(max(EFFORT // max(len(instance.worth), 1), FEWEST_BRANCHES), MOST_BRANCHES)
    branches = [_Branch(0, 0, 0)]
    for number, item in enumerate(opened):
        if missing <= 0:
            break
        before = (1 << number) - 1
        with_it = sum(1 << place[other] for other in instance.needed_by[item] if other in place) & before
        without = sum(1 << place[other] for other in needs[item] if other in place) & before
        worth, minutes, bit = instance.worth[item], instance.minutes[item], 1 << number
        grown = [branch for branch in branches if not branch.going & without]
        for saved, lost, going in branches:
            if going & with_it == with_it:
                branch = _Branch(saved + minutes, lost + worth, going | bit)
                if branch.saved < missing:
                    grown.append(branch)
                elif branch.lost < best.lost and _is_closed(branch.going, opened, instance, place):
                    best = branch
        branches = list(_promising(grown, missing, best.lost, rate, gains[number + 1]))
        if len(branches) > width:
            branches.sort(key=lambda branch: branch.lost - rate * branch.saved)
            del branches[width:]
    if best.going < 0:
        return gone
    return settled | {item for number, item in enumerate(opened) if best.going >> number & 1}


def _promising(branches: list[_Branch], missing: int, best: int, rate: float, gain: float) -> Iterator[_Branch]:
    """Give the branches that may still beat *best*, without those that another one outdoes."""
    branches.sort(key=lambda branch: (-branch.saved, branch.lost))
    least = best
    for branch in branches:
        if branch.lost < least and branch.lost + rate * (missing - branch.saved) + gain < best:
            least = branch.lost
            yield branch


def _is_closed(going: int, opened: list[int], instance: Instance, place: dict[int, int]) -> bool:
    """Tell whether everything that needs something *going* goes too, what has not been decided staying."""
    return all(
        going >> place[other] & 1
        for number, item in enumerate(opened)
        if going >> number & 1
        for other in instance.needed_by[item]
        if other in place
    )
