"""What was copied, what was brought back, and what was taken out."""

from shlex import quote

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.change_view import render_change
from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.marks import COMMAND, QUIET, command, counted, hint
from roadmap_cli.services.changes import Change
from roadmap_cli.services.purge import Purge
from roadmap_cli.services.safekeeping import BackedUp, BroughtBack

_KIBIBYTE = 1024
_SHOWN = 6


def render_backup(backup: BackedUp) -> RenderableType:
    """Say where the copy lies, what it holds, and how to bring it back."""
    size = f"{max(round(backup.bytes / _KIBIBYTE), 1):,} KiB"
    return Group(
        _whole(Text(f"A whole copy lies in {backup.file}")),
        Text(f"{counted(backup.events, 'event')} in {counted(backup.files, 'file')}, {size}, read back.", style=QUIET),
        hint("Bring it back, here or on another machine:"),
        _whole(command(f"  roadmap restore {quote(backup.file)}")),
    )


def _whole(text: Text) -> Text:
    """Keep a path in one piece, so that it can be copied: the terminal breaks it where it must."""
    text.no_wrap, text.overflow = True, "ignore"
    return text


def render_restore(restored: BroughtBack) -> RenderableType:
    """Say what came back and what was here already, then what that changed."""
    new = len(restored.events)
    here = restored.found - new
    head = f"{counted(new, 'event')} came back, {here:,} {'was' if here == 1 else 'were'} here already."
    parts: list[RenderableType] = [Text(head)]
    if restored.content:
        parts.append(Text(f"{counted(len(restored.content), 'file')} of your own came back."))
    for path in restored.beside:
        parts += [Text("Yours stayed; what the backup holds lies beside it:"), _whole(Text(f"  {path}"))]
    change = Change(restored.changed, restored.unlocked, restored.milestones, restored.shares)
    if change != Change(shares=restored.shares):
        parts.append(render_change(change))
    return Group(*parts)


def render_purge(purge: Purge) -> RenderableType:
    """Say what is gone, from which files, and what may hold it still."""
    parts: list[RenderableType] = [Text(f"Taken out: {one_line(purge.words)}")]
    more = len(purge.files) - _SHOWN
    parts += [_whole(Text(f"  {path}", style=QUIET)) for path in purge.files[:_SHOWN]]
    if more > 0:
        parts.append(Text(f"  and {counted(more, 'file')} more", style=QUIET))
    if not purge.files:
        parts.append(Text("  No file here held it any more.", style=QUIET))
    parts += [_whole(Text(f"May hold it still, look at it yourself: {path}")) for path in purge.failed]
    if purge.rewrite:
        parts += [
            Text("The history in your remote still holds it. Sync, then begin that history anew with what holds now;"),
            Text("your other machines follow at their next sync:"),
            _whole(Text(f"  {purge.rewrite}", style=COMMAND)),
        ]
    return Group(*parts)
