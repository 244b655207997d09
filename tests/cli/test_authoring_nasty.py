"""Hostile files through the commands: one clear sentence, nothing installed, nothing on the terminal, in no time."""

import gzip
import time
from csv import DictReader
from pathlib import Path

import pytest

from conftest import Program

NASTY = Path(__file__).parent.parent / "nasty"
with (NASTY / "yaml.tsv").open(encoding="utf-8", newline="") as index:
    NAMES = [row["file"].removeprefix("yaml/") for row in DictReader(index, delimiter="\t", quoting=3)]


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_refused_with_one_sentence(
    roadmap: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """`validate FILE` and `add FILE` name file, line and key, in under two seconds each."""
    monkeypatch.chdir(tmp_path)
    path = NASTY / "yaml" / name
    raw = path.read_bytes() if path.exists() else gzip.decompress(path.with_name(f"{name}.gz").read_bytes())
    (tmp_path / "x.yaml").write_bytes(raw)

    started = time.perf_counter()
    checked = roadmap("validate", "x.yaml", "--json")
    between = time.perf_counter()
    added = roadmap("add", "x.yaml")
    ended = time.perf_counter()

    problems = checked.data["problems"]
    assert (checked.code, added.code, added.out) == (4, 4, "")
    assert between - started < 2
    assert ended - between < 2
    assert problems[0]["path"] == "x.yaml"
    assert all(problem["message"].isprintable() and len(problem["message"]) < 400 for problem in problems)
    assert all(problem["line"] for problem in problems if "larger than" not in problem["message"])
    assert added.err.count("\n") == 1
    assert added.err[:-1].isprintable()
    assert len(added.err) < 600
    assert added.err.startswith("x.yaml")
    assert not (roadmap.home / "content").exists()
