"""What a posting asks for, and the plan for it: apart from the view without a plan, which loads less."""

from rich.console import Group, RenderableType

from roadmap_cli.rendering.match_view import render_match
from roadmap_cli.rendering.plan_view import render_plan
from roadmap_cli.services.posting import Posting


def render_planned_match(posting: Posting) -> RenderableType:
    """Show what a posting asks for, and below it the plan for what is missing, where anything is."""
    if posting.plan is None:
        return render_match(posting)
    return Group(render_match(posting), "", render_plan(posting.plan))
