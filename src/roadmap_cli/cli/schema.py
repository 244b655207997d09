"""`roadmap schema`."""

from roadmap_cli.cli.context import AppContext

EXAMPLES = """\
roadmap schema                 # the JSON Schema of a file of your own, for your editor
"""


def command(app: AppContext) -> None:
    """Print the JSON Schema of a file of your own, which gives completion and checks in editors.

    Save it as roadmap.schema.json beside your files: the first line of a template names it.
    """
    from roadmap_cli.rendering.authoring_view import render_schema
    from roadmap_cli.services.authoring import SchemaDocument
    from roadmap_cli.storage.own_schema_document import own_schema

    app.present(SchemaDocument(own_schema()), render_schema)
