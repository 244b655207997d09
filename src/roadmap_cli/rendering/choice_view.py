"""Which roadmap and language were chosen."""

from rich.console import Group, RenderableType
from rich.text import Text

from roadmap_cli.rendering.change_view import render_change
from roadmap_cli.rendering.marks import HEADING, command, counted, hint
from roadmap_cli.services.changes import Change
from roadmap_cli.services.choosing import Chosen

SENTENCES = {
    "use": "is your main roadmap",
    "follow": "is followed beside your main roadmap",
    "unfollow": "is not followed any more; your progress stays",
}


def render_choice(chosen: Chosen) -> RenderableType:
    """Show what holds after a choice, and what to type next."""
    is_main = chosen.roadmap == chosen.main and chosen.done != "unfollow"
    sentence = SENTENCES["use" if is_main else chosen.done]
    parts: list[RenderableType] = [Text.assemble((chosen.title, HEADING), f" ({chosen.roadmap}) {sentence}.")]
    if chosen.language:
        parts.append(f"Language: {chosen.language}")
    if len(chosen.followed) > 1:
        parts.append(f"Followed: {', '.join(chosen.followed)}")
    if chosen.changed:
        parts += ["", render_change(Change(changed=chosen.changed, shares=chosen.shares))]
    elif chosen.assumed and chosen.done == "use":
        parts.append(f"It takes {counted(len(chosen.assumed), 'item')} for granted: {', '.join(chosen.assumed)}.")
    parts.append(hint("What is next: ", command("roadmap next"), "   The whole way: ", command("roadmap show")))
    return Group(*parts)
