"""An export on standard output, or where it was written to."""

from rich.console import RenderableType
from rich.text import Text

from roadmap_cli.services.exporting import Export


def render_export(export: Export) -> RenderableType:
    """Show the document itself, or the name of the file that holds it."""
    if export.file is None:
        return export.text.rstrip("\n")
    return Text(f"{export.roadmap} is in {export.file}.")
