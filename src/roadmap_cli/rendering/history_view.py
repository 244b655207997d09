"""What was done, newest first."""

from functools import lru_cache

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import QUIET, command, hint
from roadmap_cli.rendering.page import Columns, line
from roadmap_cli.services.history import SHORT_ID, History, HistoryEntry


def render_history(history: History, *, with_ids: bool = False) -> RenderableType:
    """Show the events, those that are taken back struck through and marked; *with_ids* the first digits of each id."""
    if not history.events:
        return Group("Nothing is recorded yet.", hint("Begin with ", command("roadmap start ITEM")))
    rows = [_row(event) for event in history.events]
    if with_ids:
        ids = (Text(event.id[:SHORT_ID], style=QUIET) for event in history.events)
        rows = [(short, *row) for short, row in zip(ids, rows, strict=True)]
    more = history.total - len(history.events)
    parts: list[RenderableType] = [Columns(rows)]
    if more:
        parts.append(hint(f"{more:,} older: ", command("roadmap history --limit 0")))
    return Group(*parts)


def _row(event: HistoryEntry) -> tuple[Text | str, ...]:
    return (
        line((one_line(event.words), "dim strike" if event.undone else "")),
        Text("taken back", style=QUIET) if event.undone else "",
        _quiet(event.day, 10),
        _quiet(event.device, 24),
    )


@lru_cache(maxsize=64)
def _quiet(words: str, limit: int) -> Text:
    # Of thousands of events many bear the same day, and most the same device.
    return Text(one_line(words, limit), style=QUIET)
