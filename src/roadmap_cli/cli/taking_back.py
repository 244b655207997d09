"""What `undo` and `redo` have in common: find it, record it, and show what that changed."""

from collections.abc import Callable

from roadmap_cli.cli.context import AppContext
from roadmap_cli.domain.events import STATUS
from roadmap_cli.services.history import TakenBack


def take_back(app: AppContext, find: Callable[..., TakenBack]) -> None:
    """Record what *find* finds to take back on this device, and show what is different now."""
    from roadmap_cli.rendering.change_view import render_change
    from roadmap_cli.services.changes import compare
    from roadmap_cli.services.history import in_words

    found = find(app.reading.events, device=app.device_id)
    events = app.append([found.draft])
    after = app.progress_with(events)
    change = compare(app.catalogue, app.followed_outlines(), app.progress, after, main=app.main)
    written = tuple(event.id for event in events)
    verb, other = ("Took back", "redo") if find.__name__ == "undo" else ("Brought back", "undo")
    said = tuple(f"{verb}: {in_words(event)}" for event in found.events if event.kind != STATUS)
    app.present(change._replace(events=written, undone=said), render_change)
    app.output.say(f"Saved. `roadmap {other}` reverses it.")
