"""Hostile content files: each is accepted, or refused with one clear sentence, as its index says.

The samples use generic keys (`stages: [{skills: [{id, title, level, hours, requires}]}]`). What the
parser lets through is mapped onto a file of skills and a roadmap, everything else unchanged.
"""

import gzip
from collections.abc import Mapping
from csv import DictReader
from pathlib import Path

import pytest

from roadmap_cli.domain.content import Content
from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.domain.identifiers import is_id
from roadmap_cli.storage.content_checks import check_content, content_of_draft
from roadmap_cli.storage.content_drafts import draft_of
from roadmap_cli.storage.strict_yaml import Document, Value, read_document

NASTY = Path(__file__).parent.parent / "nasty"
with (NASTY / "yaml.tsv").open(encoding="utf-8", newline="") as index:
    ROWS = {row["file"].removeprefix("yaml/"): row for row in DictReader(index, delimiter="\t", quoting=3)}

# The samples' levels are those of a person; ours say how much a roadmap insists.
LEVELS = {"beginner": "essential"}

# What the error of each refused file must say, so that none is refused for another reason than its own.
SAID = {
    "10-bomb-billion-laughs.yaml": "Anchors",
    "11-bomb-alias-in-title.yaml": "Anchors",
    "12-bomb-alias-cycle.yaml": "Anchors",
    "14-bomb-deep-flow-seq.yaml": "16 deep",
    "16-bomb-huge-scalar.yaml": "200 characters",
    "17-bomb-many-skills.yaml": "200,000",
    "21-bomb-regex-timestamp.yaml": "200 characters",
    "22-bomb-key-flood.yaml": "Unknown key 'k0'",
    "23-bomb-quoted-newlines.yaml": "'stages' must have at least 1 entry",
    "30-dup-key-top.yaml": "'title' stands here again; line 2",
    "31-dup-key-skill.yaml": "'hours' stands here again; line 10",
    "32-dup-skill-id.yaml": "'http'",
    "34-sexagesimal.yaml": "'1:30'",
    "37-null-title.yaml": "'title'",
    "38-null-like.yaml": "'id'",
    "39-nan-hours.yaml": "'.nan'",
    "40-inf-hours.yaml": "'.inf'",
    "41-negative-hours.yaml": "'-5'",
    "42-huge-hours.yaml": "'1e308'",
    "43-nonstring-keys.yaml": "plain text",
    "46-python-tag.yaml": "Tags",
    "47-custom-tags.yaml": "Tags",
    "52-scalar-root.yaml": "keys with values",
    "54-json-in-yaml.yaml": "'stages'",
    "55-stages-wrong-type.yaml": "must be a list",
    "57-requires-string.yaml": "must be a list",
    "58-unknown-level.yaml": "essential, recommended, optional",
    "59-bool-hours.yaml": "'true'",
    "61-latin1.yaml": "Byte 20",
    "62-utf16le-bom.yaml": "UTF-16",
    "64-binary-png.yaml": "binary",
    "67-nfc-nfd-ids.yaml": "must be an id",
    "69-zero-width-id.yaml": "must be an id",
    "73-dangling.yaml": "'nope' is no skill",
    "74-two-cycles-1000.yaml": " -> ... -> ",
    **dict.fromkeys((name for name in ROWS if name[0] in "89"), "'id' must be an id"),
    **dict.fromkeys((name for name in ROWS if name.startswith("15")), "'url' must be an address"),
}


def raw_of(name: str) -> bytes:
    """Give the bytes of the sample *name*, unpacked."""
    path = NASTY / "yaml" / name
    return path.read_bytes() if path.exists() else gzip.decompress(path.with_name(f"{name}.gz").read_bytes())


def adapted(sample: Document) -> dict[str, Document]:
    """Map a sample onto content: a file of its skills, what teaches them, and a roadmap with a step for each."""
    skills: list[Value] = []
    resources: list[Value] = []
    roadmap = {**sample.value, "source": {}}
    note = roadmap.pop("notes", None)
    lines = {**sample.lines, id(roadmap): sample.lines.get(id(sample.value), {})}
    stages = roadmap.get("stages")
    if isinstance(stages, list):
        roadmap["stages"] = [_stage(stage, skills, resources, note, lines) for stage in stages]
    if not skills:
        # A catalogue is never empty; a sample without skills fails for its own reason or not at all.
        skills.append({"id": "spare", "title": "Spare", "summary": "s", "why": "w", "hours": "1"})
    stem = roadmap.get("id")
    name = stem if isinstance(stem, str) and is_id(stem) else "sample"
    return {
        "content.yaml": Document("content.yaml", {"date": "2026-11-20"}),
        "skills/all.yaml": Document(sample.path, {"title": "All", "skills": skills}, lines),
        "resources/all.yaml": Document(sample.path, {"resources": resources}),
        f"roadmaps/{name}.yaml": Document(sample.path, roadmap, lines),
    }


