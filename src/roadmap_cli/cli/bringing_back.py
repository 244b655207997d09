"""Bringing back what a backup or an export holds, which `restore` does, and `import` with an export."""

from pathlib import Path

from roadmap_cli.cli.context import AppContext
from roadmap_cli.services.changes import compare
from roadmap_cli.services.safekeeping import BroughtBack
from roadmap_cli.storage.restoring import open_source, restore


def bring_back(app: AppContext, file: Path) -> BroughtBack:
    """Add what *file* holds and this machine has not, and say what that changed."""
    source = open_source(app.journal.disk, file)
    before, outlines = app.progress, app.followed_outlines()
    restored = restore(app.journal, source, moment=app.now.moment)
    app.tell(restored.notices)
    change = compare(app.catalogue, outlines, before, app.journal.state().progress, main=app.main)
    return BroughtBack(
        file=str(file),
        found=restored.found,
        events=tuple(event.id for event in restored.events),
        content=restored.content,
        beside=restored.beside,
        notices=restored.notices,
        changed=change.changed,
        unlocked=change.unlocked,
        milestones=change.milestones,
        shares=change.shares,
    )
