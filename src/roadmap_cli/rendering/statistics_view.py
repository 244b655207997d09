"""A person's learning in pictures."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.charts import AHEAD, DONE, SHADES, WANTED, Climb, Heatmap
from roadmap_cli.rendering.marks import QUIET, bar, command, counted, hint, hours_text, percent
from roadmap_cli.rendering.page import Columns, line, section, title_line
from roadmap_cli.rendering.time_view import spent_text, times
from roadmap_cli.services.statistics import Accuracy, AreaShare, BurnUp, Statistics, WeekFigures

WEEK_BAR = 28
AREA_BAR = 20


def render_statistics(figures: Statistics) -> RenderableType:
    """Show weeks, the year, the way to the goal, the accuracy of estimates, and the areas."""
    items = counted(figures.items, "item")
    parts: list[RenderableType] = [
        title_line("Your learning", f"{spent_text(figures.total_hours)} logged", f"{items} done")
    ]
    if not figures.days and not figures.items:
        parts += ["", "There is nothing to show yet."]
        parts.append(hint("Log time: ", command("roadmap log ITEM 1h30m"), "   Tick: ", command("roadmap done ITEM")))
        return Group(*parts)
    parts.append(section("Weeks", Columns(_weeks(figures.weeks), right=(2, 3), spare=(1,))))
    if figures.days:
        hours = {day.day: day.hours for day in figures.days}
        fullest = spent_text(max(hours.values()))
        legend = Text(f"{SHADES[0]} no time   {SHADES[1:]} up to {fullest}, the fullest day", style=QUIET)
        parts.append(section("The year", Heatmap(hours, today=figures.today), legend))
    parts.append(section(f"The way through {figures.burn_up.roadmap}", *_burn_up(figures.burn_up)))
    if figures.accuracy.items:
        parts.append(section("Your estimates", *_accuracy(figures.accuracy)))
    if figures.areas:
        parts.append(section("Areas", Columns(_areas(figures.areas), right=(1, 3), spare=(2,))))
    return Group(*parts)


def _weeks(weeks: tuple[WeekFigures, ...]) -> Iterator[tuple[Text, Text, Text, Text]]:
    most = max(week.hours for week in weeks)
    for week in weeks:
        yield (
            Text(week.week, style=QUIET),
            bar(week.hours / most if most else 0.0, WEEK_BAR),
            Text(spent_text(week.hours) if week.hours else "-"),
            Text(f"{counted(week.items, 'item')} done" if week.items else "", style=QUIET),
        )


def _burn_up(way: BurnUp) -> Iterator[RenderableType]:
    share = way.hours_done / way.hours if way.hours else 1.0
    yield Text(
        f"{hours_text(way.hours_done)} of {hours_text(way.hours)} by the estimates, {percent(share)}{_goal(way)}"
    )
    if not any(point.hours_done or point.hours_wanted for point in way.points):
        return
    yield Climb([(point.day, point.hours_done, point.hours_wanted) for point in way.points], label=_scale)
    line = f"   {WANTED} the line to the goal   {AHEAD} the line, passed" if way.by else ""
    yield Text(f"{DONE} done or known{line}", style=QUIET)


def _goal(way: BurnUp) -> str:
    if way.by is None or way.ahead_hours is None:
        return ""
    beyond = f"{hours_text(abs(way.ahead_hours))} {'ahead of' if way.ahead_hours >= 0 else 'behind'}"
    return f"; {beyond} the line to all of it by {way.by.isoformat()}"


def _scale(hours: float) -> str:
    return f"{hours:,.0f} h" if hours >= 10 or not hours else f"{hours:.1f} h"  # noqa: PLR2004 - two digits are enough


def _accuracy(accuracy: Accuracy) -> Iterator[RenderableType]:
    items = counted(accuracy.items, "finished item")
    if accuracy.ratio is not None and accuracy.lower is not None and accuracy.upper is not None:
        half = f"half of them {times(accuracy.lower)} to {times(accuracy.upper)}"
        yield Text(f"{items} took {times(accuracy.ratio)} the estimate, {half}")
    rows = [
        (
            line(item.title, (f"  {item.id}", QUIET)),
            Text(spent_text(item.actual_hours)),
            Text(f"for {hours_text(item.estimated_hours)}", style=QUIET),
        )
        for item in accuracy.outliers
    ]
    yield Text("Furthest off:", style=QUIET)
    yield Columns(rows, right=(1, 2))


def _areas(areas: tuple[AreaShare, ...]) -> Iterator[tuple[Text, Text, Text, Text]]:
    for area in areas:
        yield line(area.title), Text(spent_text(area.hours)), bar(area.share, AREA_BAR), Text(percent(area.share))
