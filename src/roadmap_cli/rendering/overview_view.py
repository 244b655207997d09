"""A roadmap as a tree, a stage, a step: with bars, levels and statuses."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level
from roadmap_cli.rendering.marks import (
    HEADING,
    LEVEL_STYLES,
    QUIET,
    bar,
    command,
    counted,
    hint,
    hours_text,
    legend,
    mark,
    percent,
    waiting,
    weeks_text,
)
from roadmap_cli.rendering.page import Columns, Hanging, line, section, share_line, title_line
from roadmap_cli.services.overview import (
    ItemOverview,
    MilestoneOverview,
    RoadmapOverview,
    StageOverview,
    StepOverview,
    TaskOverview,
    TopicOverview,
)

STAGES, STEPS, ITEMS, TOPICS = 1, 2, 3, 4
SHORT_BAR = 8
NOTHING_PASSES = "Nothing in it has that level and status."

Cell = Text | str
Row = tuple[Cell, Cell, Cell, Cell, Cell, Cell]
"""Title, id, bar, level, remark and hours; a step whose items are not shown has its level in the place of its id."""

TITLE, ID, BAR, LEVEL, REMARK, HOURS = range(6)


def render_roadmap(overview: RoadmapOverview, *, depth: int) -> RenderableType:
    """Show a roadmap as a tree down to *depth*: 1 stages, 2 steps, 3 items, 4 topics."""
    source = ", ".join(filter(None, (overview.source.publisher, overview.source.title, overview.source.date)))
    left = f"{hours_text(overview.hours_left)} left of {hours_text(overview.hours)}"
    parts: list[RenderableType] = [
        title_line(overview.title, overview.id),
        *((Text(f"From {source}", style=QUIET),) if source else ()),
        share_line(overview.share_done, left),
    ]
    if not overview.stages:
        nothing = "Nothing in this roadmap has that level and status."
        return Group(*parts, "", nothing, hint("See all of it with ", command(f"roadmap show {overview.id}")))
    parts += ["", _columns(_tree(overview.stages, depth), depth)]
    parts += _around(overview)
    parts += ["", legend()]
    step = next((step for stage in overview.stages for step in stage.steps if step.status is not Status.DONE), None)
    if step is not None:
        shown = f"roadmap show {overview.id}:{step.id}"
        parts.append(hint("Open a step with ", command(shown), ", an item with ", command("roadmap show ITEM")))
    return Group(*parts)


def render_stage(stage: StageOverview, *, depth: int) -> RenderableType:
    """Show a stage with its goal and outcome, down to *depth*."""
    parts: list[RenderableType] = [
        title_line(stage.title, stage.id, _months(stage)),
        share_line(stage.share_done, hours_text(stage.hours)),
    ]
    if stage.goal:
        parts.append(section("Goal", stage.goal))
    if stage.outcome:
        parts.append(section("Outcome", stage.outcome))
    if not stage.steps:
        return Group(*parts, "", NOTHING_PASSES)
    parts += ["", _columns(_step_rows(stage.steps, depth), depth), "", legend()]
    return Group(*parts)


def render_step(step: StepOverview, *, depth: int) -> RenderableType:
    """Show a step with everything that its source says of it."""
    weeks = f"weeks {weeks_text(step.weeks)}" if step.weeks else ""
    parts: list[RenderableType] = [
        title_line(step.title, step.id, weeks, step.level or ""),
        share_line(step.share_done, hours_text(step.hours)),
    ]
    if step.summary:
        parts += ["", step.summary]
    if step.why:
        parts.append(section("Why", step.why))
    rows = [row for item in step.items for row in _item_rows(item, "", depth)]
    if rows:
        parts.append(section("To learn", _columns(rows, depth)))
    elif step.skills:
        parts += ["", NOTHING_PASSES]
    if step.tasks:
        parts.append(section("Tasks", *(_task(step, task) for task in step.tasks)))
    if step.choice:
        parts.append(section("Choice", f"{step.choice.pick} of {', '.join(step.choice.of)} is enough."))
    if step.uses:
        parts.append(section("Met here, taught elsewhere", ", ".join(step.uses)))
    if step.inferred:
        parts.append(section("Placed here by us; the source names no week", ", ".join(step.inferred)))
    if step.note:
        parts.append(section("Note", step.note))
    parts += ["", legend()]
    return Group(*parts)


def milestone_rows(milestones: tuple[MilestoneOverview, ...]) -> Iterator[tuple[Text, Text]]:
    """Give a row for each milestone: whether it is reached, and what is missing."""
    for milestone in milestones:
        status = Status.DONE if milestone.reached else Status.NONE
        left = "reached" if milestone.reached else f"{counted(milestone.open, 'essential item')} to go"
        yield line(mark(status), f" {milestone.title}"), Text(left, style=QUIET)


def _around(overview: RoadmapOverview) -> Iterator[RenderableType]:
    if overview.milestones:
        yield section("Milestones", Columns(milestone_rows(overview.milestones)))
    if overview.aside:
        told = (f"{aside.skill} ({aside.when})" if aside.when else aside.skill for aside in overview.aside)
        yield section("Explained beside the path, without a place in it", ", ".join(told))
    if overview.assumes:
        yield section("Taken for granted", ", ".join(overview.assumes))
    if overview.gaps:
        yield section("Needed and not taught here", ", ".join(overview.gaps))
    if overview.guides:
        yield section("Guides", ", ".join(overview.guides))


def _columns(rows: Iterable[Row], depth: int) -> Columns:
    """Give the rows in columns; where room is short the levels go first, and the hours before the shares."""
    spare = (LEVEL, REMARK, HOURS, BAR) if depth >= ITEMS else (ID, REMARK, HOURS)
    return Columns(rows, right=(HOURS,), shrink=(TITLE, ID), spare=spare)


def _tree(stages: Iterable[StageOverview], depth: int) -> Iterator[Row]:
    for number, stage in enumerate(stages):
        if number and depth >= STEPS:
            yield "", "", "", "", "", ""
        yield (
            line((stage.title, HEADING)),
            Text(stage.id, style=QUIET),
            _bar(stage.share_done, depth),
            "",
            Text(_months(stage), style=QUIET),
            hours_text(stage.hours),
        )
        if depth >= STEPS:
            yield from _step_rows(stage.steps, depth)


def _months(stage: StageOverview) -> str:
    return f"m {weeks_text(stage.months)}" if stage.months else ""


def _step_rows(steps: tuple[StepOverview, ...], depth: int) -> Iterator[Row]:
    for step in steps:
        is_last = step is steps[-1]
        weeks = f"w {weeks_text(step.weeks)}" if step.weeks else ""
        yield (
            line(("└─ " if is_last else "├─ ", QUIET), mark(step.status), f" {step.title}"),
            Text(step.id, style=QUIET) if depth >= ITEMS else _level(step.level),
            _bar(step.share_done, depth),
            _level(step.level) if depth >= ITEMS else "",
            Text(weeks, style=QUIET),
            Text(hours_text(step.hours), style=QUIET),
        )
        if depth >= ITEMS:
            for item in step.items:
                yield from _item_rows(item, "      " if is_last else "│     ", depth)


def _item_rows(item: ItemOverview, guide: str, depth: int) -> Iterator[Row]:
    sign = waiting() if item.status is Status.NONE and not item.ready else mark(item.status)
    yield (
        line((guide, QUIET), sign, (f" {item.title}", QUIET if item.status is Status.SKIPPED else "")),
        Text(item.id, style=QUIET),
        Text(f"{percent(item.share_done):>5}", style=QUIET) if 0 < item.share_done < 1 else "",
        _level(item.level),
        Text("one is enough", style=QUIET) if item.needless else "",
        Text(hours_text(item.hours), style=QUIET),
    )
    if depth >= TOPICS:
        for topic in item.topics:
            yield _topic_row(topic, f"{guide}   ")


def _topic_row(topic: TopicOverview, guide: str) -> Row:
    return (
        line((guide, QUIET), mark(topic.status), f" {topic.title}"),
        Text(topic.id[topic.id.index("/") :], style=QUIET),
        "",
        "",
        "",
        Text(hours_text(topic.hours), style=QUIET),
    )


def _level(level: Level | None) -> Cell:
    return Text(level, style=LEVEL_STYLES[level]) if level else ""


def _bar(share: float, depth: int) -> Text:
    """Give a short bar, or the number alone where ids need the room."""
    number = f"{percent(share):>5}"
    return Text(number) if depth >= ITEMS else Text.assemble(bar(share, SHORT_BAR), " ", number)


def _task(step: StepOverview, task: TaskOverview) -> RenderableType:
    return Hanging(mark(task.status), Text.assemble(task.text, (f"  {step.id}/{task.id}", QUIET)))
