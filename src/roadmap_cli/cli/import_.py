"""`roadmap import`."""

from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import path_of

EXAMPLES = """\
roadmap import way.json --content content   # a graph of roadmap.sh with the pages beside it
roadmap import outline.md --name my-team    # headings and lists in Markdown
roadmap import mine.json                    # all that `roadmap export json` held
roadmap import table.csv --no-link          # a table; nothing is linked to the catalogue
"""

Source = Annotated[
    Path,
    typer.Argument(
        parser=path_of,
        metavar="FILE",
        help="A graph of roadmap.sh (JSON), an outline in Markdown, a CSV, or a JSON export of ours.",
    ),
]
Pages = Annotated[
    Path | None,
    typer.Option(
        "--content",
        parser=path_of,
        metavar="FOLDER",
        help="The pages of the graph's topics; without it the folder `content` beside FILE, where there is one.",
        show_default=False,
    ),
]
Name = Annotated[
    str | None,
    typer.Option("--name", metavar="ID", help="What to call it; without it the file's name.", show_default=False),
]
MayLink = Annotated[
    bool, typer.Option("--link/--no-link", help="Let what the catalogue has already be that, so that it counts.")
]


def command(
    context: typer.Context, file: Source, content: Pages = None, name: Name = None, link: MayLink = True
) -> None:
    """Make a roadmap of a file of yours: a graph of roadmap.sh, an outline in Markdown, or a CSV.

    A JSON export of this program brings back what it holds and this machine has not, as `restore` does.
    Import a newer copy of the same file to update it: what you recorded stays. The content belongs to
    its authors; it is read from your copy and stays on your machines.
    """
    from roadmap_cli.cli.bringing_back import bring_back
    from roadmap_cli.cli.importing import import_roadmap
    from roadmap_cli.rendering.import_view import render_import
    from roadmap_cli.rendering.safekeeping_view import render_restore
    from roadmap_cli.storage.import_files import Format, open_import

    app, source = app_context(context), open_import(file)
    if source.format is Format.EXPORT:
        app.present(bring_back(app, file), render_restore)
        return
    result = import_roadmap(app, source, pages=content, name=name, may_link=link)
    app.present(result, render_import)
