"""Measure how long a hostile file is looked at: `python benchmarks/hostile_files.py`.

Each sample of YAML is read as content and each graph as an import is, in turns with one whole and ordinary file of
the same kind. Printed are the three slowest of each kind in milliseconds of the processor and over the ordinary file.
Exits 1 where one takes more than two seconds.
"""

import gzip
import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from drawn_graphs import large_graph
from roadmap_cli.domain.errors import RoadmapError
from roadmap_cli.services.graph_reading import read_drawing
from roadmap_cli.storage.content_files import data_root
from roadmap_cli.storage.json_decoding import decode_json
from roadmap_cli.storage.roadmapsh_schema import graph_of
from roadmap_cli.storage.strict_yaml import read_document

NASTY = Path(__file__).parents[1] / "tests" / "nasty"
MOST_SECONDS = 2.0


def read_yaml(raw: bytes) -> object:
    """Read a file of content."""
    return read_document(raw, path="sample.yaml")


def read_graph(raw: bytes) -> object:
    """Read a graph and understand it."""
    value = decode_json(raw.decode("utf-8", "replace"), "sample.json")
    return read_drawing(graph_of(value, "sample.json"), {}, name="sample") if isinstance(value, dict) else None


def seconds(read: Callable[[bytes], object], raw: bytes) -> float:
    """Give how long the processor works on *raw*, refused or not."""
    started = time.process_time()
    with suppress(RoadmapError):
        read(raw)
    return time.process_time() - started


def main() -> int:
    """Print the slowest of each kind; give the exit code."""
    ordinary = max((data_root() / "skills").glob("*.yaml"), key=lambda path: path.stat().st_size).read_bytes()
    kinds = {"yaml": (read_yaml, ordinary), "roadmapsh": (read_graph, json.dumps(large_graph()).encode())}
    code = 0
    for kind, (read, whole) in kinds.items():
        found = []
        for path in sorted((NASTY / kind).iterdir()):
            raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            floor, took = min(seconds(read, whole) for _ in range(3)), min(seconds(read, raw) for _ in range(3))
            found.append((took, took / floor, path.name))
        for took, ratio, name in sorted(found, reverse=True)[:3]:
            print(f"{kind:<10} {name:<28} {took * 1_000:>7.1f} ms {ratio:>6.1f} x an ordinary file")
        code |= max(found)[0] > MOST_SECONDS
    return code


if __name__ == "__main__":
    sys.exit(main())
