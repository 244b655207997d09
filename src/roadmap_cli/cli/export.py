"""`roadmap export`."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import Blank, RoadmapName, path_of

EXAMPLES = """\
roadmap export markdown                         # your main roadmap, to the screen or a pipe
roadmap export markdown birjob --output a.md    # to a file; one that is there is kept
roadmap export html --output map.html           # a map and tables in one file, for any browser
roadmap export csv birjob --blank               # a spreadsheet without your progress
roadmap export json --output mine.json          # everything; `roadmap restore mine.json` brings it back
"""


class Format(StrEnum):
    """What a roadmap can be exported as."""

    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


FormatName = Annotated[Format, typer.Argument(metavar="FORMAT", help="markdown, html, csv or json.")]
Target = Annotated[
    Path | None,
    typer.Option("--output", "-o", parser=path_of, metavar="FILE", help="Write to a new file.", show_default=False),
]


def command(
    context: typer.Context,
    format_: FormatName,
    roadmap: RoadmapName = None,
    output: Target = None,
    blank: Blank = False,
) -> None:
    """Export a roadmap whole, with your ticks, notes and evidence in it.

    As JSON it holds everything that is yours: the whole journal and your own content beside the roadmap.
    """
    from roadmap_cli.rendering.export_document import encoding_of, export_document
    from roadmap_cli.rendering.export_view import render_export
    from roadmap_cli.services.exporting import Export
    from roadmap_cli.storage.exported_state import OwnState
    from roadmap_cli.storage.exports import write_new_file
    from roadmap_cli.storage.restoring import own_state

    app = app_context(context)
    standing, progress = app.seen(app.roadmap_named(roadmap), blank=blank)
    text = export_document(format_, standing, progress, OwnState if blank else partial(own_state, app.journal))
    if output is not None:
        write_new_file(output, text, encoding=encoding_of(format_))
    result = Export(standing.outline.roadmap.id, format_.value, None if output is None else str(output), text)
    app.present(result, render_export)
