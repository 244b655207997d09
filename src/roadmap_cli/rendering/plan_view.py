"""A plan, week by week."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from roadmap_cli.rendering.agenda_view import off_text
from roadmap_cli.rendering.marks import HEADING, QUIET, command, counted, hint, hours_text
from roadmap_cli.rendering.page import section, share_line, title_line
from roadmap_cli.services.planning import Plan, PlannedWeek

LEFT_OUT_SHOWN = 12


def render_plan(plan: Plan) -> RenderableType:
    """Show the weeks with their dates, items and hours; before them whether it fits, after them what to know."""
    parts: list[RenderableType] = [title_line(f"Plan for {plan.title}", plan.roadmap), *_state(plan)]
    if plan.ways_out:
        ways = (Padding(Text(f"• {way.text}"), (0, 0, 0, 2), expand=False) for way in plan.ways_out)
        parts += [Text("One of these makes it fit:"), *ways]
    if plan.added:
        added = ", ".join(f"{item.title} ({hours_text(item.hours)})" for item in plan.added)
        parts.append(section("Planned before the first week of the source", added))
    if plan.weeks:
        parts += ["", _weeks(plan)]
    if plan.left_out:
        names = [f"{item.title} ({item.level}, {hours_text(item.hours)})" for item in plan.left_out]
        more = len(names) - LEFT_OUT_SHOWN
        listed = ", ".join(names[:LEFT_OUT_SHOWN]) + (f" and {counted(more, 'more', 'more')}" if more > 0 else "")
        parts.append(section("Left out" if plan.goal is None else "What could be left out", listed))
    if plan.notes:
        parts.append(section("Worth knowing", *(Text(note) for note in plan.notes)))
    return Group(*parts, *_hints(plan))


def _state(plan: Plan) -> Iterator[RenderableType]:
    """Say where one is in a goal, then whether it fits."""
    if plan.goal is not None:
        share = plan.goal.hours_done / plan.goal.hours if plan.goal.hours else 1
        yield share_line(min(max(share, 0), 1), f"week {plan.goal.week} of {plan.goal.weeks}")
        yield Text(plan.goal.sentence)
    if plan.goal is None or not plan.fits:
        yield Text(plan.sentence, style="" if plan.fits else "yellow")


def _hints(plan: Plan) -> Iterator[RenderableType]:
    if not plan.weeks:
        yield hint("See the other roadmaps with ", command("roadmap list"))
        return
    if not plan.fits:
        yield ""
        yield hint("What an item is worth to you: ", command("roadmap show ITEM"))
    if plan.goal is not None and plan.left_out:
        yield hint("Go on without what could be left out: ", command("roadmap plan --save"))
    if plan.goal is not None:
        yield ""
        yield hint("Now: ", command("roadmap today"), "   This week: ", command("roadmap week"))


def _weeks(plan: Plan) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    table.add_row(*(Text(heading, style=QUIET) for heading in ("Week", "From", "Hours", "What")))
    stage: str | None = None
    for _, alike in groupby(plan.weeks, _looks):
        weeks = tuple(alike)
        first, last = weeks[0], weeks[-1]
        if first.stage not in {None, stage}:
            stage = first.stage
            table.add_row("", "", "", Text(f"\n{stage}", style=HEADING))
        several = f"{len(weeks)} × " if len(weeks) > 1 else ""
        table.add_row(
            Text(f"{first.week}–{last.week}" if several else f"{first.week}", style=HEADING),
            Text(f"{first.start:%a} {first.start.isoformat()}", style=QUIET),
            Text(f"{several}{hours_text(first.hours)}"),
            Text.assemble(*_items(first)),
        )
    return table


def _looks(week: PlannedWeek) -> tuple[object, ...]:
    """Give what a row shows of a week beside its number and day: weeks that follow one another alike are one row."""
    # A milestone is reached once.
    alone = week.week if week.milestones else 0
    items = tuple((item.title, hours_text(item.hours)) for item in week.items)
    return week.stage, hours_text(week.hours), items, week.off, alone


def _items(week: PlannedWeek) -> Iterator[str | tuple[str, str]]:
    for number, item in enumerate(week.items):
        if number:
            yield " · ", QUIET
        yield item.title
        yield f" {hours_text(item.hours).replace(' ', '')}", QUIET
    for number, off in enumerate(week.off):
        yield f"{chr(10) if week.items or number else ''}{off_text(off)}", QUIET
    for milestone in week.milestones:
        yield f"\n◆ {milestone}", "green"
