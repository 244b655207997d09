"""What a command changed."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import QUIET, STYLES, WORDS, bar, counted, mark, percent
from roadmap_cli.rendering.overview_view import SHORT_BAR
from roadmap_cli.rendering.page import Columns, line
from roadmap_cli.services.changes import Change, ShareChange, StatusChange

UNLOCKED_SHOWN = 8


def render_change(change: Change) -> RenderableType:
    """Show what changed, what it unlocked, how far each roadmap moved, and what was reached."""
    parts: list[RenderableType] = [line(one_line(said)) for said in change.undone]
    parts += list(_changed(change.changed))
    for entry in change.unchanged:
        parts.append(line(mark(entry.to), f" {entry.title}", (f"  {entry.id} is {WORDS[entry.to]} already", QUIET)))
    if not parts:
        parts.append("Nothing changed.")
    for needy in change.open_prerequisites:
        parts.append(Text(f"  {needy.item} builds on {', '.join(needy.needs)}, not done yet; it counts all the same."))
    if change.unlocked:
        more = len(change.unlocked) - UNLOCKED_SHOWN
        rest = f" and {more} more" if more > 0 else ""
        parts.append(Text.assemble(("Unlocked  ", "green"), ", ".join(change.unlocked[:UNLOCKED_SHOWN]), rest))
    for milestone in change.milestones:
        parts.append(Text.assemble(("Milestone reached  ", "bold green"), f"{milestone.title} ({milestone.roadmap})"))
        if milestone.text:
            parts.append(Text(f"  {milestone.text}", style=QUIET))
    moved = [share for share in change.shares if share.before != share.after]
    if moved:
        parts += ["", Columns(share_rows(moved))]
    return Group(*parts)


def share_rows(shares: Iterable[ShareChange]) -> Iterator[tuple[str, Text, str]]:
    """Give a row for each roadmap: its bar, and its share before and after."""
    for share in shares:
        moved = f"{percent_exact(share.before)} → {percent_exact(share.after)}"
        yield share.roadmap, bar(share.after, SHORT_BAR), moved


def percent_exact(share: float) -> str:
    """Give *share* to the tenth of a per cent, for steps that would not show in whole ones."""
    return percent(share) if share in {0.0, 1.0} else f"{int(share * 1000 + 1e-9) / 10:.1f} %"


def _changed(changed: tuple[StatusChange, ...]) -> Iterator[Text]:
    """Give a line for each skill that changed, its topics counted, and for each topic that changed alone."""
    skills = {entry.id: entry for entry in changed if "/" not in entry.id}
    topics: dict[str, list[StatusChange]] = {}
    for entry in changed:
        owner, _, topic = entry.id.partition("/")
        if topic:
            topics.setdefault(owner, []).append(entry)
    for entry in changed:
        owner = entry.id.partition("/")[0]
        covered = owner in skills and skills[owner].to is entry.to
        if entry.id == owner:
            same = [topic for topic in topics.get(owner, ()) if topic.to is entry.to]
            yield _line(entry, f", {counted(len(same), 'topic')}" if same else "")
        elif not covered:
            yield _line(entry, "")


def _line(entry: StatusChange, more: str) -> Text:
    return line(
        mark(entry.to),
        f" {entry.title}",
        (f"  {entry.id}", QUIET),
        f"  {WORDS[entry.from_]} → ",
        (WORDS[entry.to], STYLES[entry.to]),
        (more, QUIET),
    )
