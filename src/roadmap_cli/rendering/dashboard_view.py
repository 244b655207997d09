"""The dashboard, and the list of roadmaps."""

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.domain.events import Status
from roadmap_cli.rendering.marks import HEADING, QUIET, bar, command, counted, hint, hours_text, mark, percent
from roadmap_cli.rendering.overview_view import SHORT_BAR, milestone_rows
from roadmap_cli.rendering.page import Columns, line, section, share_line, title_line
from roadmap_cli.services.dashboard import Dashboard, RoadmapList


def render_dashboard(dashboard: Dashboard) -> RenderableType:
    """Show where a person stands: the share, what is being learned, what is next, the milestones."""
    left = f"{hours_text(dashboard.hours_left)} left of {hours_text(dashboard.hours)}"
    parts: list[RenderableType] = [
        title_line(dashboard.title, dashboard.roadmap),
        share_line(dashboard.share_done, left),
    ]
    if dashboard.goal is not None:
        week = f"Week {dashboard.goal.week} of {dashboard.goal.weeks}. "
        parts.append(Text.assemble((week, QUIET), dashboard.goal.sentence))
    if dashboard.clock is not None:
        parts.append(hint(f"The clock runs for {dashboard.clock}: ", command("roadmap clock stop")))
    if not dashboard.started:
        parts += [
            "",
            "You have not begun yet. Mark what you know already, then begin with what is next.",
            hint("Other roadmaps: ", command("roadmap list"), "   What you know: ", command("roadmap know ITEM")),
        ]
    if dashboard.learning:
        rows = [
            (
                line(mark(Status.LEARNING), f" {item.title}", (f"  {item.id}", QUIET)),
                Text(f"{hours_text(item.hours_left)} left"),
                Text(f"since {item.since}" if item.since else "", style=QUIET),
            )
            for item in dashboard.learning
        ]
        parts.append(section("Learning", Columns(rows, right=(1,))))
    if dashboard.next:
        following = [
            (
                line(mark(Status.NONE), f" {item.title}", (f"  {item.id}", QUIET)),
                Text(hours_text(item.hours)),
                Text(item.level, style=QUIET),
            )
            for item in dashboard.next
        ]
        parts.append(section("Next", Columns(following, right=(1,))))
    elif not dashboard.learning:
        parts += ["", _finished(dashboard)]
    if dashboard.milestones:
        parts.append(section("Milestones", Columns(milestone_rows(dashboard.milestones))))
    if dashboard.next:
        first = dashboard.next[0].id
        parts += ["", hint("Why: ", command("roadmap next"), "   Begin: ", command(f"roadmap start {first}"))]
    return Group(*parts)


def render_roadmap_list(result: RoadmapList) -> RenderableType:
    """Show each roadmap with its size and share."""
    rows = [
        (
            line(("● " if roadmap.main else "○ " if roadmap.followed else "  ", "green"), (roadmap.id, HEADING)),
            Text.assemble(bar(roadmap.share_done, SHORT_BAR), f" {percent(roadmap.share_done):>5}"),
            Text(hours_text(roadmap.hours)),
            Text(counted(roadmap.stages, "stage"), style=QUIET),
            Text(counted(roadmap.steps, "step"), style=QUIET),
            Text(counted(roadmap.skills, "item"), style=QUIET),
        )
        for roadmap in result.roadmaps
    ]
    titles = [
        Text.assemble((f"  {roadmap.id}", HEADING), f"  {roadmap.title}", (f"  {roadmap.publisher}", QUIET))
        for roadmap in result.roadmaps
    ]
    return Group(
        Columns(rows, right=(2, 3, 4, 5)),
        "",
        *titles,
        "",
        hint("● your main roadmap   ○ followed"),
        hint("Choose: ", command("roadmap use ROADMAP"), "   Look: ", command("roadmap show ROADMAP")),
    )


def _finished(dashboard: Dashboard) -> Text:
    return Text(f"All of {dashboard.roadmap} is done, known or skipped. See the others with `roadmap list`.")
