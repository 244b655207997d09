"""Measure how long an import of a graph takes: `python benchmarks/import_speed.py`.

Graphs in the shape of roadmap.sh with 75, 300 and 1,500 things to learn, each with its pages, are drawn
from nothing and imported by the whole program, each run into a home of its own with the content compiled.
Printed are the medians in milliseconds, of the clock and of the processor, and the latter over that of the bare
interpreter. Exits 1 where 300 take more than a second of the processor: what else a machine does can only add
to the clock.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from bounds import Figure, tell

from drawn_graphs import large_graph, write_pages

TOPICS = (15, 60, 300)
PER_TOPIC = 5
RUNS = 7
BOUND = {300: 1_000.0}


def timed(*words: str, home: Path) -> tuple[float, float]:
    """Give the milliseconds of the clock and of the processor that a run of the interpreter on *words* takes."""
    environment = {**os.environ, "ROADMAP_HOME": str(home), "NO_COLOR": "1"}
    before, started = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, capture_output=True, env=environment)
    elapsed, after = time.perf_counter() - started, getrusage(RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return elapsed * 1_000, worked * 1_000


def figures(sizes: Iterable[int] = TOPICS) -> Iterator[Figure]:
    """Measure the import of a graph for each number of topics in *sizes*."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        prepared = root / "prepared"
        timed("-m", "roadmap_cli", "list", home=prepared)
        floor = statistics.median(timed("-I", "-c", "pass", home=prepared)[1] for _ in range(RUNS))
        for topics in sizes:
            way = root / f"way{topics}"
            drawn = large_graph(topics)
            write_pages(way / "content", drawn)
            (way / "way.json").write_text(json.dumps(drawn), "utf-8")
            runs = []
            for run in range(RUNS):
                home = root / f"home{topics}-{run}"
                shutil.copytree(prepared, home)
                runs.append(timed("-m", "roadmap_cli", "import", str(way / "way.json"), home=home))
            clock, worked = (statistics.median(one) for one in zip(*runs, strict=True))
            size = topics * PER_TOPIC
            detail = f"{clock:.0f} ms of the clock, {worked / floor:.1f} F"
            yield Figure(f"an import of {size:,} things to learn", worked, "ms", BOUND.get(size), detail)


if __name__ == "__main__":
    sys.exit(tell(figures()))
