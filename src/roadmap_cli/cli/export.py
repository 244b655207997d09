"""`roadmap export`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import RoadmapName

EXAMPLES = """\
roadmap export markdown                         # your main roadmap, to the screen or a pipe
roadmap export markdown birjob --output a.md    # to a file; one that is there is kept
"""


class Format(StrEnum):
    """What a roadmap can be exported as."""

    MARKDOWN = "markdown"


FormatName = Annotated[Format, typer.Argument(help="The format.")]
Target = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a new file.", show_default=False)
]


def command(context: typer.Context, format_: FormatName, roadmap: RoadmapName = None, output: Target = None) -> None:
    """Export a roadmap whole, with all that its source says and your ticks in it."""
    from roadmap_cli.rendering.export_view import render_export
    from roadmap_cli.rendering.markdown_document import markdown
    from roadmap_cli.services.exporting import Export
    from roadmap_cli.services.handbook import handbook
    from roadmap_cli.storage.exports import write_new_file

    app = app_context(context)
    document = handbook(app.standing(app.roadmap_named(roadmap)))
    text = markdown(document)
    if output is not None:
        write_new_file(output, text)
    result = Export(document.id, format_.value, None if output is None else str(output), text)
    app.present(result, render_export)
