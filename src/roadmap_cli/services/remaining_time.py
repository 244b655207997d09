"""What the time that was spent leaves of an item that is not ticked yet: one rule for plans and forecasts."""

from collections.abc import Mapping

from roadmap_cli.domain.events import Status
from roadmap_cli.services.standing import Standing

STAYS = 4
"""A quarter of a leaf's minutes stays until it is ticked, however long it has taken.

What has used up its estimate and is not ticked takes longer than was thought, and by how much nobody knows.
Were nothing of it left, a plan would drop it and a forecast end before its work does; were all of it left,
time that is logged would count for nothing.
"""


def left_of(standing: Standing, minutes: Mapping[str, int], spent: Mapping[str, int]) -> dict[str, int]:
    """Give *minutes* with what was *spent* on open leaves taken off, down to a quarter of each.

    *spent* maps skills and leaves, by the ids that they have today, to minutes. What was spent on a skill
    as a whole counts first for its topics that are done, then for the open ones in their order.
    """
    left = dict(minutes)
    outline = standing.outline
    by_skill = {**outline.listed, **{gap: outline.catalogue.leaves(gap) for gap in outline.gaps}}
    for skill, all_leaves in by_skill.items():
        leaves = [leaf for leaf in all_leaves if leaf in minutes]
        on_whole = spent.get(skill, 0) if skill not in leaves else 0
        if not on_whole and not any(leaf in spent for leaf in leaves):
            continue
        status_of = standing.statuses.leaves
        done = (leaf for leaf in leaves if status_of[leaf] is Status.DONE)
        on_whole -= sum(max(minutes[leaf] - spent.get(leaf, 0), 0) for leaf in done)
        for leaf in leaves:
            if not standing.is_open(leaf):
                continue
            most = minutes[leaf] - -(-minutes[leaf] // STAYS)
            own = min(spent.get(leaf, 0), most)
            shared = min(max(on_whole, 0), most - own)
            on_whole -= shared
            left[leaf] = minutes[leaf] - own - shared
    return left
