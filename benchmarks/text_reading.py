"""Measure how long texts take to read, and what that costs: `python benchmarks/text_reading.py`.

A posting of 6 kB, and 1 MiB of text, HTML and JSON Resume; a PDF and a Word document of ten pages. Each is read
some times in a process that has nothing loaded for it yet, and again in one that has. The memory is the most that
the process and its child took. Exits 1 where one passes its limit.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "storage"))

from text_samples import document, page_of, paragraph, pdf

RUNS = 5
LINE = "- You have built REST APIs with Python or Go, and know PostgreSQL, Redis, Docker and Kubernetes."
PROGRAM = """
import json, sys, time
from pathlib import Path
started = time.perf_counter()
from roadmap_cli.storage.text_reading import read_text
lines = read_text(Path(sys.argv[1])).lines
first = time.perf_counter() - started
started = time.perf_counter()
read_text(Path(sys.argv[1]))
second = time.perf_counter() - started
try:
    import resource
    sizes = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
except ImportError:
    sizes = [0]
print(json.dumps([first, second, max(sizes) / 1024, len(lines)]))
"""


def samples() -> dict[str, tuple[bytes, float]]:
    """Map the name of each sample to its bytes and the seconds that it may take."""
    mebibyte = 1024 * 1024 - 100
    text = "\n".join([LINE] * 12_000)[:mebibyte]
    page = page_of([LINE[:90]] * 55)
    skills = {"skills": [{"name": "Databases", "keywords": ["PostgreSQL", "Redis"]}] * 15_000}
    body = "".join(paragraph(LINE, "<w:pPr><w:numPr/></w:pPr>") for _ in range(550))
    return {
        "posting.txt": ("\n".join([LINE] * 62).encode(), 0.03),
        "large.txt": (text.encode(), 1),
        "large.md": (f"# Job\n\n{text}"[:mebibyte].encode(), 1),
        "large.html": (f"<html>{f'<p>{LINE}</p>' * 12_000}"[:mebibyte].encode(), 1),
        "large.json": (json.dumps(skills).encode(), 1),
        "ten-pages.pdf": (pdf([page] * 10), 3),
        "ten-pages.docx": (document(body), 3),
    }


def main() -> int:
    """Read each sample and print the best and the slowest first reading, a second one, and the memory."""
    failed = False
    print(f"{'sample':16}{'bytes':>10}{'lines':>8}{'best':>10}{'slowest':>10}{'again':>10}{'memory':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, (raw, limit) in samples().items():
            path = Path(folder) / name
            path.write_bytes(raw)
            runs = [
                json.loads(
                    subprocess.run([sys.executable, "-c", PROGRAM, path], capture_output=True, check=True).stdout
                )
                for _ in range(RUNS)
            ]
            first, again = [run[0] for run in runs], min(run[1] for run in runs)
            seconds = "".join(f"{value * 1000:7.0f} ms" for value in (min(first), max(first), again))
            print(f"{name:16}{len(raw):10,}{runs[0][3]:8,}{seconds}{max(run[2] for run in runs):6.0f} MB")
            failed |= min(first) > limit
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
