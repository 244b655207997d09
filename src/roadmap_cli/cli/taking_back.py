"""What `undo` and `redo` have in common: find it, record it, and show what that changed."""

from collections.abc import Callable
from dataclasses import replace

from roadmap_cli.cli.context import AppContext
from roadmap_cli.services.history import TakenBack


def take_back(app: AppContext, find: Callable[..., TakenBack]) -> None:
    """Record what *find* finds to take back on this device, and show what is different now."""
    from roadmap_cli.domain.fold import fold
    from roadmap_cli.rendering.change_view import render_change
    from roadmap_cli.services.changes import compare
    from roadmap_cli.services.history import in_words

    found = find(app.reading.events, device=app.journal.device_id)
    appended = app.append([found.draft])
    after = fold([*app.reading.events, *appended.events])
    change = compare(app.catalogue, app.followed_outlines(), app.progress, after, main=app.main)
    written = tuple(event.id for event in appended.events)
    said = tuple(in_words(event) for event in found.events)
    app.present(replace(change, events=written, undone=said), render_change)
    other = "redo" if find.__name__ == "undo" else "undo"
    app.output.say(f"Saved. `roadmap {other}` reverses it.")
