"""Where things lie, and which version this is."""

from rich.console import RenderableType
from rich.text import Text

from roadmap_cli.rendering.marks import HEADING, QUIET
from roadmap_cli.rendering.page import Columns
from roadmap_cli.services.whereabouts import Version, Whereabouts


def render_where(whereabouts: Whereabouts) -> RenderableType:
    """Show each folder and file with what it is for."""
    lines = Text()
    for place in whereabouts.places:
        missing = "" if place.exists else " (not there yet)"
        lines.append(f"{place.name}", style=HEADING)
        lines.append(f"  {place.purpose}{missing}\n", style=QUIET)
        lines.append(f"  {place.path}\n")
    lines.rstrip()
    return lines


def render_version(version: Version) -> RenderableType:
    """Show the version on one line."""
    return Columns([(f"roadmap {version.version}, content of {version.content}",)])