def _stage(
    stage: Value,
    skills: list[Value],
    resources: list[Value],
    note: Value,
    lines: dict[int, Mapping[str | int, int]],
) -> Value:
    entries = stage.get("skills") if isinstance(stage, dict) else None
    if not isinstance(stage, dict) or not isinstance(entries, list):
        return stage
    steps: list[Value] = []
    for entry in entries:
        if not isinstance(entry, dict):
            steps.append(entry)
            continue
        skill = dict(entry)
        level = skill.pop("level", None)
        url = skill.pop("url", None)
        if url is not None:
            page = {"title": "A page", "url": url, "kind": "article", "free": "true", "seen": "here"}
            resources.append({"skill": skill.get("id"), **page})
        moved: dict[str, Value] = {"summary": "s", "why": "w", **skill}
        lines[id(moved)] = lines[id(entry)]
        skills.append(moved)
        steps.append(
            {
                "id": f"step-{len(skills)}",
                "title": skill.get("title"),
                "skills": [skill.get("id")],
                "level": LEVELS.get(str(level), level),
                "note": note,
            }
        )
    return {**{key: value for key, value in stage.items() if key != "skills"}, "steps": steps}


def loaded(name: str, raw: bytes | None = None) -> Content:
    """Load the sample *name*, or *raw* in its place, as content; raise about the first thing that is wrong."""
    draft = draft_of(adapted(read_document(raw_of(name) if raw is None else raw, path=name)), "content.yaml")
    content = content_of_draft(draft)
    for fault in (*draft.faults, *check_content(draft, content.catalogue)):
        raise fault
    return content


def everything_wrong(name: str) -> list[str]:
    """Say all that is wrong in the sample *name*."""
    try:
        draft = draft_of(adapted(read_document(raw_of(name), path=name)), "content.yaml")
    except BadDataError as error:
        return [str(error)]
    catalogue = content_of_draft(draft).catalogue
    return [str(fault) for fault in (*draft.faults, *check_content(draft, catalogue))]


def test_every_sample_is_in_the_index_and_every_row_has_its_sample() -> None:
    """No hostile file is left out of the tests below."""
    samples = {path.name.removesuffix(".gz") for path in (NASTY / "yaml").iterdir()}

    assert samples == set(ROWS)
    assert set(SAID) == {name for name, row in ROWS.items() if row["expected"] == "clear error"}


@pytest.mark.parametrize("name", ROWS)
def test_a_hostile_file_is_met_as_its_index_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It works or is refused with one short sentence, without side effects; `benchmarks/hostile_files.py` times it."""
    monkeypatch.chdir(tmp_path)
    expected = ROWS[name]["expected"]

    try:
        content = loaded(name)
        error = None
    except BadDataError as caught:
        content = None
        error = caught

    problems = everything_wrong(name)

    assert all(problem.isprintable() and len(problem) < 400 for problem in problems)
    assert (error is None) == (problems == [])
    assert list(tmp_path.iterdir()) == []
    if expected == "accepted":
        assert error is None
    if expected == "clear error":
        assert error is not None
        assert [problem for problem in problems if SAID[name] in problem] != []
    if error is not None:
        assert error.exit_code == 4
        assert error.path
        assert str(error).isprintable()
        assert len(str(error)) < 400
    if content is not None:
        assert all(is_id(name) for name in (*content.roadmaps, *content.catalogue.skills))


def test_a_title_of_twenty_thousand_lines_is_refused_for_its_own_sake() -> None:
    """The sample has no stages either; with some it is refused all the same, and not quoted whole."""
    name = "23-bomb-quoted-newlines.yaml"
    stages = raw_of("00-control-good.yaml").partition(b"stages:")[2]
    raw = raw_of(name).replace(b"stages: []\n", b"stages:" + stages + b"\n")

    with pytest.raises(BadDataError) as caught:
        loaded(name, raw)

    assert caught.value.key == "title"
    assert "one line" in caught.value.message
    assert len(caught.value.message) < 400


def test_a_date_as_a_title_stays_text() -> None:
    """What full YAML takes for a date is the text in the file."""
    content = loaded("36-date-title.yaml")

    assert content.roadmaps["backend"].title == "2024-01-01"


def test_a_cycle_of_a_thousand_is_shown_with_six_names_at_most() -> None:
    """A long circle is cut in its middle."""
    with pytest.raises(BadDataError) as caught:
        loaded("74-two-cycles-1000.yaml")

    circle = caught.value.message.partition(": ")[2].partition(";")[0]
    names = [name for name in circle.split(" -> ") if name != "..."]
    assert len(names) <= 6
    assert names[0] == names[-1]
