"""`roadmap add`."""

from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import path_of

EXAMPLES = """\
roadmap add way.yaml           # install a roadmap or skills of your own
roadmap add team --yes         # all files in a folder; what changes is not asked about
"""

Source = Annotated[
    Path,
    typer.Argument(parser=path_of, metavar="FILE|FOLDER", help="A YAML file of your own, or a folder of such files."),
]


def command(context: typer.Context, source: Source) -> None:
    """Install roadmaps and skills of your own or of your team.

    They are checked first, and either all are installed or none. Your items get your namespace in front,
    so they never clash with bundled ones; items of the catalogue count here as everywhere.
    """
    from roadmap_cli.cli.authoring import check_right, confirm_changes, examined, install_all
    from roadmap_cli.rendering.authoring_view import render_installations
    from roadmap_cli.storage.own_addition import files_at

    app = app_context(context)
    addition = examined(app, files_at(source))
    check_right(addition, source)
    confirm_changes(app, addition)
    app.present(install_all(app, addition), render_installations)
