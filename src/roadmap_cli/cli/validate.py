"""`roadmap validate`."""

from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.domain.errors import NotFoundError, quote

EXAMPLES = """\
roadmap validate             # check the bundled skills, roadmaps and guides
roadmap validate --json      # for a script that checks content of your own
"""
FINDINGS = 4

Folder = Annotated[
    str | None,
    typer.Argument(
        metavar="[FOLDER]", help="A folder of content files; without it the bundled one.", show_default=False
    ),
]


def command(context: typer.Context, folder: Folder = None) -> None:
    """Check content files, and say all that is wrong in them with its file and line."""
    from roadmap_cli.rendering.validation_view import render_validation
    from roadmap_cli.services.validation import validation_of
    from roadmap_cli.storage.content_files import data_root, examine

    root = data_root() if folder is None else Path(folder)
    if not root.is_dir():
        message = f"There is no folder {quote(str(root))}."
        raise NotFoundError(message, hint="Name one that holds content.yaml.")
    validation = validation_of(str(root), *examine(root))
    app_context(context).present(validation, render_validation)
    if validation.problems:
        raise typer.Exit(FINDINGS)
