"""`roadmap new`."""

from pathlib import Path
from typing import Annotated

import typer

from roadmap_cli.cli.context import app_context
from roadmap_cli.cli.parameters import path_of

EXAMPLES = """\
roadmap new my-way.yaml        # a template that says what goes where
"""

File = Annotated[Path, typer.Argument(parser=path_of, metavar="FILE", help="A new file that ends in .yaml.")]


def command(context: typer.Context, file: File) -> None:
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
    app_context(context).present(Started(str(file), str(schema), schema_is_new=is_new), render_started)
