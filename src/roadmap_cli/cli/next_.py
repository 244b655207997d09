"""`roadmap next`."""

from typing import Annotated

from roadmap_cli.cli.context import AppContext
from roadmap_cli.cli.declarations import Option

EXAMPLES = """\
roadmap next                 # the three best things to learn now
roadmap next -n 5            # more of them
roadmap next --minutes 90    # what fits into an hour and a half
"""

Limit = Annotated[int, Option("-n", "--limit", metavar="N", min=1, max=100, help="How many to show.")]
Minutes = Annotated[
    str | None,
    Option("--minutes", metavar="TIME", help="The time at hand: 90, 1h30m or 1.5h.", show_default=False),
]


def command(app: AppContext, limit: Limit = 3, minutes: Minutes = None) -> None:
    """Show what to learn next, and why.

    Everything shown can be begun now: all that your main roadmap lists before it is done, known or
    skipped. What you have begun comes first, then what this week of your plan has.
    """
    from roadmap_cli.rendering.recommendation_view import render_recommendation
    from roadmap_cli.services.recommendation import recommend

    plan = app.followed_goal()
    recommendation = recommend(
        app.standing(),
        app.followed_outlines(),
        limit=limit,
        minutes=_at_hand(minutes),
        language=app.progress.language,
        planned=plan.this_week if plan else frozenset(),
    )
    app.present(recommendation, render_recommendation)


def _at_hand(minutes: str | None) -> int | None:
    if minutes is None:
        return None
    from roadmap_cli.domain.time_words import parse_duration

    return parse_duration(minutes)
