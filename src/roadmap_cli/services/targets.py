"""From what a person named to the items that a command changes."""

from collections.abc import Iterable, Iterator

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.services.changes import Aim
from roadmap_cli.services.naming import Target
from roadmap_cli.services.standing import Standing


def aims_of(target: Target, catalogue: Catalogue, standing: Standing | None) -> Iterator[Aim]:
    """Give the items that *target* stands for: itself, or all that a task, a step or a stage counts.

    *standing* is that of the target's roadmap; items have none. What a choice makes needless is
    left out.
    """
    if standing is None:
        yield Aim(target.name, named=True)
        return
    for leaves in _leaves_by_item(target, standing):
        kept = [leaf for leaf in leaves if leaf not in standing.set_aside]
        yield from _as_items(kept, catalogue)


def _leaves_by_item(target: Target, standing: Standing) -> Iterator[tuple[str, ...]]:
    outline = standing.outline
    if target.kind == "stage":
        stage = next(stage for stage in outline.roadmap.stages if stage.id == target.name)
        for step in stage.steps:
            yield from outline.leaves_of[step.id].values()
        return
    step_id, _, task_id = target.name.partition("/")
    counted = outline.leaves_of[step_id]
    if target.kind == "step":
        yield from counted.values()
        return
    task = next(task for task in outline.steps[step_id].tasks if task.id == task_id)
    for item in task.covers:
        yield counted.get(item, (item,))


def _as_items(leaves: Iterable[str], catalogue: Catalogue) -> Iterator[Aim]:
    """Give whole skills where all of their leaves are meant, and single topics elsewhere."""
    by_owner: dict[str, list[str]] = {}
    for leaf in leaves:
        by_owner.setdefault(catalogue.owner(leaf).id, []).append(leaf)
    for owner, meant in by_owner.items():
        whole = set(meant) == set(catalogue.leaves(owner))
        yield from (Aim(item, named=False) for item in ([owner] if whole else meant))
