"""`guide`, `compare`, `export markdown` and `show --full`: what the sources say, whole."""

# ruff: noqa: RUF001 - the signs of the views are what is compared

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Program


def test_guide_alone_lists_the_questions(roadmap: Program) -> None:
    """Each with who answers it, and how to read one."""
    listed = roadmap.json("guide")["guides"]
    answer = roadmap.ok("guide", environment={"COLUMNS": "200"})

    assert len(listed) >= 28
    assert [one["question"] for one in listed if one["question"] not in answer.out] == []
    assert answer.out.endswith("Read one: roadmap guide NAME\n")


def test_a_guide_says_who_says_what(small: Program) -> None:
    """The question, then a section for each source with its date."""
    answer = small.ok("guide", "stores")

    assert answer.out == (
        "Which store when?  stores\n\nStores side by side (Somebody, 2026-03)\n"
        "          Good for\n  Tables  almost everything\n\n  • Start with tables.\n"
    )
    assert small.ok("show", "stores").out == answer.out


def test_an_unknown_guide_is_answered_with_the_nearest(roadmap: Program) -> None:
    """Not found, and what was meant, or where the list is."""
    near, far = roadmap("guide", "databses-when"), roadmap("guide", "zzzzzz")

    assert (near.code, near.err) == (3, "Nothing is called 'databses-when'. Did you mean databases-when?\n")
    assert (far.code, far.err) == (3, "Nothing is called 'zzzzzz'. See `roadmap guide` for what there is.\n")


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("guide", ["databases-when", "languages", "market", "certifications"])
def test_no_guide_is_wider_than_the_screen(roadmap: Program, guide: str, width: int) -> None:
    """Without colours; the views are looked at guide by guide elsewhere."""
    answer = roadmap.ok("guide", guide, environment={"COLUMNS": str(width)})

    assert [line for line in answer.out.splitlines() if cell_len(line) > width] == []
    assert "\x1b" not in answer.out


def test_compare_puts_two_roadmaps_side_by_side(small: Program) -> None:
    """What both teach, what only one has, the order, and where each has an item."""
    compared = small.json("compare", "backend", "tiny")
    answer = small.ok("compare", "backend", "tiny")

    assert compared["shared"] == ["http", "cache"]
    assert {one["id"]: one["only"] for one in compared["roadmaps"]} == {
        "backend": ["shell", "git", "sql", "rest", "graphql", "docker-compose", "shop"],
        "tiny": [],
    }
    assert compared["orders"][0]["agreeing"] == 1.0
    assert "Taught by all (2)\n  http, cache\n" in answer.out
    assert re.search(r"\n  docker +at \d+ % +aside\n", answer.out)
    assert re.search(r"\n  http +at \d+ % +w 1–2\n", answer.out)


def test_compare_without_names_takes_all(roadmap: Program) -> None:
    """On eighty columns, a column for each."""
    answer = roadmap.ok("compare")

    assert len(roadmap.json("compare")["roadmaps"]) == 6
    assert [line for line in answer.out.splitlines() if cell_len(line) > 80] == []


@pytest.mark.parametrize("names", [("tiny",), ("tiny", "tiny"), ("tiny", "A tiny way")])
def test_one_roadmap_cannot_be_compared(small: Program, names: tuple[str, ...]) -> None:
    """However often it is named."""
    answer = small("compare", *names)

    assert (answer.code, answer.err) == (2, "Name two roadmaps or more. See them with `roadmap list`.\n")


def test_compare_with_an_unknown_roadmap_suggests(small: Program) -> None:
    """Not found, with the nearest."""
    answer = small("compare", "backend", "tinny")

    assert answer.code == 3
    assert "Did you mean tiny?" in answer.err


def test_an_export_has_the_ticks_of_the_person(small: Program) -> None:
    """What is done is ticked, and nothing else."""
    small.ok("done", "shell")

    text = small.ok("export", "markdown").out

    assert "- [x] The shell (2 h)\n- [ ] Git (2 h)\n" in text
    assert text.startswith("# Everything\n\n**Source:** us, All of it\n")


@pytest.mark.parametrize("columns", ["40", "80", None])
def test_an_export_is_the_same_on_every_screen(small: Program, tmp_path: Path, columns: str | None) -> None:
    """No screen cuts or wraps a document; in a file stands what is printed."""
    target = tmp_path / f"way-{columns}.md"

    printed = small.ok("export", "markdown", "tiny", terminal=True, environment={"COLUMNS": columns})
    small.ok("export", "markdown", "tiny", "--output", str(target))

    assert printed.raw == target.read_bytes()
    assert "**Takes for granted:** The shell; Git\n" in printed.out
    assert printed.raw.decode() == small.json("export", "markdown", "tiny")["text"]


def test_a_long_line_of_an_export_is_not_cut(roadmap: Program) -> None:
    """A task of a hundred words stays on its line."""
    printed = roadmap.ok("export", "markdown", "birjob", terminal=True, environment={"COLUMNS": "40"})

    assert printed.out == roadmap.json("export", "markdown", "birjob")["text"]
    assert max(map(len, printed.out.splitlines())) > 200


def test_an_export_never_writes_over_a_file(small: Program, tmp_path: Path) -> None:
    """It says so, and every byte stays."""
    target = tmp_path / "way.md"
    target.write_text("mine")

    answer = small("export", "markdown", "--output", str(target))

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"{target} is there already and was not touched.")
    assert target.read_text() == "mine"


def test_an_export_into_a_folder_that_is_not_there_fails(small: Program, tmp_path: Path) -> None:
    """A failure, not a traceback."""
    answer = small("export", "markdown", "--output", str(tmp_path / "no" / "way.md"))

    assert (answer.code, answer.out) == (1, "")
    assert "cannot be written: No such file or directory." in answer.err


def test_an_export_says_where_it_is(small: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence for people, and as a key for scripts."""
    monkeypatch.chdir(tmp_path)

    said = small.ok("export", "markdown", "tiny", "-o", "way.md").out
    told = small.json("export", "markdown", "tiny", "-o", "other.md")

    assert said == "tiny is in way.md.\n"
    assert (told["roadmap"], told["format"], told["file"]) == ("tiny", "markdown", "other.md")
    assert (tmp_path / "other.md").read_text("utf-8") == told["text"]


def test_show_full_has_all_that_a_source_says(small: Program) -> None:
    """Goals, tasks, topics, milestones and the roadmap's part of each guide."""
    answer = small.ok("show", "backend", "--full")

    for text in (
        "EVERYTHING\n",
        "Goal: Speak to a machine.\n",
        "Outcome: It answers.\n",
        "  ○ Read what came with it.\n",
        "    ○ Headers\n",
        "Choice: One of these is enough: REST; GraphQL.\n",
    ):
        assert text in answer.out
    assert "First answer" in answer.out
    assert "Show it to a friend." in answer.out
    assert {block["kind"] for block in small.json("show", "backend", "--full")["blocks"]} == {
        "heading",
        "paragraph",
        "list",
    }


@pytest.mark.parametrize("name", ["birjob", "skillpath"])
def test_show_full_fits_on_eighty_columns(roadmap: Program, name: str) -> None:
    """Without colours; the views are looked at roadmap by roadmap elsewhere."""
    answer = roadmap.ok("show", name, "--full")

    assert [line for line in answer.out.splitlines() if cell_len(line) > 80] == []
    assert answer.out.splitlines()[0] == roadmap.json("show", name)["title"].upper()
