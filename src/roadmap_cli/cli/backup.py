"""`roadmap backup`."""

from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import path_of

EXAMPLES = """\
roadmap backup                    # a whole copy in your data folder
roadmap backup progress.zip       # to a new file: a stick, another disk
"""

Target = Annotated[
    Path | None,
    typer.Argument(parser=path_of, metavar="[FILE]", help="A new file, or a folder to put it in.", show_default=False),
]


def command(context: typer.Context, file: Target = None) -> None:
    """Make a whole copy of your progress and your own content, in one file, and read it back.

    It holds the journal, its safety copy, your own content and the quarantine, byte for byte. What
    names this machine is no part of it, so it can be restored anywhere.
    """
    from roadmap_cli.rendering.safekeeping_view import render_backup
    from roadmap_cli.services.safekeeping import BackedUp
    from roadmap_cli.storage.backups import free_name, write_backup
    from roadmap_cli.storage.restoring import count_events

    app = app_context(context)
    place = app.locations.backups if file is None else file
    path = free_name(place, app.now.moment) if file is None or place.is_dir() else place
    backup = write_backup(app.journal.disk, app.locations, path.absolute())
    events = count_events(backup.files)
    result = BackedUp(str(path.absolute()), len(backup.files), events, path.stat().st_size)
    app.present(result, render_backup)
