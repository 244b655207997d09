"""When a person will be done."""

from collections.abc import Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.domain.events import Status
from roadmap_cli.rendering.marks import HEADING, QUIET, command, counted, hint, hours_text, mark, percent
from roadmap_cli.rendering.page import Columns, Hanging, line, section, title_line
from roadmap_cli.rendering.time_view import times
from roadmap_cli.services.forecasting import WHOLE, Forecast, GoalChance, MilestoneForecast
from roadmap_cli.services.track_record import RECENT

SPAN = 20
NEVER = "not in ten years"
EVEN, LIKELY = 0.5, 0.8


def render_forecast(forecast: Forecast) -> RenderableType:
    """Show the two dates of the roadmap and of each milestone on one line of time, the goal, and what it rests on."""
    parts: list[RenderableType] = [
        title_line(f"Forecast for {forecast.title}", forecast.roadmap),
        Text(forecast.sentence, style="" if forecast.suffices else "yellow"),
    ]
    if forecast.hours_left:
        early, late = ("even chance", "four in five") if forecast.suffices else ("planned", "as plans go")
        heads = tuple(Text(head, style=QUIET) for head in ("", "left", early, late, "from today on"))
        parts += ["", Columns([heads, *_rows(forecast)], right=(1,), spare=(4, 1))]
    if forecast.goal:
        parts.append(section("Goal", *_goal(forecast.goal)))
    if forecast.basis.weeks or forecast.basis.finished:
        parts.append(section("What it rests on", *_basis(forecast)))
    if forecast.notes:
        parts.append(section("Worth knowing", *(Text(note) for note in forecast.notes)))
    if not forecast.suffices:
        parts += [
            "",
            hint("Log your time: ", command("roadmap log ITEM 1h30m"), "   or ", command("roadmap clock start ITEM")),
        ]
    return Group(*parts)


def _rows(forecast: Forecast) -> Iterator[tuple[Text, Text, Text, Text, Text]]:
    last = max((day for day in _days(forecast) if day), default=forecast.today)
    whole = MilestoneForecast(WHOLE, "Everything", False, forecast.hours_left, *_dates(forecast))
    for milestone in (*forecast.milestones, whole):
        if milestone.reached:
            yield line(mark(Status.DONE), f" {milestone.title}"), Text(""), Text("reached"), Text(""), Text("")
            continue
        early, late = _pair(milestone, suffices=forecast.suffices)
        style = HEADING if milestone.id == WHOLE else ""
        yield (
            line(mark(Status.NONE), (f" {milestone.title}", style)),
            Text(hours_text(milestone.hours_left)),
            Text(_day(early, suffices=forecast.suffices), style=style),
            Text(_day(late, suffices=forecast.suffices), style=style),
            _span(forecast.today, early, late, last),
        )


def _dates(forecast: Forecast) -> tuple[date | None, date | None, date | None, date | None]:
    return forecast.p50, forecast.p80, forecast.planned, forecast.latest


def _pair(milestone: MilestoneForecast, *, suffices: bool) -> tuple[date | None, date | None]:
    return (milestone.p50, milestone.p80) if suffices else (milestone.planned, milestone.latest)


def _days(forecast: Forecast) -> Iterator[date | None]:
    yield from _dates(forecast)
    for milestone in forecast.milestones:
        yield from _pair(milestone, suffices=forecast.suffices)


def _day(day: date | None, *, suffices: bool) -> str:
    if day is None:
        return NEVER if suffices else "-"
    return day.isoformat()


def _span(today: date, early: date | None, late: date | None, last: date) -> Text:
    """Draw the time until *early* thin and from there to *late* thick, up to *last* on the whole width."""
    whole = max((last - today).days, 1)
    first = SPAN if early is None else round((early - today).days / whole * SPAN)
    end = SPAN if late is None else round((late - today).days / whole * SPAN)
    return Text.assemble(("─" * min(first, SPAN - 1), QUIET), ("━" * max(end - first, 1), "green"))


def _goal(goal: GoalChance) -> Iterator[RenderableType]:
    if goal.chance is None:
        yield Text(f"{goal.by.isoformat()}: how likely that is cannot be told yet")
        return
    style = "green" if goal.chance >= EVEN else "yellow"
    yield Text.assemble(f"{goal.by.isoformat()}: ", (percent(goal.chance), style), " of the likely futures end by then")
    if goal.chance < LIKELY and goal.hours:
        ways = ((EVEN, goal.even_hours), (LIKELY, goal.likely_hours))
        takes = [
            f"{hours_text(hours)} a week for {percent(share)}" for share, hours in ways if hours and share > goal.chance
        ]
        said = f"It takes {', '.join(takes)}" if takes else "No week has hours enough to make it likely"
        yield Text(f"{said}; now you have {hours_text(goal.hours)}")


def _basis(forecast: Forecast) -> Iterator[RenderableType]:
    basis = forecast.basis
    if basis.weeks:
        recent = "" if basis.weeks <= RECENT else f", {hours_text(basis.recent_hours_per_week)} in the last {RECENT}"
        weeks = f"{counted(basis.weeks, 'week')} with {hours_text(basis.hours_per_week)} in the mean{recent}"
        yield Hanging(Text("•", style=QUIET), Text(weeks))
    if basis.finished:
        took = "" if basis.ratio is None else f", which took {times(basis.ratio)} their estimates"
        yield Hanging(
            Text("•", style=QUIET), Text(f"{counted(basis.finished, 'finished item')} with time logged{took}")
        )
    if forecast.suffices:
        yield Hanging(Text("•", style=QUIET), Text("the plan's order, and that you go on as you did"))
