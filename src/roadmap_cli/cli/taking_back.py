"""What `undo` and `redo` have in common: find it, record it, and show what that changed."""

from collections.abc import Callable

from roadmap_cli.cli.context import AppContext
from roadmap_cli.domain.errors import NotFoundError
from roadmap_cli.domain.events import STATUS
from roadmap_cli.services.history import TakenBack


def take_back(app: AppContext, find: Callable[..., TakenBack]) -> None:
    """Record what *find* finds to take back on this device, and show what is different now."""
    from roadmap_cli.rendering.change_view import render_change
    from roadmap_cli.services.changes import compare
    from roadmap_cli.services.history import in_words

    found = _find(app, find)
    events, after = app.append([found.draft])
    change = compare(app.catalogue, app.followed_outlines(), app.progress, after, main=app.main)
    written = tuple(event.id for event in events)
    verb, other = ("Took back", "redo") if find.__name__ == "undo" else ("Brought back", "undo")
    said = tuple(f"{verb}: {in_words(event)}" for event in found.events if event.kind != STATUS)
    app.present(change._replace(events=written, undone=said), render_change)
    app.output.say(f"Saved. `roadmap {other}` reverses it.")


def _find(app: AppContext, find: Callable[..., TakenBack]) -> TakenBack:
    """Look among the last events first: with ten years in the journal, all of them take half a second to read."""
    try:
        return find(app.recent_events, device=app.device_id)
    except NotFoundError:
        return find(app.events, device=app.device_id)
