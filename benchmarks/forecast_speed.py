"""Measure how long a forecast takes in process: `python benchmarks/forecast_speed.py`.

For the largest bundled roadmap and for one of 1,000 items with ten milestones, each with three years of
entries behind it and a goal ahead: the median and the slowest of some runs, from the folded progress to the answer,
nothing kept from the run before. Exits 1 where the median passes 100 ms.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from bounds import Figure, tell

from roadmap_cli.domain.catalogue import Catalogue, Skill
from roadmap_cli.domain.events import Status
from roadmap_cli.domain.outline import Outline, outline_of
from roadmap_cli.domain.progress import Progress, TimeEntry
from roadmap_cli.domain.roadmaps import Milestone, Pace, Roadmap, Source, Stage, Step
from roadmap_cli.domain.statuses import Statuses
from roadmap_cli.services.forecasting import Forecast, forecast
from roadmap_cli.services.standing import Standing
from roadmap_cli.storage.content_files import data_root, read_content

TODAY = date(2026, 11, 25)
DAYS = 3 * 365
MOST_MILLISECONDS = 100
RUNS = 30


def bundled() -> Outline:
    """Give the merged roadmap."""
    content = read_content(data_root())
    return outline_of(content.roadmaps["backend"], content.catalogue)


def large() -> Outline:
    """Give a roadmap of 1,000 items in a hundred steps, each item needing the one before, and ten milestones."""
    names = [f"item-{number}" for number in range(1_000)]
    skills = {
        name: Skill(name, "skill", "area", name, "", "", 600, (), ((before,),) if before else (), (), (), (), {}, ())
        for before, name in zip(["", *names], names, strict=False)
    }
    steps = tuple(
        Step(f"step-{number}", "Step", None, None, tuple(names[number * 10 :][:10]), *[()] * 2, *[None] * 5, (), None)
        for number in range(100)
    )
    stage = Stage("stage", "Stage", None, None, None, steps)
    milestones = tuple(Milestone(f"m-{number}", f"M {number}", f"step-{number * 10 + 9}", None) for number in range(10))
    roadmap = Roadmap(
        "way", "Way", None, (), Source("", "", None, None, None), Pace(), (), (stage,), milestones, (), ()
    )
    return outline_of(roadmap, Catalogue("2026-01-01", {"area": "Area"}, skills, {}, {}, {}))


def learned(outline: Outline) -> Progress:
    """Give the progress of somebody who logged time on most days of three years, and finished a quarter."""
    random = Random(1)
    leaves = list(outline.step_of)[: len(outline.step_of) // 4]
    entries: dict[str, list[TimeEntry]] = {}
    for number in range(DAYS):
        if random.random() < 0.7:
            day = TODAY - timedelta(days=DAYS - number)
            leaf = leaves[number * len(leaves) // DAYS]
            entries.setdefault(leaf, []).append(TimeEntry(f"{number}", day.isoformat(), random.randint(20, 180), None))
    roadmap = outline.roadmap.id
    return Progress(
        statuses=dict.fromkeys(leaves, Status.DONE),
        entries={leaf: tuple(some) for leaf, some in entries.items()},
        goal={"roadmap": roadmap, "start": "2026-01-01", "by": "2029-01-01", "minutes_per_week": 600},
    )


def milliseconds(work: Callable[[], Forecast]) -> float:
    """Run *work* and give the time that the processor took, so that what else runs has no say."""
    begin = time.process_time()
    answer = work()
    taken = (time.process_time() - begin) * 1_000
    if not answer.suffices:
        sys.exit("There was nothing to forecast from.")
    return taken


def figures(runs: int = RUNS) -> Iterator[Figure]:
    """Measure *runs* forecasts of each roadmap."""
    for name, outline in (("backend", bundled()), ("1,000 items", large())):
        progress = learned(outline)
        entries = sum(map(len, progress.entries.values()))
        times = [
            milliseconds(
                lambda outline=outline, progress=progress: forecast(
                    Standing(outline, Statuses(outline.catalogue, progress)), progress, today=TODAY
                )
            )
            for _ in range(runs)
        ]
        detail = f"at most {max(times):.0f} ms, {entries:,} entries of time"
        yield Figure(f"a forecast of {name}", statistics.median(times), "ms", MOST_MILLISECONDS, detail)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure how long a forecast takes.")
    parser.add_argument("--runs", type=int, default=RUNS)
    sys.exit(tell(figures(parser.parse_args().runs)))
