"""`roadmap validate`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roadmap_cli.cli.context import AppContext, app_context
from roadmap_cli.cli.parameters import path_of

if TYPE_CHECKING:
    from roadmap_cli.services.validation import Validation

EXAMPLES = """\
roadmap validate             # check the bundled skills, roadmaps and guides, and what you have installed
roadmap validate way.yaml    # check a file of your own
roadmap validate --json      # for a script that checks content of your own
"""
FINDINGS = 4

Source = Annotated[
    Path | None,
    typer.Argument(
        parser=path_of,
        metavar="[FILE|FOLDER]",
        help="A file of your own, a folder of such files, or one of whole content.",
        show_default=False,
    ),
]


def command(context: typer.Context, source: Source = None) -> None:
    """Check content files, and say all that is wrong in them with its file and line."""
    from roadmap_cli.rendering.validation_view import render_validation

    app = app_context(context)
    validation = _bundled(app) if source is None else _at(app, source)
    app.present(validation, render_validation)
    if validation.problems:
        raise typer.Exit(FINDINGS)


def _bundled(app: AppContext) -> "Validation":
    """Check what is bundled, and what is installed beside it."""
    from roadmap_cli.cli.authoring import installed
    from roadmap_cli.services.validation import validation_of
    from roadmap_cli.storage.content_files import data_root, examine
    from roadmap_cli.storage.own_cache import content_of_files

    content, faults = examine(data_root())
    files = installed(app)
    if files and not faults:
        content, own_faults = content_of_files(files, content)
        faults = (*faults, *own_faults)
    return validation_of(str(data_root()), content, faults)


def _at(app: AppContext, source: Path) -> "Validation":
    """Check whole content where `content.yaml` is, files of one's own elsewhere."""
    from roadmap_cli.cli.authoring import examined
    from roadmap_cli.services.validation import validation_of
    from roadmap_cli.storage.content_files import examine, is_whole_content
    from roadmap_cli.storage.own_addition import files_at

    if is_whole_content(source):
        return validation_of(str(source), *examine(source))
    addition = examined(app, files_at(source))
    return validation_of(str(source), addition.content, (*addition.faults, *addition.broken))
