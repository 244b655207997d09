"""`roadmap restore`."""

from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import path_of

EXAMPLES = """\
roadmap restore progress.zip      # add what a backup has and this machine has not
roadmap restore mine.json         # the same from `roadmap export json`
"""

BackupFile = Annotated[
    Path,
    typer.Argument(
        parser=path_of, metavar="FILE", help="A backup, a JSON export, a copied data folder, or a file of a journal."
    ),
]


def command(context: typer.Context, file: BackupFile) -> None:
    """Bring back what a backup holds and this machine has not; nothing that is here changes or goes.

    Events are united by their ids, so it does no harm to restore twice, or an old backup into a newer
    journal. To go back to an earlier state use `roadmap undo`.
    """
    from roadmap_cli.cli.bringing_back import bring_back
    from roadmap_cli.rendering.safekeeping_view import render_restore

    app = app_context(context)
    app.present(bring_back(app, file), render_restore)
