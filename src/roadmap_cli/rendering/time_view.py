"""Time: what was logged for an item, where all of it went, and what the clock shows."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.domain.events import Status
from roadmap_cli.domain.hours import in_minutes, in_words
from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import HEADING, QUIET, bar, command, counted, hint, hours_text, mark
from roadmap_cli.rendering.page import Columns, line, section, title_line
from roadmap_cli.services.timesheet import ClockState, ItemTime, LoggedEntry, Running, TimeLog, Timesheet, WeekTime

ENTRIES_SHOWN = 10
ITEMS_SHOWN = 15
WEEKS_SHOWN = 8
WEEK_BAR = 24
NOTE_WIDTH = 40
BEGIN = "roadmap log ITEM 1h30m"


def render_time_log(log: TimeLog) -> RenderableType:
    """Show what was logged just now, the time of the item against its estimate, and its newest entries."""
    against = f"{spent_text(log.logged_hours)} logged, {hours_text(log.estimated_hours)} estimated"
    parts: list[RenderableType] = [title_line(log.title, log.item)]
    if log.logged:
        parts.append(Text.assemble(("+ ", "green"), f"{in_words(log.logged.minutes)} on {log.logged.day.isoformat()}"))
    parts.append(Text.assemble(against, (f"   {times(log.ratio)} its estimate" if log.ratio else "", QUIET)))
    if log.logged:
        sums = f"That day {spent_text(log.day_hours)}, that week {spent_text(log.week_hours)}, all items together"
        parts.append(Text(sums, style=QUIET))
    elif log.entries:
        parts.append(section("Entries", Columns(_entries(log.entries, log.item), right=(1,))))
    else:
        parts.append(hint("Nothing is logged here yet: ", command(f"roadmap log {log.item} 1h30m")))
    return Group(*parts)


def render_timesheet(sheet: Timesheet) -> RenderableType:
    """Show all time: by item against its estimate, by week, and by roadmap."""
    parts: list[RenderableType] = [
        title_line("Your time", f"{spent_text(sheet.total_hours)} in all", f"{spent_text(sheet.week_hours)} this week")
    ]
    if not sheet.items:
        clock = hint("Or let a clock run: ", command("roadmap clock start ITEM"))
        return Group(*parts, hint("Nothing is logged yet: ", command(BEGIN)), clock)
    heads = tuple(Text(head, style=QUIET) for head in ("item", "logged", "estimated", ""))
    shown = sheet.items[:ITEMS_SHOWN]
    parts.append(section("By item", Columns([heads, *map(_item, shown)], right=(1, 2)), *_more(sheet.items)))
    parts.append(section("By week", Columns(_weeks(sheet.weeks[:WEEKS_SHOWN]), right=(2,), spare=(1,))))
    heads = tuple(Text(head, style=QUIET) for head in ("roadmap", "logged", "estimate of what is done", "of all"))
    rows = [
        (
            line((roadmap.id, HEADING), f"  {roadmap.title}"),
            Text(spent_text(roadmap.logged_hours)),
            Text(hours_text(roadmap.finished_hours)),
            Text(hours_text(roadmap.estimated_hours)),
        )
        for roadmap in sheet.roadmaps
    ]
    parts.append(section("By roadmap", Columns([heads, *rows], right=(1, 2, 3))))
    parts += [
        "",
        hint("Pictures: ", command("roadmap stats"), "   When you will be done: ", command("roadmap forecast")),
    ]
    return Group(*parts)


def render_clock(state: ClockState) -> RenderableType:
    """Show what a command logged, and what the clock shows now."""
    parts: list[RenderableType] = []
    if state.logged:
        parts.append(
            Text.assemble(
                ("+ ", "green"),
                f"{in_words(state.logged.minutes)} for {state.logged.item} on {state.logged.day.isoformat()}",
            )
        )
    elif state.stopped:
        parts.append(f"The clock for {state.stopped} is stopped; nothing was logged.")
    if state.running:
        parts += _running(state.running)
    elif not state.stopped:
        parts += ["No clock is running.", hint("Start one: ", command("roadmap clock start ITEM"))]
    sums = f"Today {spent_text(state.today_hours)}, this week {spent_text(state.week_hours)} logged"
    return Group(*parts, Text(sums, style=QUIET))


def spent_text(hours: float) -> str:
    """Give spent *hours* to the minute."""
    return in_words(in_minutes(hours))


def times(ratio: float) -> str:
    """Give the ratio of actual to estimated time for people."""
    return f"{ratio:.1f} ×"


def _running(running: Running) -> Iterator[RenderableType]:
    shown = {None: "", 0: "  less than a minute"}.get(running.minutes, f"  {in_words(running.minutes or 0)}")
    yield line(mark(Status.LEARNING), f" {running.title}", (f"  {running.item}", QUIET), (shown, HEADING))
    if running.doubt:
        yield Text(f"{running.doubt}.", style="yellow")
        yield hint("Say how long it was: ", command("roadmap clock stop --took 2h"))
        yield hint("Let it go: ", command("roadmap clock drop"))
    else:
        yield hint("Stop and log it: ", command("roadmap clock stop"))


def _entries(entries: tuple[LoggedEntry, ...], item: str) -> Iterator[tuple[Text, Text, Text, Text]]:
    for entry in reversed(entries[-ENTRIES_SHOWN:]):
        yield (
            Text(entry.day.isoformat(), style=QUIET),
            Text(in_words(entry.minutes)),
            Text("" if entry.item == item else entry.item, style=QUIET),
            Text(one_line(entry.note, NOTE_WIDTH) if entry.note else ""),
        )
    older = len(entries) - ENTRIES_SHOWN
    if older > 0:
        minutes = sum(entry.minutes for entry in entries[:older])
        yield Text("before", style=QUIET), Text(in_words(minutes)), Text(counted(older, "entry", "entries")), Text()


def _item(item: ItemTime) -> tuple[Text, Text, Text, Text]:
    return (
        line(mark(item.status), f" {item.title}", (f"  {item.id}", QUIET)),
        Text(spent_text(item.logged_hours)),
        Text("" if item.estimated_hours is None else hours_text(item.estimated_hours), style=QUIET),
        Text(f"{times(item.ratio)} its estimate" if item.ratio else "", style=QUIET),
    )


def _more(items: tuple[ItemTime, ...]) -> Iterator[RenderableType]:
    if rest := items[ITEMS_SHOWN:]:
        hours = sum(item.logged_hours for item in rest)
        yield Text(f"and {counted(len(rest), 'more', 'more')} with {spent_text(hours)}", style=QUIET)


def _weeks(weeks: Iterable[WeekTime]) -> Iterator[tuple[Text, Text, Text]]:
    weeks = tuple(weeks)
    most = max(week.hours for week in weeks)
    for week in weeks:
        yield Text(week.week, style=QUIET), bar(week.hours / most, WEEK_BAR), Text(spent_text(week.hours))
