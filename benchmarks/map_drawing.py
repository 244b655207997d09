"""Measure how long a browser takes to draw a map: `nox -s drawing`, which brings what it needs.

Each of the six roadmaps and an imported graph of 300 is opened in headless Chromium, in turns with a page that holds
a heading alone. Printed are the size, the fastest of the runs in milliseconds from the request to the second frame
after loading, and that over the bare page. Exits 1 where a map takes more than a second or 1 MiB.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from playwright.sync_api import Browser, sync_playwright

from drawn_graphs import large_graph

ROADMAPS = ("backend", "birjob", "bytepane", "resumax", "skillpath", "startupbricks")
IMPORTED = "drawn"
RUNS = 7
MOST_MILLISECONDS = 1_000
MOST_BYTES = 2**20
BARE = "<!doctype html><title>Bare</title><h1>Bare</h1>"
DRAWN = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const entry = performance.getEntriesByType('navigation')[0];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  done(Math.max(entry.loadEventEnd, paint ? paint.startTime : 0));
})))"""


def milliseconds(browser: Browser, path: Path) -> float:
    """Give how long one new page takes with the file at *path*."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(path.as_uri())
    took = float(page.evaluate(DRAWN))
    context.close()
    return took


def written(folder: Path) -> dict[str, Path]:
    """Write the maps into *folder*."""

    def roadmap(*words: str) -> None:
        command = [sys.executable, "-m", "roadmap_cli", *words]
        subprocess.run(command, check=True, capture_output=True, env={"ROADMAP_HOME": str(folder / "home")})

    graph = folder / f"{IMPORTED}.json"
    graph.write_text(json.dumps(large_graph()), "utf-8")
    roadmap("import", str(graph))
    paths = {name: folder / f"{name}.html" for name in (*ROADMAPS, f"{IMPORTED}.{IMPORTED}")}
    for name, path in paths.items():
        roadmap("export", "html", name, "--output", str(path))
    return paths


def main() -> int:
    """Print a line for each map; give the exit code."""
    code = 0
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        bare = folder / "bare.html"
        bare.write_text(BARE, "utf-8")
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for roadmap, path in written(folder).items():
            runs = [(milliseconds(browser, bare), milliseconds(browser, path)) for _ in range(RUNS)]
            floor, took = (min(one) for one in zip(*runs, strict=True))
            size = path.stat().st_size
            print(f"{roadmap:<14} {size // 1024:>5} KiB {took:>6.0f} ms {took / floor:>5.1f} x bare")
            code |= took > MOST_MILLISECONDS or size > MOST_BYTES
        browser.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
