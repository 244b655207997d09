"""What must hold between a roadmap and the catalogue."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.errors import BadDataError, quote
from roadmap_cli.domain.outline import ClaimError, Outline, outline_of
from roadmap_cli.domain.roadmaps import Choice, Roadmap, Stage, Step
from roadmap_cli.storage.content_drafts import Placed
from roadmap_cli.storage.references import Known, References, check_known
from roadmap_cli.storage.strict_yaml import Document, Location


def check_roadmap(placed: Placed[Roadmap], catalogue: Catalogue, references: References) -> Iterator[BadDataError]:
    """Give what is unknown, counted twice or out of order in a bundled roadmap."""
    outline = yield from check_parts(placed, catalogue, references, taken=catalogue.skills)
    if outline is not None:
        yield from _check_order({step.value.id: step for step in _steps(placed)}, outline)


def check_parts(
    placed: Placed[Roadmap], catalogue: Catalogue, references: References, *, taken: Collection[str] = ()
) -> Generator[BadDataError, None, Outline | None]:
    """Give what is unknown or counted twice in a roadmap, and return its outline where it can be worked out.

    What is counted where is worked out only of names that are all known: the rest would be a
    consequence. No stage or step may bear an id that is *taken*.
    """
    steps = tuple(_steps(placed))
    names = list(_check_ids(placed, steps, taken))
    yield from names
    yield from _check_references(placed, references)
    for step in steps:
        names += (faults := tuple(_check_step(step, references)))
        yield from faults
    if names or not references.items.is_complete:
        return None
    places = {step.value.id: step for step in steps}
    roadmap, claims = placed.value, 0
    while True:
        try:
            outline = outline_of(roadmap, catalogue)
            break
        except ClaimError as error:
            claims += 1
            yield _claim_fault(error, places[error.step.id])
            roadmap = _without(roadmap, error)
    if claims:
        return None
    for step in steps:
        yield from _check_tasks(step, outline)
    return outline


def _check_order(places: Mapping[str, Placed[Step]], outline: Outline) -> Iterator[BadDataError]:
    for step, item, needed in outline.conflicts():
        if step.note is None:
            later = outline.step_of[outline.listed[needed][0]]
            message = (
                f"{quote(item)} stands before its prerequisite {quote(needed)}, which comes in step {quote(later.id)}; "
                "reorder them, or say in a 'note' on this step that the source has it so."
            )
            yield places[step.id].fault(message, "skills")


def _claim_fault(error: ClaimError, step: Placed[Step]) -> BadDataError:
    is_skill = error.item in step.value.skills
    key = ("skills", step.value.skills.index(error.item)) if is_skill else ("project",)
    return step.fault(f"{_sentence(str(error))} Take it out of one of them.", *key)


def _without(roadmap: Roadmap, error: ClaimError) -> Roadmap:
    """Give *roadmap* as it is when the step counts the item no longer."""
    step, item = error.step, error.item
    if item in step.skills:
        smaller = step._replace(skills=tuple(name for name in step.skills if name != item))
    else:
        smaller = step._replace(project=None)
    stages = (
        stage._replace(steps=tuple(smaller if one is step else one for one in stage.steps)) for stage in roadmap.stages
    )
    return roadmap._replace(stages=tuple(stages))


def _sentence(reason: str) -> str:
    return f"{reason[0].upper()}{reason[1:]}."


def _steps(placed: Placed[Roadmap]) -> Iterator[Placed[Step]]:
    for stage_index, stage in enumerate(placed.value.stages):
        for index, step in enumerate(stage.steps):
            yield Placed(step, placed.document, ("stages", stage_index, "steps", index))


def _check_ids(
    placed: Placed[Roadmap], steps: tuple[Placed[Step], ...], taken: Collection[str]
) -> Iterator[BadDataError]:
    stages = [Placed(stage, placed.document, ("stages", index)) for index, stage in enumerate(placed.value.stages)]
    parts: tuple[Placed[Stage] | Placed[Step], ...] = (*stages, *steps)
    yield from check_part_ids([(part.value.id, part.location) for part in parts], placed.document, taken)
    milestones: set[str] = set()
    for index, milestone in enumerate(placed.value.milestones):
        if milestone.id in milestones:
            message = f"The id {quote(milestone.id)} names another milestone already; change one of them."
            yield placed.fault(message, "milestones", index, "id")
        milestones.add(milestone.id)


def check_part_ids(
    parts: Iterable[tuple[str, Location]], document: Document, taken: Collection[str] = ()
) -> Iterator[BadDataError]:
    """Give each stage and step, an id and where it stands, whose id another bears already or is *taken* by an item."""
    seen: dict[str, int] = {}
    for name, location in parts:
        place = (*location, "id")
        if name in seen:
            message = f"The id {quote(name)} names another stage or step already, on line {seen[name]}; change one."
            yield document.fault(message, place)
        if name in taken:
            message = f"The id {quote(name)} is that of a skill or project; give the stage or step another."
            yield document.fault(message, place)
        seen.setdefault(name, document.line_of(place))


def _check_references(placed: Placed[Roadmap], references: References) -> Iterator[BadDataError]:
    roadmap = placed.value
    for index, item in enumerate(roadmap.assumes):
        yield from check_known(item, references.items, placed, "assumes", index)
    for index, aside in enumerate(roadmap.aside):
        yield from check_known(aside.skill, references.items, placed, "aside", index, "skill")
    for index, guide in enumerate(roadmap.guides):
        yield from check_known(guide, references.guides, placed, "guides", index)
    steps = Known(frozenset(step.id for step in roadmap.steps()), "step")
    for index, milestone in enumerate(roadmap.milestones):
        yield from check_known(milestone.after, steps, placed, "milestones", index, "after")


def _check_step(placed: Placed[Step], references: References) -> Iterator[BadDataError]:
    step = placed.value
    for key, items in (("skills", step.skills), ("uses", step.uses)):
        for index, item in enumerate(items):
            yield from check_known(item, references.items, placed, key, index)
    own = Known(frozenset(step.skills), "entry of 'skills' in this step")
    for index, item in enumerate(step.inferred):
        yield from check_known(item, own, placed, "inferred", index)
    yield from check_known(step.project, references.projects, placed, "project")
    if step.choice is not None:
        yield from _check_choice(placed, step.choice, own, references.technologies)


def _check_choice(placed: Placed[Step], choice: Choice, own: Known, technologies: Known) -> Iterator[BadDataError]:
    if all(name in technologies.names for name in choice.of):
        return
    known = own._replace(is_complete=technologies.is_complete)
    if not any(name in own.names for name in choice.of):
        known = technologies._replace(what=f"technology or {own.what}")
    for index, name in enumerate(choice.of):
        yield from check_known(name, known, placed, "choice", "of", index)


def _check_tasks(placed: Placed[Step], outline: Outline) -> Iterator[BadDataError]:
    step = placed.value
    counted = outline.leaves_of[step.id]
    leaves = {leaf: (leaf,) for leaf in outline.step_leaves(step)}
    coverable = {**leaves, **counted}
    known = Known(coverable, "item that this step counts")
    ids: set[str] = set()
    covered: dict[str, str] = {}
    for index, task in enumerate(step.tasks):
        if task.id in ids:
            message = f"The id {quote(task.id)} names another task of this step already; change one of them."
            yield placed.fault(message, "tasks", index, "id")
        ids.add(task.id)
        for place, item in enumerate(task.covers):
            within = ("tasks", index, "covers", place)
            yield from check_known(item, known, placed, *within)
            for leaf in coverable.get(item, ()):
                if leaf in covered:
                    other = "this task" if covered[leaf] == task.id else f"the task {quote(covered[leaf])}"
                    yield placed.fault(f"{quote(leaf)} is covered by {other} already; take one of them out.", *within)
                covered[leaf] = task.id
