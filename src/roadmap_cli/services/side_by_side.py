"""How a plan weaves a long skill with what comes after it, so that no week is one thing alone."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_cli.services.ordering import Portion
from roadmap_cli.services.standing import Standing

LOOK_AHEAD = 8
"""How many portions further on a plan looks for one to learn beside a long one."""

MAIN_PARTS, ALL_PARTS = 2, 3
"""A long skill gets two thirds of a week as long as another one goes beside it."""


class Slice(NamedTuple):
    """Some minutes of a leaf, at one place of a plan's order."""

    portion: Portion
    leaf: str
    minutes: int


class _Rest:
    """What is left of a portion while a plan is made."""

    def __init__(self, portion: Portion, minutes: Mapping[str, int]) -> None:
        self.portion = portion
        self._leaves = [(leaf, minutes[leaf]) for leaf in reversed(portion.leaves)]
        self.minutes = self._whole = sum(time for _, time in self._leaves)

    @property
    def is_begun(self) -> bool:
        """Tell whether some of it, but not all, has its place."""
        return 0 < self.minutes < self._whole

    def take(self, minutes: int) -> Iterator[Slice]:
        """Give up to *minutes* of it, its leaves in order."""
        while minutes > 0 and self._leaves:
            leaf, left = self._leaves.pop()
            spent = min(left, minutes)
            minutes -= spent
            self.minutes -= spent
            if spent < left:
                self._leaves.append((leaf, left - spent))
            if spent:
                yield Slice(self.portion, leaf, spent)


def weave(
    standing: Standing, portions: Sequence[Portion], minutes: Mapping[str, int], *, week: int, fixed: frozenset[str]
) -> Iterator[Slice]:
    """Give *portions* as slices in the order in which they are learned.

    One that takes longer than a *week* of minutes is spread: a later one goes beside it, so that at
    most two skills are under way at once. Beside goes only what waits for nothing unfinished, listed
    prerequisites, soft ones and exercised skills alike, of the same stage; of the same step where that is
    *fixed*, since its source gives it weeks of its own. The topics of a skill keep their order.
    """
    weaving = _Weaving(standing, portions, minutes, week, fixed)
    for number in range(len(portions)):
        begun: int | None = number
        while begun is not None:
            # What was begun beside a skill goes on before anything else is begun.
            begun = yield from weaving.learn(begun, first=number)


class _Weaving:
    """A plan's order in the making."""

    def __init__(
        self,
        standing: Standing,
        portions: Sequence[Portion],
        minutes: Mapping[str, int],
        week: int,
        fixed: frozenset[str],
    ) -> None:
        self._standing = standing
        self._week = week
        self._rests = [_Rest(portion, minutes) for portion in portions]
        self._places = [_place(standing, portion, fixed) for portion in portions]

    def learn(self, number: int, *, first: int) -> Generator[Slice, None, int | None]:
        """Give the portion of *number* to its end, with others beside it; return the one that is begun then.

        All before *first* is finished.
        """
        rest = self._rests[number]
        main = max(self._week * MAIN_PARTS // ALL_PARTS, 1)
        while rest.minutes:
            other = self._beside(number, first) if rest.minutes > self._week else None
            if other is None:
                yield from rest.take(rest.minutes)
                return None
            beside = self._rests[other]
            while rest.minutes and beside.minutes:
                yield from rest.take(main)
                if rest.minutes:
                    yield from beside.take(self._week - main)
            if beside.minutes:
                return other if beside.is_begun else None
        return None

    def _beside(self, number: int, first: int) -> int | None:
        """Give the next portion that can go beside the one of *number*, if any."""
        skills, owner = self._standing.outline.catalogue.skills, self._standing.outline.catalogue.owner
        unfinished = {owner(self._rests[number].portion.item).id}
        for other in range(first, min(first + LOOK_AHEAD, len(self._rests))):
            if self._places[other] is None or self._places[other] != self._places[number]:
                return None
            rest = self._rests[other]
            if not rest.minutes or other == number:
                continue
            skill = skills[owner(rest.portion.item).id]
            waits_for = {*skill.after, *skill.exercises, *(needed for group in skill.requires for needed in group)}
            if skill.id not in unfinished and unfinished.isdisjoint(waits_for):
                return other
            unfinished.add(skill.id)
        return None


def _place(standing: Standing, portion: Portion, fixed: frozenset[str]) -> str | None:
    """Give the part of a roadmap within which a portion may move; None where it keeps its place."""
    if portion.step is None or portion.needed_by is not None:
        return None
    return portion.step if portion.step in fixed else standing.outline.stage_of[portion.step].id
