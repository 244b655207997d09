"""How large each harness is, chosen by one environment variable.

Without ROADMAP_RELIABILITY each harness has the figure "at each change", with seeds that never change.
ROADMAP_RELIABILITY=1 is the figure "before a release", ROADMAP_RELIABILITY=0.2 a fifth of it; both take
new seeds, which are printed and stand in the report.
"""

import os
import random

SHARE = os.environ.get("ROADMAP_RELIABILITY")
IS_RELEASE = SHARE is not None


def sized(at_each_change: int, before_a_release: int) -> int:
    """Give how many rounds a harness has in this run."""
    return at_each_change if SHARE is None else max(at_each_change, round(before_a_release * float(SHARE)))


def seed_of(harness: str) -> int:
    """Give the seed of a harness: one of its own that stays, or a new one, which is printed."""
    if not IS_RELEASE:
        return sum(harness.encode())
    seed = random.SystemRandom().randrange(2**32)
    print(f"{harness}: seed {seed}")
    return seed
