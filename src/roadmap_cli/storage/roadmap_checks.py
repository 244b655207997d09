"""What must hold between a roadmap and the catalogue."""

from collections.abc import Iterator

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.errors import quote
from roadmap_cli.domain.outline import ClaimError, Outline, outline_of
from roadmap_cli.domain.roadmaps import Choice, Roadmap, Stage, Step
from roadmap_cli.storage.catalogue_checks import check_known
from roadmap_cli.storage.content_drafts import Placed


def check_roadmap(placed: Placed[Roadmap], catalogue: Catalogue) -> None:
    """Raise a BadDataError about the first name in a roadmap that is unknown, counted twice or out of order."""
    steps = tuple(_steps(placed))
    _check_ids(placed, steps, catalogue)
    _check_references(placed, catalogue)
    projects = frozenset(skill.id for skill in catalogue.skills.values() if skill.kind == "project")
    for step in steps:
        _check_step(step, catalogue, projects)
    places = {step.value.id: step for step in steps}
    try:
        outline = outline_of(placed.value, catalogue)
    except ClaimError as error:
        step = places[error.step.id]
        step.refuse(f"{_sentence(str(error))} Take it out of one of them.", *_item_key(error))
    for step in steps:
        _check_tasks(step, outline)
    for step_value, item, needed in outline.conflicts():
        if step_value.note is None:
            later = outline.step_of[outline.listed[needed][0]]
            message = (
                f"{quote(item)} stands before its prerequisite {quote(needed)}, which comes in step {quote(later.id)}; "
                "reorder them, or say in a 'note' on this step that the source has it so."
            )
            places[step_value.id].refuse(message, "skills")


def _sentence(reason: str) -> str:
    return f"{reason[0].upper()}{reason[1:]}."


def _item_key(error: ClaimError) -> tuple[str | int, ...]:
    if error.item in error.step.skills:
        return ("skills", error.step.skills.index(error.item))
    return ("project",)


def _steps(placed: Placed[Roadmap]) -> Iterator[Placed[Step]]:
    for stage_index, stage in enumerate(placed.value.stages):
        for index, step in enumerate(stage.steps):
            yield Placed(step, placed.document, ("stages", stage_index, "steps", index))


def _check_ids(placed: Placed[Roadmap], steps: tuple[Placed[Step], ...], catalogue: Catalogue) -> None:
    stages = [Placed(stage, placed.document, ("stages", index)) for index, stage in enumerate(placed.value.stages)]
    seen: dict[str, int] = {}
    things: tuple[Placed[Stage] | Placed[Step], ...] = (*stages, *steps)
    for thing in things:
        name = thing.value.id
        line = thing.document.line_of((*thing.location, "id"))
        if name in seen:
            message = f"The id {quote(name)} names another stage or step already, on line {seen[name]}; change one."
            thing.refuse(message, "id")
        if name in catalogue.skills:
            message = f"The id {quote(name)} is that of a skill or project; give the stage or step another."
            thing.refuse(message, "id")
        seen[name] = line
    milestones: set[str] = set()
    for index, milestone in enumerate(placed.value.milestones):
        if milestone.id in milestones:
            message = f"The id {quote(milestone.id)} names another milestone already; change one of them."
            placed.refuse(message, "milestones", index, "id")
        milestones.add(milestone.id)


def _check_references(placed: Placed[Roadmap], catalogue: Catalogue) -> None:
    roadmap = placed.value
    for index, item in enumerate(roadmap.assumes):
        check_known(item, catalogue, "item", placed, "assumes", index)
    for index, aside in enumerate(roadmap.aside):
        check_known(aside.skill, catalogue, "item", placed, "aside", index, "skill")
    for index, guide in enumerate(roadmap.guides):
        check_known(guide, catalogue.guides, "guide", placed, "guides", index)
    known = frozenset(step.id for step in roadmap.steps())
    for index, milestone in enumerate(roadmap.milestones):
        check_known(milestone.after, known, "step", placed, "milestones", index, "after")


def _check_step(placed: Placed[Step], catalogue: Catalogue, projects: frozenset[str]) -> None:
    step = placed.value
    for key, items in (("skills", step.skills), ("uses", step.uses)):
        for index, item in enumerate(items):
            check_known(item, catalogue, "item", placed, key, index)
    own = frozenset(step.skills)
    for index, item in enumerate(step.inferred):
        check_known(item, own, "entry of 'skills' in this step", placed, "inferred", index)
    if step.project is not None:
        check_known(step.project, projects, "project", placed, "project")
    if step.choice is not None:
        _check_choice(placed, step.choice, own, catalogue)


def _check_choice(placed: Placed[Step], choice: Choice, own: frozenset[str], catalogue: Catalogue) -> None:
    if all(name in catalogue.technologies for name in choice.of):
        return
    allowed, what = own, "entry of 'skills' in this step"
    if own.isdisjoint(choice.of):
        allowed, what = frozenset(catalogue.technologies), "technology or entry of 'skills' in this step"
    for index, name in enumerate(choice.of):
        check_known(name, allowed, what, placed, "choice", "of", index)


def _check_tasks(placed: Placed[Step], outline: Outline) -> None:
    step = placed.value
    counted = outline.leaves_of[step.id]
    leaves = {leaf: (leaf,) for leaf in outline.step_leaves(step)}
    coverable = {**leaves, **counted}
    ids: set[str] = set()
    covered: dict[str, str] = {}
    for index, task in enumerate(step.tasks):
        if task.id in ids:
            message = f"The id {quote(task.id)} names another task of this step already; change one of them."
            placed.refuse(message, "tasks", index, "id")
        ids.add(task.id)
        for place, item in enumerate(task.covers):
            within = ("tasks", index, "covers", place)
            check_known(item, coverable, "item that this step counts", placed, *within)
            for leaf in coverable[item]:
                if leaf in covered:
                    other = "this task" if covered[leaf] == task.id else f"the task {quote(covered[leaf])}"
                    placed.refuse(f"{quote(leaf)} is covered by {other} already; take one of them out.", *within)
                covered[leaf] = task.id
