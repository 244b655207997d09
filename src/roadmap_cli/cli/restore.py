"""`roadmap restore`."""

from pathlib import Path
from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument
from roadmap_cli.cli.paths import path_of

EXAMPLES = """\
roadmap restore progress.zip      # add what a backup has and this machine has not
roadmap restore mine.json         # the same from `roadmap export json`
"""

BackupFile = Annotated[
    Path,
    Argument(
        parser=path_of, metavar="FILE", help="A backup, a JSON export, a copied data folder, or a file of a journal."
    ),
]


def command(app: AppContext, file: BackupFile) -> None:
    """Bring back what a backup holds and this machine has not; nothing that is here changes or goes.

    Events are united by their ids, so it does no harm to restore twice, or an old backup into a newer
    journal. To go back to an earlier state use `roadmap undo`.
    """
    from roadmap_cli.cli.bringing_back import bring_back
    from roadmap_cli.rendering.safekeeping_view import render_restore

    app.present(bring_back(app, file), render_restore)
