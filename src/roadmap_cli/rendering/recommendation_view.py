"""What to learn next, with the reasons."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from roadmap_cli.rendering.marks import HEADING, QUIET, command, hint, hours_text
from roadmap_cli.rendering.page import title_line
from roadmap_cli.services.recommendation import Recommendation, RecommendedItem


def render_recommendation(recommendation: Recommendation) -> RenderableType:
    """Show the recommended items, best first, each with why."""
    if not recommendation.items:
        return Group(
            f"Nothing is left to learn in {recommendation.title}: all of it is done, known or skipped.",
            hint("See the other roadmaps with ", command("roadmap list")),
        )
    parts: list[RenderableType] = [title_line(f"Next in {recommendation.title}", recommendation.roadmap)]
    for number, item in enumerate(recommendation.items, 1):
        parts += ["", _item(number, item)]
    first = recommendation.items[0].id
    more = recommendation.ready - len(recommendation.items)
    parts.append("")
    if more > 0:
        parts.append(hint(f"{more} more could be begun now: ", command(f"roadmap next -n {recommendation.ready}")))
    parts.append(hint("Begin: ", command(f"roadmap start {first}"), "   When done: ", command(f"roadmap done {first}")))
    return Group(*parts)


def _item(number: int, item: RecommendedItem) -> RenderableType:
    head = Text.assemble((f"{number}  ", QUIET), (item.title, HEADING), (f"  {item.id}", QUIET))
    facts = [hours_text(item.hours), str(item.level)]
    if item.kind == "project":
        facts.append("a project to build")
    if item.begin_with:
        facts.append(f"begin with {item.begin_with.title} ({hours_text(item.begin_with.hours)})")
    reasons = (Text.assemble(("• ", QUIET), reason.text) for reason in item.reasons)
    tools = [Text(f"with {', '.join(item.tools)}", style=QUIET)] if item.tools else []
    below = (Text(", ".join(facts)), *reasons, *tools)
    return Group(head, *(Padding(part, (0, 0, 0, 3), expand=False) for part in below))
