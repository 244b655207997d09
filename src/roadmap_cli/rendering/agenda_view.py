"""What a plan asks for today and in a week."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.domain.events import Status
from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import HEADING, QUIET, command, hint, hours_text, mark
from roadmap_cli.rendering.page import Columns, line, section, title_line

if TYPE_CHECKING:
    from roadmap_cli.services.agenda import AgendaItem, FinishedItem, Today, WeekAgenda
    from roadmap_cli.services.timetable import DaysOff


def render_today(today: "Today") -> RenderableType:
    """Show the items of today with their parts, what is done, and how the goal stands."""
    parts: list[RenderableType] = [
        title_line(day_text(today.day), f"{today.title}, week {today.goal.week} of {today.goal.weeks}"),
        Text(today.sentence),
    ]
    if today.items:
        parts += ["", Columns(_rows(today.items, set()), right=(1,))]
    if today.done:
        parts.append(section("Done today", Columns(_done_rows(today.done))))
    parts += ["", Text(today.goal.sentence)] if today.goal.sentence != today.sentence else []
    if today.items:
        first = today.items[0].id
        parts += ["", hint("Where to learn it: ", command(f"roadmap resources {first}"))]
        parts += [hint("When done: ", command(f"roadmap done {today.items[0].parts[0].id}"))]
    elif today.next_day is not None:
        following = f"The next day with hours is {day_text(today.next_day)}.   All weeks: "
        parts += ["", hint(following, command("roadmap plan"))]
    return Group(*parts)


def render_week(week: "WeekAgenda") -> RenderableType:
    """Show a week day by day, the milestones that it reaches, and what is done in it."""
    parts: list[RenderableType] = [
        title_line(
            f"Week {week.week} of {week.goal.weeks}", f"{week.start.isoformat()} to {week.end.isoformat()}", week.title
        ),
        Text(week.sentence),
        *(Text(off_text(off), style=QUIET) for off in week.off),
    ]
    begun: set[str] = set()
    for day in week.days:
        parts.append(
            section(f"{day_text(day.day)}  {hours_text(day.hours)}", Columns(_rows(day.items, begun), right=(1,)))
        )
        begun.update(item.id for item in day.items)
    if week.milestones:
        parts += ["", *(Text(f"◆ {milestone}", style="green") for milestone in week.milestones)]
    if week.done:
        parts.append(section("Done", Columns(_done_rows(week.done))))
    if not week.days and not week.done:
        parts += ["", "Nothing is planned in this week."]
    parts += ["", hint("Today: ", command("roadmap today"), "   All weeks: ", command("roadmap plan"))]
    return Group(*parts)


def day_text(day: date) -> str:
    """Give a day with its day of the week: `Mon 2026-11-23`."""
    return f"{day:%a} {day.isoformat()}"


def off_text(off: "DaysOff") -> str:
    """Say which days are off, and why where that is known."""
    days = off.first.isoformat() if off.first == off.last else f"{off.first.isoformat()} to {off.last.isoformat()}"
    return f"Off: {days}" + (f", {one_line(off.reason)}" if off.reason else "")


def _rows(items: "Iterable[AgendaItem]", begun: set[str]) -> Iterator[tuple[Text, Text]]:
    for item in items:
        again = "  (goes on)" if item.id in begun else ""
        yield line((item.title, HEADING), (f"  {item.id}{again}", QUIET)), Text(hours_text(item.hours))
        if [part.id for part in item.parts] != [item.id]:
            for part in item.parts:
                yield line(f"  {part.title}", (f"  {part.id}", QUIET)), Text(hours_text(part.hours), style=QUIET)


def _done_rows(done: "Iterable[FinishedItem]") -> list[tuple[Text, Text]]:
    return [
        (line(mark(Status.DONE), f" {item.title}", (f"  {item.id}", QUIET)), Text(day_text(item.day), style=QUIET))
        for item in done
    ]
