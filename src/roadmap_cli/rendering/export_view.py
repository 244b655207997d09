"""An export on standard output, or where it was written to."""

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.services.exporting import Export, MapMade


def render_export(export: Export) -> RenderableType:
    """Show the document itself, or the name of the file that holds it."""
    if export.file is None:
        return export.text.rstrip("\n")
    return Text(f"{export.roadmap} is in {export.file}.")


def render_map(made: MapMade) -> RenderableType:
    """Say where the map is, and what to do with it where no browser showed it."""
    place = Text(made.file, no_wrap=True, overflow="ignore")
    said = "Your browser has the map:" if made.opened else "No browser was found. Open the map in one yourself:"
    return Group(Text(said), place)
