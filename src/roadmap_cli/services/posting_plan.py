"""The plan for what a posting asks for and a person lacks."""

from dataclasses import replace
from typing import Final

from roadmap_cli.domain.catalogue import Catalogue
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.planning import DEFAULT_HOURS_PER_WEEK, plan
from roadmap_cli.services.posting import Posting, roadmap_of
from roadmap_cli.services.standing import Standing
from roadmap_cli.services.wishes import Wish

MOST_HOURS_PER_WEEK: Final = 40
"""A working week: a plan that asks for more is none that a person would follow."""


def plan_posting(catalogue: Catalogue, statuses: Statuses, posting: Posting, wish: Wish) -> Posting:
    """Plan what is missing for a posting.

    Where the person said no hours and the last day asks for more than a working week, the plan takes the usual
    hours and says that it does not fit, and what would.
    """
    standing = Standing(outline_of(roadmap_of(posting), catalogue), statuses)
    made = plan(standing, wish)
    if wish.minutes_per_week is None and made.hours_per_week > MOST_HOURS_PER_WEEK:
        made = plan(standing, replace(wish, minutes_per_week=DEFAULT_HOURS_PER_WEEK * 60))
    return posting._replace(plan=made._replace(title=posting.title))
