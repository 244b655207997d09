"""Hostile graphs, each met as its index says, through the whole program."""

import gzip
import json
import time
from csv import DictReader
from pathlib import Path

import pytest

from conftest import Program
from drawn_graphs import edge, graph, node

NASTY = Path(__file__).parents[1] / "nasty"
with (NASTY / "roadmapsh.tsv").open(encoding="utf-8", newline="") as index:
    ROWS = {row["file"].removeprefix("roadmapsh/"): row for row in DictReader(index, delimiter="\t", quoting=3)}

# What the error of each refused file must say, so that none is refused for another reason than its own.
SAID = {
    "01-empty-object.json": "no list of `nodes`",
    "13-huge.json": "30,000 nodes, and at most 3,000",
    "15-truncated.json": "not whole JSON",
    "20-array-root.json": "it holds a list",
    "23-label-3mb.json": "more than 4,000 characters",
}

# What is told of each file that is taken with something left out.
DROPPED = {
    "03-edge-dangling.json": ["edge"],
    "05-label-null.json": ["node"],
    "18-nan-position.json": ["position"],
    "21-url-js.json": ["link"],
}


def unpacked(name: str, folder: Path) -> Path:
    """Put the sample *name* into *folder*."""
    path = NASTY / "roadmapsh" / name
    raw = path.read_bytes() if path.exists() else gzip.decompress(path.with_name(f"{name}.gz").read_bytes())
    (folder / name).write_bytes(raw)
    return folder / name


def test_every_sample_is_in_the_index_and_every_row_has_its_sample() -> None:
    """No hostile file is left out of the tests below."""
    samples = {path.name.removesuffix(".gz") for path in (NASTY / "roadmapsh").iterdir()}

    assert samples == set(ROWS)
    assert set(SAID) == {name for name, row in ROWS.items() if row["expected"] == "clear error"}


@pytest.mark.parametrize("name", ROWS)
def test_a_hostile_graph_is_met_as_its_index_says(name: str, small: Program, tmp_path: Path) -> None:
    """It is imported, or refused with one sentence and exit code 4; quickly, in little memory, without an escape."""
    path = unpacked(name, tmp_path)
    small.ok("list")
    started = time.process_time()

    answer = small("import", str(path), "--name", "x")

    assert time.process_time() - started < 2
    said = answer.out + answer.err
    assert "Traceback" not in said
    assert not {"\x1b", "\x9b", "\x07"} & set(said)
    if ROWS[name]["expected"] == "clear error":
        assert (answer.code, answer.out) == (4, "")
        assert SAID[name] in answer.err
        assert answer.err.count("\n") == 1
        assert len(answer.err) < 500
        assert not (small.home / "content").exists()
        return
    assert answer.code == 0, answer.err
    data = small.json("import", str(path), "--name", "x")
    assert data["learnable"] == sum(data["by_type"].values()) >= 1
    assert [one["kind"] for one in data["dropped"]] == DROPPED.get(name, [])
    assert small.ok("validate", str(small.home / "content" / "roadmaps")).code == 0
    assert small.ok("show", "x.x").code == 0


def test_what_a_page_says_is_an_address_is_none_where_it_is_no_web_address(small: Program, tmp_path: Path) -> None:
    """A link that is no http or https address is never kept."""
    path = unpacked("21-url-js.json", tmp_path)

    small.ok("import", str(path), "--name", "x")

    assert "javascript" not in (small.home / "content" / "roadmaps" / "x.x.yaml").read_text("utf-8")


OTHERS = {
    "page.json": (b"<!DOCTYPE html><html><body>nodes</body></html>", "web page (HTML)"),
    "page.md": (b"\xef\xbb\xbf\n <HTML>", "web page (HTML)"),
    "words.json": (b"these are words", "not whole JSON"),
    "empty.json": (b" \n", "empty"),
    "latin.md": (b"# Caf\xe9", "UTF-8"),
    "wide.csv": ("title\n\u00e9".encode("utf-16"), "UTF-8"),
    "nul.md": (b"- a\0b", "NUL"),
    "deep.json": (b"[" * 100_000, "nested too deeply"),
    "number.json": (b'{"nodes": [' + b"9" * 5_000 + b"]}", "too long"),
    "mockup.json": (b'{"mockup": {"controls": {"control": []}}}', "mockup.controls"),
    "button.json": (b'{"nodes": [{"id": "b", "type": "button", "data": {"label": "x"}}]}', "nothing to learn"),
    "nothing.md": (b"only words\n", "nothing to learn"),
    "nothing.csv": (b"title,level\n,\n", "nothing to learn"),
    "columns.csv": (b"colour;size\nred;3\n", "No column is called title"),
    "field.csv": (b"title\n" + b"x" * 200_000, "cannot be read as a table"),
    "large.md": (b"- x\n" * (9 * 2**18), "8 MiB"),
    "many.md": (b"- x\n" * 6_000, "3,000"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_import_is_refused_in_one_sentence(name: str, small: Program, tmp_path: Path) -> None:
    """Whatever it is: exit code 4, its reason, nothing written."""
    raw, words = OTHERS[name]
    (tmp_path / name).write_bytes(raw)
    started = time.process_time()

    answer = small("import", str(tmp_path / name), "--name", "x")

    assert time.process_time() - started < 2
    assert (answer.code, answer.out) == (4, "")
    assert words in answer.err
    assert answer.err.count("\n") == 1
    assert len(answer.err) < 500
    assert not (small.home / "content").exists()


def test_a_folder_without_pages_is_refused_and_a_missing_one_not_found(small: Program, tmp_path: Path) -> None:
    """It is the wrong folder; to go on without a word would lose every page."""
    path = unpacked("00-control.json", tmp_path)
    (tmp_path / "wrong").mkdir()

    wrong = small("import", str(path), "--content", str(tmp_path / "wrong"))
    missing = small("import", str(path), "--content", str(tmp_path / "nowhere"))
    absent = small("import", str(tmp_path / "absent.json"))
    folder = small("import", str(tmp_path))

    assert [wrong.code, missing.code, absent.code, folder.code] == [4, 3, 3, 2]
    assert "holds no page" in wrong.err
    assert [answer.err.count("\n") for answer in (wrong, missing, absent, folder)] == [1, 1, 1, 1]


def test_the_largest_graph_that_is_taken_may_be_as_odd_as_it_likes(small: Program, tmp_path: Path) -> None:
    """Three thousand nodes of one name in one place, all of them joined: each is there once."""
    nodes = [
        node(f"n{number}", "topic" if number % 2 else "subtopic", "Same", 0, 0, width=9, height=9)
        for number in range(3_000)
    ]
    edges = [edge(f"n{number}", f"n{number * 7 % 3_000}") for number in range(3_000)]
    (tmp_path / "x.json").write_text(json.dumps(graph(*nodes, edges=edges)))

    assert small.json("import", str(tmp_path / "x.json"))["learnable"] == 3_000
