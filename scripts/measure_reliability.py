"""Run the harnesses of reliability and write what they found into docs/reliability.md: `measure_reliability.py SHARE`.

SHARE is the part of the figures before a release: 1 is all of them, 0.2 a fifth. Power cuts run where this
account may mount disks; where it may not, the reason stands in the table.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
TESTS = ROOT / "tests"
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"
POWER_CUTS = 1_000


class Row(NamedTuple):
    """What one harness or one control found in this run."""

    harness: str
    n: int
    unit: str
    bad: int
    control: bool
    remarks: tuple[str, ...]
    seconds: float


def run_tests(share: str) -> list[Row]:
    """Run the harnesses at this size; give what they noted, harness by harness. Ends where one fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "tests/reliability", "-q", "-s", f"--junitxml={report}"]
        environment = os.environ | {"ROADMAP_RELIABILITY": share}
        subprocess.run([*command, "-o", "junit_family=xunit1"], cwd=ROOT, env=environment, check=True)
        return united(rows_in(ET.parse(report).getroot()))


def rows_in(report: ET.Element) -> Iterable[Row]:
    for case in report.iter("testcase"):
        for noted in case.iter("property"):
            found: Mapping[str, Any] = json.loads(noted.get("value", ""))
            remarks = (found["remark"],) if found["remark"] else ()
            key = (found["harness"], found["n"], found["unit"], found["bad"], found["control"])
            yield Row(*key, remarks, float(case.get("time", "0")))


def united(rows: Iterable[Row]) -> list[Row]:
    """Add up the rows of one harness; each control keeps its own."""
    whole: dict[tuple[object, ...], Row] = {}
    for row in rows:
        key = (row.harness, row.unit, row.control, row.remarks if row.control else ())
        known = whole.get(key, row._replace(n=0, bad=0, remarks=(), seconds=0.0))
        whole[key] = known._replace(
            n=known.n + row.n,
            bad=known.bad + row.bad,
            remarks=tuple(dict.fromkeys((*known.remarks, *row.remarks))),
            seconds=known.seconds + row.seconds,
        )
    return sorted(whole.values(), key=lambda row: (row.harness, row.control))


def cut_the_power(cuts: int) -> list[Row]:
    places = os.pathsep.join(str(place) for place in (TESTS, TESTS / "storage", TESTS / "reliability"))
    command = [sys.executable, str(TESTS / "reliability" / "power_cut.py"), str(cuts)]
    started = time.perf_counter()
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": places}, check=True, capture_output=True, text=True)
    print(done.stdout)
    found = json.loads(done.stdout.splitlines()[-1])
    seconds = (time.perf_counter() - started) / len(found)
    rows = []
    for row in found:
        name = f"power cuts, {row['file system']}"
        if "skipped" in row:
            rows.append(Row(name, 0, "cuts", 0, False, (f"skipped: {row['skipped']}",), 0.0))
        else:
            is_control = row["how"].startswith("control")
            remark = row["how"].removeprefix("control: ") if is_control else f"{row['commands']} commands confirmed"
            rows.append(Row(name, row["cuts"], "cuts", row["bad"], is_control, (remark,), seconds))
    return rows


def table(rows: Iterable[Row]) -> str:
    lines = ["| harness | N | bad | with it | seconds |", "|---|---:|---:|---|---:|"]
    for row in rows:
        name = f"*control of {row.harness}*" if row.control else row.harness
        told = row.remarks if len(row.remarks) <= 4 else (f"{len(row.remarks)} ways to write",)
        lines.append(f"| {name} | {row.n:,} {row.unit} | {row.bad:,} | {'; '.join(told)} | {row.seconds:.0f} |")
    return "\n".join(lines) + "\n"


def machine() -> str:
    system = f"{platform.system()} {platform.release()}"
    return f"{os.cpu_count()} cores, {system}, {platform.python_implementation()} {platform.python_version()}"


def main(share: str) -> None:
    rows = [*run_tests(share), *cut_the_power(round(POWER_CUTS * float(share)))]
    head = f"Measured on {machine()}, with ROADMAP_RELIABILITY={share} (1 is a release).\n\n"
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{head}{table(rows)}{END}{after}", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "1")
