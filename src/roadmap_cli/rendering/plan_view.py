"""A plan, week by week."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from roadmap_cli.rendering.agenda_view import off_text
from roadmap_cli.rendering.marks import HEADING, QUIET, command, counted, hint, hours_text
from roadmap_cli.rendering.page import Hanging, section, share_line, title_line
from roadmap_cli.services.planning import Plan, PlannedWeek

LEFT_OUT_SHOWN = 12
TITLES = ("Week", "From", "Hours")
BETWEEN = "  "


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
        parts += ["", *_weeks(plan)]
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


def _weeks(plan: Plan) -> Iterator[Hanging]:
    """Give a line for each week, its items hanging beside it, below the titles of the stages."""
    alike = [tuple(weeks) for _, weeks in groupby(plan.weeks, _looks)]
    facts = [_facts(weeks) for weeks in alike]
    widths = [max(map(len, column)) for column in zip(TITLES, *facts, strict=True)]
    styles = (HEADING, QUIET, "")
    gap = sum(widths) + len(widths) * len(BETWEEN) - 1
    yield Hanging(_beside(TITLES, widths, (QUIET,) * len(widths)), Text("What", style=QUIET))
    stage: str | None = None
    for (week, *_), row in zip(alike, facts, strict=True):
        if week.stage not in {None, stage}:
            stage = week.stage
            yield Hanging(Text(" " * gap), Text(f"\n{stage}", style=HEADING))
        yield Hanging(_beside(row, widths, styles), Text.assemble(*_items(week)))


def _facts(weeks: Sequence[PlannedWeek]) -> tuple[str, str, str]:
    """Give the number, the first day and the hours of weeks that look alike."""
    first, last = weeks[0], weeks[-1]
    several = f"{len(weeks)} × " if len(weeks) > 1 else ""
    number = f"{first.week}–{last.week}" if several else f"{first.week}"
    return number, f"{first.start:%a} {first.start.isoformat()}", f"{several}{hours_text(first.hours)}"


def _beside(cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Text:
    """Give *cells* in columns, the day aligned left and the numbers right."""
    number, day, hours = (
        (cell.ljust(width) if place == 1 else cell.rjust(width), style)
        for place, (cell, width, style) in enumerate(zip(cells, widths, styles, strict=True))
    )
    return Text.assemble(number, BETWEEN, day, BETWEEN, hours, BETWEEN[1:])


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
