"""A guide: a question, and what each source answers."""

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.domain.catalogue import Guide
from roadmap_cli.rendering.handbook_view import render_blocks
from roadmap_cli.rendering.marks import HEADING, QUIET, command, hint
from roadmap_cli.rendering.page import Columns, line, title_line
from roadmap_cli.services.guides import GuideList
from roadmap_cli.services.handbook import guide_blocks


def render_guide(guide: Guide) -> RenderableType:
    """Show the question and a section for each source, so that figures which differ stand side by side."""
    return Group(title_line(guide.question, guide.id), *render_blocks(guide_blocks(guide)))


def render_guide_list(listed: GuideList) -> RenderableType:
    """Show the question that each guide answers, and which sources do."""
    rows = [
        (line((guide.id, HEADING)), line(guide.question), Text(", ".join(guide.sources), style=QUIET))
        for guide in listed.guides
    ]
    return Group(Columns(rows), "", hint("Read one: ", command("roadmap guide NAME")))
