"""`roadmap restore`."""

from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context

EXAMPLES = """\
roadmap restore progress.zip      # add what a backup has and this machine has not
"""

BackupFile = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A backup, a copied data folder, or one file of a journal."),
]


def command(context: typer.Context, file: BackupFile) -> None:
    """Bring back what a backup holds and this machine has not; nothing that is here changes or goes.

    Events are united by their ids, so it does no harm to restore twice, or an old backup into a newer
    journal. To go back to an earlier state use `roadmap undo`.
    """
    from roadmap_cli.rendering.safekeeping_view import render_restore
    from roadmap_cli.services.changes import compare
    from roadmap_cli.services.safekeeping import BroughtBack
    from roadmap_cli.storage.restoring import open_source, restore

    app = app_context(context)
    source = open_source(app.journal.disk, file)
    before, outlines = app.progress, app.followed_outlines()
    restored = restore(app.journal, source, moment=app.now.moment)
    app.tell(restored.notices)
    change = compare(app.catalogue, outlines, before, app.journal.state().progress, main=app.main)
    result = BroughtBack(
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
    app.present(result, render_restore)
