"""The notes and links of an item."""

from rich.console import Group, RenderableType

from roadmap_cli.rendering.clean_text import one_line
from roadmap_cli.rendering.item_view import numbered
from roadmap_cli.rendering.marks import command, hint
from roadmap_cli.rendering.page import section, title_line
from roadmap_cli.services.remarks import Remarks


def render_remarks(remarks: Remarks) -> RenderableType:
    """Show what is kept beside an item, and what was removed just now."""
    parts: list[RenderableType] = [title_line(remarks.title, remarks.item)]
    if remarks.removed is not None:
        parts.append(f"Removed: {one_line(remarks.removed, 60)}")
    if remarks.notes:
        parts.append(section("Notes", *numbered(note.text for note in remarks.notes)))
    if remarks.links:
        parts.append(section("Links", *numbered(f"{link.url} ({link.role})" for link in remarks.links)))
    if not remarks.notes and not remarks.links:
        note = command(f'roadmap note {remarks.item} "your words"')
        parts.append(hint("Nothing is kept here yet: ", note))
    return Group(*parts)
