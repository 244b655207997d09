"""Hostile files through the commands: one clear sentence, nothing installed, nothing on the terminal, in no time."""

import gzip
import json
import time
from csv import DictReader
from pathlib import Path
from typing import Any

import pytest

from conftest import Program
from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage.strict_yaml import read_document

NASTY = Path(__file__).parent.parent / "nasty"
with (NASTY / "yaml.tsv").open(encoding="utf-8", newline="") as index:
    ROWS = {row["file"].removeprefix("yaml/"): row for row in DictReader(index, delimiter="\t", quoting=3)}


def raw_of(name: str) -> bytes:
    """Give the bytes of the sample *name*, unpacked."""
    path = NASTY / "yaml" / name
    return path.read_bytes() if path.exists() else gzip.decompress(path.with_name(f"{name}.gz").read_bytes())


@pytest.mark.parametrize("name", ROWS)
def test_a_hostile_file_is_refused_with_one_sentence(
    roadmap: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """`validate FILE` and `add FILE` name file, line and key, in under two seconds each, of this process."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.yaml").write_bytes(raw_of(name))

    started = time.process_time()
    checked = roadmap("validate", "x.yaml", "--json")
    between = time.process_time()
    added = roadmap("add", "x.yaml")
    ended = time.process_time()

    problems = checked.data["problems"]
    assert (checked.code, added.code, added.out) == (4, 4, "")
    assert between - started < 2
    assert ended - between < 2
    assert problems[0]["path"] == "x.yaml"
    assert all(problem["message"].isprintable() and len(problem["message"]) < 400 for problem in problems)
    about_the_whole = ("larger than", "More than")
    assert all(problem["line"] for problem in problems if not any(map(problem["message"].count, about_the_whole)))
    assert added.err.count("\n") == 1
    assert added.err[:-1].isprintable()
    assert len(added.err) < 600
    assert added.err.startswith("x.yaml")
    assert not (roadmap.home / "content").exists()


def as_own_file(sample: dict[str, Any]) -> dict[str, Any]:
    """Give a sample in the shape of a file of one's own, everything hostile in it unchanged."""
    skills: list[Any] = []
    pages: list[Any] = []
    file = {key: value for key, value in sample.items() if key != "notes"}
    stages = sample.get("stages")
    if isinstance(stages, list):
        file["stages"] = [_stage(stage, skills, pages) for stage in stages]
    return {**file, "skills": skills, "resources": pages}


def _stage(stage: Any, skills: list[Any], pages: list[Any]) -> Any:
    entries = stage.get("skills") if isinstance(stage, dict) else None
    if not isinstance(entries, list):
        return stage
    steps: list[Any] = []
    for entry in entries:
        if not isinstance(entry, dict):
            steps.append(entry)
            continue
        skill = {key: value for key, value in entry.items() if key not in {"level", "url"}}
        skills.append(skill)
        if "url" in entry:
            pages.append({"skill": entry.get("id"), "title": "A page", "url": entry["url"]})
        level = {"beginner": "essential"}.get(entry.get("level"), entry.get("level"))
        title = entry.get("title")
        steps.append({"id": f"step-{len(skills)}", "title": title, "skills": [entry.get("id")], "level": level})
    return {**{key: value for key, value in stage.items() if key != "skills"}, "steps": steps}


def readable(name: str) -> dict[str, Any] | None:
    """Give what the sample holds where the parser takes it."""
    try:
        return read_document(raw_of(name), path=name).value
    except BadDataError:
        return None


@pytest.mark.parametrize("name", [name for name in ROWS if readable(name) is not None])
def test_a_sample_in_our_own_shape_is_met_as_its_index_says(
    roadmap: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What passes the parser is installed and harmless, or refused for its own sake and not for its shape."""
    monkeypatch.chdir(tmp_path)
    file = as_own_file(readable(name) or {})
    # JSON is YAML too; what the loader reads as nothing is null in both.
    (tmp_path / "x.yaml").write_text(json.dumps(file, ensure_ascii=False, indent=1), "utf-8")

    started = time.process_time()
    added = roadmap("add", "x.yaml")
    elapsed = time.process_time() - started

    expected = ROWS[name]["expected"]
    assert elapsed < 2
    assert added.code == {"accepted": 0, "clear error": 4}.get(expected, added.code)
    if added.code:
        assert added.err.count("\n") == 1
        assert added.err[:-1].isprintable()
        assert added.err.startswith("x.yaml, line ")
        assert len(added.err) < 600
        assert not (roadmap.home / "content").exists()
        return
    for words in (("list",), ("next",), ("status",)):
        shown = roadmap.ok(*words)
        assert all(letter.isprintable() or letter == "\n" for letter in shown.out + shown.err)
