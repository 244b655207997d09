"""Days off."""

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import HEADING, QUIET, command, counted, hint
from roadmap_cli.rendering.page import Columns
from roadmap_cli.services.pausing import PausedDays, Pauses


def render_pauses(pauses: Pauses) -> RenderableType:
    """Show the days off with their numbers, what changed, and what that does to the goal."""
    parts: list[RenderableType] = []
    if pauses.added is not None:
        parts.append(f"Off: {_days(pauses.added)}.")
    if pauses.removed is not None:
        parts.append(f"No longer off: {_days(pauses.removed)}.")
    if pauses.goal is not None:
        moved = pauses.finish_before != pauses.goal.finish and pauses.finish_before is not None
        before = f" Before, it ended on {pauses.finish_before.isoformat()}." if moved and pauses.finish_before else ""
        parts.append(f"{pauses.goal.sentence}{before}")
    if not pauses.pauses:
        parts.append(hint("No days are off. Take some: ", command('roadmap pause 2026-12-20..2027-01-03 "holidays"')))
        return Group(*parts)
    rows = [
        (
            Text(f"{pause.number}", style=QUIET),
            Text(_span(pause), style=QUIET if pause.over else HEADING),
            Text(counted(pause.days, "day")),
            Text(one_line(pause.reason or "")),
            Text("over" if pause.over else "", style=QUIET),
        )
        for pause in pauses.pauses
    ]
    return Group(*parts, *([""] if parts else []), Columns(rows, right=(0, 2), shrink=(3,)))


def _span(pause: PausedDays) -> str:
    if pause.first == pause.last:
        return pause.first.isoformat()
    return f"{pause.first.isoformat()}..{pause.last.isoformat()}"


def _days(pause: PausedDays) -> str:
    reason = f" ({one_line(pause.reason)})" if pause.reason else ""
    return f"{_span(pause)}, {counted(pause.days, 'day')}{reason}"
