"""The few signs that all screens share: a mark for each status, bars, shares, hours."""

from typing import TYPE_CHECKING

from rich.text import Text

from roadmap_cli.domain.events import Status
from roadmap_cli.domain.levels import Level

if TYPE_CHECKING:
    from roadmap_cli.domain.roadmaps import Span

MARKS = {Status.NONE: "○", Status.LEARNING: "▸", Status.DONE: "✓", Status.KNOWN: "◆", Status.SKIPPED: "–"}
STYLES = {
    Status.NONE: "",
    Status.LEARNING: "yellow",
    Status.DONE: "green",
    Status.KNOWN: "cyan",
    Status.SKIPPED: "dim",
}
WORDS = {
    Status.NONE: "not started",
    Status.LEARNING: "learning",
    Status.DONE: "done",
    Status.KNOWN: "known",
    Status.SKIPPED: "skipped",
}
LEVEL_STYLES = {Level.ESSENTIAL: "", Level.RECOMMENDED: "dim", Level.OPTIONAL: "dim italic"}

HEADING = "bold"
QUIET = "dim"
COMMAND = "cyan"


def mark(status: Status) -> Text:
    """Give the sign of *status*."""
    return Text(MARKS[status], style=STYLES[status])


def waiting() -> Text:
    """Give the sign of what is not started and waits for something else."""
    return Text("·", style=QUIET)


def legend() -> Text:
    """Say what the signs mean."""
    signs = [(mark(status), WORDS[status]) for status in MARKS]
    signs.insert(1, (waiting(), "waits"))
    parts = [Text.assemble(sign, " ", (meaning, QUIET)) for sign, meaning in signs]
    return Text("   ").join(parts)


def bar(share: float, width: int) -> Text:
    """Give *share*, from 0 to 1, as a bar of *width* columns, full only when nothing is left."""
    filled = int(share * width + 1e-9)
    return Text.assemble(("━" * filled, "green"), ("─" * (width - filled), QUIET))


def percent(share: float) -> str:
    """Give *share* in per cent, 0 and 100 kept for none and all of it."""
    whole = int(share * 100 + 1e-9)
    return f"{1 if 0 < share < 0.01 else whole} %"  # noqa: PLR2004 - below one per cent


def hours_text(hours: float) -> str:
    """Give *hours* for people: to the tenth, below one hour in minutes."""
    if 0 < hours < 1:
        return f"{round(hours * 60)} min"
    return f"{round(hours, 1):,g} h"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Give *number* with the noun that fits it."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def weeks_text(weeks: "Span | None") -> str:
    """Give a span of weeks, such as `3-4`, or nothing."""
    if weeks is None:
        return ""
    first, last = weeks
    return f"{first}" if first == last else f"{first}–{last}"


def command(words: str) -> Text:
    """Give a command to type."""
    return Text(words, style=COMMAND)


def hint(*parts: str | Text) -> Text:
    """Give a quiet line that says what to type next."""
    return Text.assemble(*((part, QUIET) if isinstance(part, str) else part for part in parts))
