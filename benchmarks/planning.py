"""How long a plan takes in process, and how that grows: `python benchmarks/planning.py`.

Random roadmaps of 100 to 5,000 items are planned at ten hours a week: with no end, and with an end that
holds three quarters of them, so that the plan has to choose what to leave out. Each run plans a roadmap
that nothing has been worked out for yet, the collector off as in the program. A figure is the least
processor time of some runs: nothing here waits, and whatever else a machine does can only add to it.
Ends with 1 where 1,000 items take more than 50 ms or 5,000 more than 500 ms.
"""

import gc
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from random import Random

from bounds import Figure, tell

from roadmap_cli.domain.catalogue import Catalogue, Skill
from roadmap_cli.domain.levels import Level
from roadmap_cli.domain.outline import outline_of
from roadmap_cli.domain.progress import Progress
from roadmap_cli.domain.roadmaps import Pace, Roadmap, Source, Stage, Step
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.planning import Wish, plan
from roadmap_cli.services.standing import Standing

SIZES = (100, 300, 1_000, 3_000, 5_000)
BOUNDS = {1_000: 50.0, 5_000: 500.0}
RUNS = 9
START = date(2026, 11, 23)
WEEKLY = 600
PART = 0.75
PER_STEP, PER_STAGE = 3, 20


def world(size: int, seed: int) -> Standing:
    """Make a roadmap of *size* items of one to twenty hours; each needs up to two of the sixty before it."""
    random = Random(seed)
    skills: dict[str, Skill] = {}
    for number in range(size):
        earlier = range(max(number - 60, 0), number)
        needed = random.sample(earlier, min(len(earlier), random.randint(0, 2)))
        skills[f"s{number}"] = Skill(
            id=f"s{number}",
            kind="skill",
            area="area",
            title=f"Skill {number}",
            summary="",
            why="",
            minutes=random.randint(60, 1_200),
            topics=(),
            requires=tuple((f"s{other}",) for other in needed),
            after=(),
            exercises=(),
            aliases=(),
            tools={},
            formerly=(),
        )
    names = list(skills)
    steps = [_step(random, names[first : first + PER_STEP], first) for first in range(0, size, PER_STEP)]
    stages = tuple(
        Stage(f"stage{first}", f"Stage {first}", None, None, None, tuple(steps[first : first + PER_STAGE]))
        for first in range(0, len(steps), PER_STAGE)
    )
    source = Source("", "", None, None, None)
    roadmap = Roadmap("way", "The way", None, (), source, Pace(), (), stages, (), (), ())
    catalogue = Catalogue(
        date="2026-11-20", areas={"area": ""}, skills=skills, technologies={}, guides={}, resources={}
    )
    return Standing(outline_of(roadmap, catalogue), Statuses(catalogue, Progress()))


def _step(random: Random, items: list[str], number: int) -> Step:
    level = random.choice((None, Level.RECOMMENDED, Level.OPTIONAL, Level.OPTIONAL))
    return Step(
        id=f"step{number}",
        title=f"Step {number}",
        summary=None,
        why=None,
        skills=tuple(items),
        inferred=(),
        uses=(),
        project=None,
        level=level,
        weeks=None,
        lasts=None,
        choice=None,
        tasks=(),
        note=None,
    )


def milliseconds(size: int, wish: Wish) -> tuple[float, int]:
    """Give the least time of a plan, and how many items it leaves out."""
    times, left_out = [], 0
    for _ in range(RUNS):
        standing = world(size, size)
        gc.collect()
        gc.disable()
        begin = time.process_time()
        made = plan(standing, wish)
        times.append((time.process_time() - begin) * 1_000)
        gc.enable()
        left_out = len(made.left_out)
    return min(times), left_out


def figures(sizes: Iterable[int] = SIZES) -> Iterator[Figure]:
    """Measure plans of each of *sizes*, with no end and with one that asks for a choice."""
    for size in sizes:
        weeks = int(size * 630 * PART / WEEKLY)
        easy, _ = milliseconds(size, Wish(START, minutes_per_week=WEEKLY))
        tight, left_out = milliseconds(size, Wish(START, minutes_per_week=WEEKLY, weeks=weeks))
        yield Figure(f"a plan of {size:,} items", easy, "ms", BOUNDS.get(size))
        yield Figure(
            f"a plan of {size:,} items that do not fit", tight, "ms", BOUNDS.get(size), f"{left_out:,} left out"
        )


if __name__ == "__main__":
    sys.exit(tell(figures()))
