"""How likely it is that a person has a skill, before and after what they answered.

A knowledge space (Doignon and Falmagne, 1985): what a person has is closed downwards, since nobody has a
skill without what it builds on. How far somebody has come is one number, and a skill whose prerequisites are
there is there too with a chance that grows with that number and falls with the skill's difficulty (Rasch,
1960). Difficulty comes from the hours of all that has to be learned for it, and from its level.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log, log2
from typing import NamedTuple

from roadmap_cli.services.placement_ground import Ground

STAGES_OF_LEARNING = tuple(step * 1.25 for step in range(-4, 5))
"""How far somebody may have come, from nothing at all to everything; all are equally likely at first."""

_USUAL_HOURS = 40
_STEEPNESS = 1.6
_BY_LEVEL = 0.8
_TRUST = 0.7
"""How much one answer tells of the others: people are stronger in one area than in another."""

_PART = 0.5
"""How much of what stands below and above several skills is settled when somebody has a part of them."""

_SMALLEST = 1e-9


class Seen(NamedTuple):
    """What is known of a person: skills that they have, of which groups they have none, and of which only a part."""

    has: frozenset[str]
    none_of: tuple[tuple[str, ...], ...]
    part_of: tuple[tuple[str, ...], ...]


class Belief:
    """What the answers make likely of the skills that are not *settled*; *doubt* is how unsure each is, in bits."""

    def __init__(
        self, ground: Ground, chances: Mapping[str, Sequence[float]], seen: Seen, settled: frozenset[str]
    ) -> None:
        self._ground = ground
        self._chances = chances
        self._has = seen.has
        self._weights = self._posterior(seen)
        self._alone = {skill: self._have_all((skill,)) for skill in ground.skills if skill not in settled}
        self.doubt = {skill: _doubt(self._mean(chances)) for skill, chances in self._alone.items()}

    def _posterior(self, seen: Seen) -> tuple[float, ...]:
        logs = [0.0] * len(STAGES_OF_LEARNING)
        for skill in seen.has:
            logs = [total + log(chance) for total, chance in zip(logs, self._chances[skill], strict=True)]
        for group in seen.none_of:
            logs = [total + log(max(none, _SMALLEST)) for total, none in zip(logs, self._have_none(group), strict=True)]
        for group in seen.part_of:
            pairs = zip(logs, self._have_all(group), self._have_none(group), strict=True)
            logs = [total + log(max(1 - whole - none, _SMALLEST)) for total, whole, none in pairs]
        highest = max(logs)
        weights = [exp(_TRUST * (total - highest)) for total in logs]
        return tuple(weight / sum(weights) for weight in weights)

    def _mean(self, values: Iterable[float]) -> float:
        return sum(weight * value for weight, value in zip(self._weights, values, strict=True))

    def _have_all(self, skills: Iterable[str]) -> list[float]:
        missing = self._ground.needed_for(skills) - self._has
        product = [1.0] * len(STAGES_OF_LEARNING)
        for skill in sorted(missing):  # the order of a sum of floats shows in its last digit
            product = [total * chance for total, chance in zip(product, self._chances[skill], strict=True)]
        return product

    def _have_none(self, skills: Iterable[str]) -> list[float]:
        product = [1.0] * len(STAGES_OF_LEARNING)
        for skill in self._ground.lowest(skills):
            product = [total * (1 - chance) for total, chance in zip(product, self._have_all((skill,)), strict=True)]
        return product

    def telling(self, skills: Sequence[str]) -> float:
        """Give how much doubt, in bits, the answer to a question about *skills* is expected to settle.

        Who has a part of several says which, so that nothing in them stays open whatever the answer is.
        """
        all_of = self._mean(self._have_all(skills))
        none_of = self._mean(self._have_none(skills))
        below, above = self._ground.needed_for(skills), self._ground.waiting_for(skills)
        named = frozenset(skills)
        return (
            self._doubt_in(named)
            + all_of * self._doubt_in(below - named)
            + none_of * self._doubt_in(above - named)
            + _PART * (1 - all_of - none_of) * self._doubt_in((below | above) - named)
        )

    def _doubt_in(self, skills: frozenset[str]) -> float:
        return sum(self.doubt[skill] for skill in sorted(skills) if skill in self.doubt)


def chances_of(ground: Ground) -> dict[str, tuple[float, ...]]:
    """Map each skill to the chance that who has all that it builds on has it too, for each stage of learning."""
    outline, minutes = ground.outline, ground.catalogue.minutes
    chances: dict[str, tuple[float, ...]] = {}
    for skill in ground.skills:
        hours = sum(map(minutes, ground.needed_for([skill]))) / 60
        level = min(outline.levels[leaf].rank for leaf in outline.listed[skill])
        difficulty = log2(max(hours, 1) / _USUAL_HOURS) + _BY_LEVEL * level
        chances[skill] = tuple(_chance(_STEEPNESS * (stage - difficulty)) for stage in STAGES_OF_LEARNING)
    return chances


def _chance(distance: float) -> float:
    return min(max(1 / (1 + exp(-distance)), 0.005), 0.995)


def _doubt(chance: float) -> float:
    """Give the entropy of *chance*, in bits: 1 where nobody could say, 0 where it is sure."""
    if not 0 < chance < 1:
        return 0.0
    return -chance * log2(chance) - (1 - chance) * log2(1 - chance)
