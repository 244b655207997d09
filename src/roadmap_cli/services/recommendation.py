"""What to learn next, and why."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from roadmap_cli.domain.catalogue import ItemKind
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.graph import reachable
from roadmap_cli.domain.hours import in_hours, in_words
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import Outline
from roadmap_cli.services.standing import Entry, Standing


class Reason(NamedTuple):
    """One ground for a recommendation; *code* is for scripts, *text* for people."""

    code: str
    text: str


class Part(NamedTuple):
    """The topic to begin or go on with; *hours* is what it takes."""

    id: str
    title: str
    hours: float


class RecommendedItem(NamedTuple):
    """An item that can be learned now; *hours* is what is left of it in this roadmap.

    *tools* are the names of what serves it in the person's language.
    """

    id: str
    kind: ItemKind
    title: str
    hours: float
    level: Level
    reasons: tuple[Reason, ...]
    stage: str
    step: str
    begin_with: Part | None
    tools: tuple[str, ...] = ()


class Recommendation(NamedTuple):
    """The best next items of a roadmap, best first; *open* counts what is left, *ready* what of it could be begun."""

    roadmap: str
    title: str
    items: tuple[RecommendedItem, ...]
    ready: int
    open: int


def recommend(
    standing: Standing,
    followed: Sequence[Outline],
    *,
    limit: int,
    minutes: int | None = None,
    language: str | None = None,
    planned: frozenset[str] = frozenset(),
) -> Recommendation:
    """Recommend up to *limit* items whose prerequisites are all met, best first.

    What is being learned comes first, then what this week's plan has (the leaves in *planned*), then the
    stricter level, then what fits into *minutes* at hand, then the roadmap's order of steps; within a
    step what opens more hours, then what more of the *followed* roadmaps ask for. Each comes with its
    tools for *language*.
    """
    waiting = [entry for entry in standing.entries if not standing.open.isdisjoint(entry.leaves)]
    candidates = [
        _Candidate(entry, standing, followed, minutes, planned) for entry in waiting if standing.is_ready(entry.skill)
    ]
    roadmap = standing.outline.roadmap
    return Recommendation(
        roadmap=roadmap.id,
        title=roadmap.title,
        items=tuple(candidate.recommended(language) for candidate in _best(candidates, limit)),
        ready=len(candidates),
        open=len(waiting),
    )


def _best(candidates: "list[_Candidate]", limit: int) -> "list[_Candidate]":
    """Give the *limit* best of *candidates*, best first.

    What opens more decides among equals alone. It takes the longest to say, so only those are asked.
    """
    last = max(sorted(candidate.rank for candidate in candidates)[:limit], default=())
    among = [candidate for candidate in candidates if candidate.rank <= last]
    return sorted(among, key=_Candidate.rank_among_equals)[:limit]


class _Candidate:
    """An item that could be learned now, with what speaks for it."""

    def __init__(
        self,
        entry: Entry,
        standing: Standing,
        followed: Sequence[Outline],
        minutes: int | None,
        planned: frozenset[str],
    ) -> None:
        self._entry = entry
        self._standing = standing
        self._minutes = minutes
        self._outline = outline = standing.outline
        self._open = standing.open_leaves(entry)
        self._left = sum(map(outline.catalogue.minutes, self._open))
        self._level = min((outline.levels[leaf] for leaf in self._open), key=lambda level: level.rank)
        self._learning = standing.is_begun(entry)
        self._is_planned = not planned.isdisjoint(self._open)
        self._first = self._first_part()
        self._fits = minutes is None or outline.catalogue.minutes(self._first) <= minutes
        self._also_in = [
            other.roadmap.id
            for other in followed
            if other.roadmap.id != outline.roadmap.id and entry.skill in other.listed
        ]

    def _first_part(self) -> str:
        """Give the leaf to work on: the one being learned, else the first that fits the time, else the first."""
        leaves = self._standing.statuses.leaves
        begun = (leaf for leaf in self._open if leaves[leaf] is Status.LEARNING)
        size = self._outline.catalogue.minutes
        fitting = (leaf for leaf in self._open if self._minutes is None or size(leaf) <= self._minutes)
        return next(begun, None) or next(fitting, self._open[0])

    @cached_property
    def _opens(self) -> int:
        """The minutes of everything open that waits for this, directly or through others."""
        behind = reachable([self._entry.skill], self._outline.dependents.__getitem__)
        return sum(map(self._standing.open_minutes.__getitem__, behind))

    @cached_property
    def rank(self) -> tuple[bool, bool, int, bool, int]:
        """The key by which a better candidate sorts first."""
        return (
            not self._learning,
            not self._is_planned,
            self._level.rank,
            not self._fits,
            self._outline.position[self._entry.step.id],
        )

    def rank_among_equals(self) -> tuple[tuple[bool, bool, int, bool, int], int, int]:
        """Give the key that also sorts those of the same rank."""
        return self.rank, -self._opens, -len(self._also_in)

    def recommended(self, language: str | None) -> RecommendedItem:
        """Give the candidate as a result, with its reasons and its tools for *language*."""
        catalogue = self._outline.catalogue
        whole = self._entry.leaves == (self._entry.item,)
        return RecommendedItem(
            id=self._entry.item,
            kind=catalogue.kind(self._entry.item),
            title=catalogue.title(self._entry.item),
            hours=in_hours(self._left),
            level=self._level,
            reasons=tuple(self._reasons()),
            stage=self._outline.stage_of[self._entry.step.id].title,
            step=self._entry.step.title,
            begin_with=None if whole else self._part(self._first),
            tools=tuple(self._tools(language)),
        )

    def _part(self, leaf: str) -> Part:
        catalogue = self._outline.catalogue
        return Part(leaf, catalogue.title(leaf), in_hours(catalogue.minutes(leaf)))

    def _tools(self, language: str | None) -> Iterator[str]:
        catalogue = self._outline.catalogue
        for tool in catalogue.skills[self._entry.skill].tools.get(language or "", ()):
            yield catalogue.technologies[tool].name if tool in catalogue.technologies else tool

    def _is_had(self, needed: str) -> bool:
        is_counted = needed in self._outline.listed and not self._standing.is_needless(needed)
        return is_counted and self._standing.is_met(needed)

    def _reasons(self) -> list[Reason]:
        reasons: list[Reason] = []
        catalogue = self._outline.catalogue
        if self._learning:
            reasons.append(Reason("learning", "you have begun it"))
        if self._is_planned:
            reasons.append(Reason("planned", "this week's plan has it"))
        groups = catalogue.skills[self._entry.skill].requires
        if self._minutes is not None and self._fits:
            reasons.append(Reason("fits", f"fits into {self._minutes} minutes"))
        had = dict.fromkeys(needed for group in groups for needed in group if self._is_had(needed))
        if had and not self._learning:
            reasons.append(Reason("ready", f"you have what it needs: {', '.join(map(catalogue.title, had))}"))
        if self._opens:
            reasons.append(Reason("opens", f"opens the way to {in_words(self._opens)} more"))
        if self._also_in:
            reasons.append(Reason("shared", f"counts in {', '.join(self._also_in)} too"))
        stages = self._outline.roadmap.stages
        stage = self._outline.stage_of[self._entry.step.id]
        place = f"stage {stages.index(stage) + 1} of {len(stages)}"
        reasons.append(Reason("order", f"{place}: {stage.title}"))
        return reasons
