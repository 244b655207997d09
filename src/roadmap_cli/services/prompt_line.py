"""Where a person stands, in the few words that a shell's prompt has room for."""

from typing import TYPE_CHECKING, NamedTuple

from roadmap_cli.domain.hours import in_hours
from roadmap_cli.services.recommendation import recommend
from roadmap_cli.services.standing import Standing

if TYPE_CHECKING:
    from roadmap_cli.services.goals import GoalProgress


class PromptLine(NamedTuple):
    """The main roadmap, the share that is done (0 to 1), and the next item, None where nothing is left.

    *behind_hours* is None as long as no goal is set for the roadmap, and below 0 for who is ahead.
    """

    roadmap: str
    title: str
    share_done: float
    hours_left: float
    next: str | None
    next_title: str | None
    behind_hours: float | None


def prompt_line(
    standing: Standing, *, goal: "GoalProgress | None" = None, planned: frozenset[str] = frozenset()
) -> PromptLine:
    """Sum up where a person stands; the next item is the first that `recommend` gives."""
    best = recommend(standing, (), limit=1, planned=planned).items
    roadmap = standing.outline.roadmap
    return PromptLine(
        roadmap=roadmap.id,
        title=roadmap.title,
        share_done=round(standing.total.value, 4),
        hours_left=in_hours(standing.total.left),
        next=best[0].id if best else None,
        next_title=best[0].title if best else None,
        behind_hours=None if goal is None else goal.behind_hours,
    )
