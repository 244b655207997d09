"""`roadmap map`."""

from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import Blank, RoadmapName, path_of

EXAMPLES = """\
roadmap map                            # your main roadmap, in your browser
roadmap map birjob --output way.html   # kept in a new file
roadmap map backend --blank            # without your progress
"""

Target = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        parser=path_of,
        metavar="FILE",
        help="A new file, instead of one in the cache.",
        show_default=False,
    ),
]


def command(context: typer.Context, roadmap: RoadmapName = None, output: Target = None, blank: Blank = False) -> None:
    """Look at a roadmap as a map in the browser: what you have, what comes, and what each thing needs.

    Where there is no browser, the file to open is told. It is one file, which asks nothing of the network.
    """
    from roadmap_cli.cli.browser import open_in_browser
    from roadmap_cli.rendering.export_view import render_map
    from roadmap_cli.rendering.map_document import map_document
    from roadmap_cli.services.exporting import MapMade
    from roadmap_cli.services.inventory import take_inventory
    from roadmap_cli.storage.exports import place_map

    app = app_context(context)
    standing, progress = app.seen(app.roadmap_named(roadmap), blank=blank)
    name = standing.outline.roadmap.id
    path = place_map(app.locations.cache, name, map_document(take_inventory(standing, progress)), output)
    app.present(MapMade(name, str(path), opened=open_in_browser(path.as_uri())), render_map)
