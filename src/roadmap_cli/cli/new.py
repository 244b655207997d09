"""`roadmap new`."""

from pathlib import Path
from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Argument
from roadmap_cli.cli.paths import path_of

EXAMPLES = """\
roadmap new my-way.yaml        # a template that says what goes where
"""

File = Annotated[Path, Argument(parser=path_of, metavar="FILE", help="A new file that ends in .yaml.")]


def command(app: AppContext, file: File) -> None:
    """Write a template for a roadmap and skills of your own: it validates as it is, and its comments explain it.

    Beside it lies the schema for your editor. What is there already is never written over.
    """
    from roadmap_cli.rendering.authoring_view import render_started
    from roadmap_cli.services.authoring import Started
    from roadmap_cli.storage.exports import write_new_file
    from roadmap_cli.storage.own_schema_document import write_schema_beside
    from roadmap_cli.storage.own_template import template_for

    write_new_file(file, template_for(file.name))
    schema, is_new = write_schema_beside(file)
    app.present(Started(str(file), str(schema), schema_is_new=is_new), render_started)
