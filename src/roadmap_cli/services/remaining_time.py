"""What logged time leaves of an item that is not ticked yet."""

from collections.abc import Mapping

from roadmap_cli.services.standing import Standing

STAYS = 4
"""A quarter of a leaf's minutes stays in a plan until it is ticked, however long it has taken."""


def left_of(standing: Standing, minutes: Mapping[str, int], logged: Mapping[str, int]) -> dict[str, int]:
    """Give *minutes* with the time that was *logged* on what is open taken off, down to a quarter of each leaf.

    Time that was logged on a skill as a whole counts first for its topics that are met, then for the open
    ones in their order.
    """
    left = dict(minutes)
    for skill, leaves in standing.outline.listed.items():
        on_whole = logged.get(skill, 0) if skill not in leaves else 0
        if not on_whole and not any(leaf in logged for leaf in leaves):
            continue
        on_whole -= sum(
            max(minutes[leaf] - logged.get(leaf, 0), 0) for leaf in leaves if standing.statuses.leaves[leaf].is_met
        )
        for leaf in leaves:
            if not standing.is_open(leaf):
                continue
            most = minutes[leaf] - -(-minutes[leaf] // STAYS)
            own = min(logged.get(leaf, 0), most)
            shared = min(max(on_whole, 0), most - own)
            on_whole -= shared
            left[leaf] = minutes[leaf] - own - shared
    return left
