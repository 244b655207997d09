"""What a change of status means: the events that record it, what it unlocks, how far it moves each roadmap."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap_cli.domain.catalogue import Catalogue, Skill
from roadmap_cli.domain.events import STATUS, Draft, Status
from roadmap_cli.domain.graph import depth_first
from roadmap_cli.domain.outline import Outline
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.standing import Standing


class Aim(NamedTuple):
    """An item to change; *named* tells one that the person named from one that came with a step or a stage."""

    item: str
    named: bool


class StatusChange(NamedTuple):
    """An item whose status changed."""

    id: str
    title: str
    from_: Status
    to: Status


class ShareChange(NamedTuple):
    """How far a followed roadmap moved, in shares from 0 to 1."""

    roadmap: str
    title: str
    before: float
    after: float


class Reached(NamedTuple):
    """A milestone that was reached just now."""

    roadmap: str
    id: str
    title: str
    text: str | None


class OpenPrerequisite(NamedTuple):
    """An item that counts although something that it builds on is not met."""

    item: str
    title: str
    needs: tuple[str, ...]


class Change(NamedTuple):
    """What a command changed; *unlocked* are items that nothing holds up any more, *events* the ids written.

    *unchanged* are items that were asked for and stayed as they were; *undone* says in short what an
    undo took back or a redo brought back beside statuses.
    """

    changed: tuple[StatusChange, ...] = ()
    unlocked: tuple[str, ...] = ()
    milestones: tuple[Reached, ...] = ()
    shares: tuple[ShareChange, ...] = ()
    open_prerequisites: tuple[OpenPrerequisite, ...] = ()
    events: tuple[str, ...] = ()
    unchanged: tuple[StatusChange, ...] = ()
    undone: tuple[str, ...] = ()


def draft_statuses(catalogue: Catalogue, progress: Progress, aims: Iterable[Aim], to: Status) -> tuple[Draft, ...]:
    """Give the events that bring *aims* to the status *to*; none where nothing changes.

    What came with a step or a stage keeps what was decided for it: done and known stay as they are,
    skipped stays skipped unless it is reset. `start` and `skip` never take a finished item back.
    """
    statuses = Statuses(catalogue, progress)
    wanted: dict[str, Status] = {}
    whole: dict[str, None] = {}
    for aim in aims:
        for leaf in catalogue.leaves(aim.item) if to is not Status.LEARNING else (aim.item,):
            is_leaf = leaf == aim.item
            if _may_change(statuses.of(leaf), to, is_named=aim.named, is_leaf=is_leaf):
                wanted[leaf] = to
        if aim.item in catalogue.skills:
            whole[aim.item] = None
    skills = dict.fromkeys([*(catalogue.owner(item).id for item in wanted), *whole])
    drafts = (
        Draft(STATUS, item, {"to": status.value})
        for skill in skills
        for item, status in _record(catalogue.skills[skill], statuses, wanted, to, is_whole=skill in whole)
    )
    return tuple(drafts)


def _may_change(status: Status, to: Status, *, is_named: bool, is_leaf: bool) -> bool:
    if status is to:
        return False
    if to is Status.NONE:
        return True
    if to is Status.LEARNING:
        return status is Status.NONE
    if to is Status.SKIPPED:
        return not status.is_met
    if not is_named:
        return not status.is_met
    return (is_leaf and to is Status.DONE) or not status.is_learned


def _record(
    skill: Skill, statuses: Statuses, wanted: Mapping[str, Status], to: Status, *, is_whole: bool
) -> Iterator[tuple[str, Status]]:
    """Give what has to be recorded for one skill: its topics that change, then itself where that follows."""
    if skill.id in wanted:
        yield skill.id, wanted[skill.id]
    if not skill.topics:
        return
    recorded = statuses.recorded(skill.id) or Status.NONE
    changing = {leaf: wanted[leaf] for leaf in skill.leaves if leaf in wanted}
    for leaf in skill.leaves:
        if leaf in changing:
            yield leaf, changing[leaf]
        elif changing and statuses.is_ticked_whole(skill.id):
            yield leaf, statuses.leaves[leaf]
    after = {leaf: changing.get(leaf, statuses.leaves[leaf]) for leaf in skill.leaves}
    if to is Status.NONE:
        if recorded is not Status.NONE and (is_whole or (changing and recorded.is_met)):
            yield skill.id, Status.NONE
    elif changing and to.is_met and all(status.is_met for status in after.values()):
        ends_as = next(status for status in (Status.DONE, Status.KNOWN, Status.SKIPPED) if status in after.values())
        if recorded is not ends_as:
            yield skill.id, ends_as


def unchanged_aims(catalogue: Catalogue, progress: Progress, aims: Iterable[Aim], change: Change) -> Change:
    """Add to *change* the aims that stayed as they were, each with the status that it has."""
    statuses = Statuses(catalogue, progress)
    moved = {entry.id for entry in change.changed}
    moved |= {catalogue.owner(item).id for item in moved}
    stayed = (aim.item for aim in aims if aim.item not in moved)
    unchanged = (StatusChange(item, catalogue.title(item), statuses.of(item), statuses.of(item)) for item in stayed)
    return change._replace(unchanged=tuple(unchanged))


def apply_drafts(progress: Progress, drafts: Iterable[Draft]) -> Progress:
    """Give the progress as it will be when *drafts* of status events are written."""
    statuses = {draft.skill: Status(draft.data["to"]) for draft in drafts if draft.skill is not None}
    return progress._replace(statuses={**progress.statuses, **statuses})


def with_milestones(drafts: Sequence[Draft], reached: Iterable[Reached]) -> tuple[Draft, ...]:
    """Record *reached* milestones with the last of *drafts*, so that they stay whatever changes later."""
    names = [f"{milestone.roadmap}:{milestone.id}" for milestone in reached]
    if not names or not drafts:
        return tuple(drafts)
    last = drafts[-1]
    return (*drafts[:-1], Draft(last.kind, last.skill, {**last.data, "reached": names}))


def compare(
    catalogue: Catalogue, outlines: Sequence[Outline], before: Progress, after: Progress, *, main: str
) -> Change:
    """Say what lies between two states of progress: statuses, what is unlocked, milestones, and shares.

    *outlines* are those of the followed roadmaps; what is unlocked is told for *main*.
    """
    old, new = Statuses(catalogue, before), Statuses(catalogue, after)
    changed = tuple(
        StatusChange(item, catalogue.title(item), old.of(item), new.of(item))
        for item in catalogue.items()
        if old.of(item) is not new.of(item)
    )
    was = {outline.roadmap.id: Standing(outline, old, before.reached) for outline in outlines}
    now = {outline.roadmap.id: Standing(outline, new, after.reached) for outline in outlines}
    return Change(
        changed=changed,
        unlocked=tuple(_unlocked(was[main], now[main])),
        milestones=tuple(reached for roadmap in was for reached in _reached(was[roadmap], now[roadmap])),
        shares=tuple(
            ShareChange(roadmap, standing.outline.roadmap.title, was[roadmap].total.value, standing.total.value)
            for roadmap, standing in now.items()
        ),
        open_prerequisites=tuple(_open_prerequisites(catalogue, changed, new)),
    )


def _unlocked(was: Standing, now: Standing) -> Iterator[str]:
    for skill, leaves in now.outline.listed.items():
        if any(map(now.is_open, leaves)) and now.is_ready(skill) and not was.is_ready(skill):
            yield skill


def _reached(was: Standing, now: Standing) -> Iterator[Reached]:
    roadmap = now.outline.roadmap
    for milestone in roadmap.milestones:
        if milestone.id in now.milestones_reached - was.milestones_reached:
            yield Reached(roadmap.id, milestone.id, milestone.title, milestone.text)


def _open_prerequisites(
    catalogue: Catalogue, changed: Iterable[StatusChange], statuses: Statuses
) -> Iterator[OpenPrerequisite]:
    for change in changed:
        if not change.to.is_learned or change.id not in catalogue.skills:
            continue
        groups = catalogue.skills[change.id].requires
        needs = tuple(group[0] for group in groups if not any(statuses.of(needed).is_met for needed in group))
        if needs:
            yield OpenPrerequisite(change.id, change.title, needs)


def prerequisites_of(catalogue: Catalogue, progress: Progress, items: Iterable[str]) -> tuple[str, ...]:
    """Give all that *items* build on, directly or not, and that is not met yet, each after what it builds on."""
    statuses = Statuses(catalogue, progress)
    skills = list(dict.fromkeys(catalogue.owner(item).id for item in items))

    def unmet(skill: str) -> Iterator[str]:
        for group in catalogue.skills[skill].requires:
            if not any(statuses.of(needed).is_met for needed in group):
                yield group[0]

    return tuple(skill for skill in depth_first(skills, unmet) if skill not in skills)
