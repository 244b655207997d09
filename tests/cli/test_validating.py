"""`validate`: what is wrong in content, and how much of it there is."""

import shutil
from pathlib import Path

import pytest

from conftest import SMALL_CONTENT, Program

COUNTS = {"skills", "topics", "projects", "roadmaps", "guides", "technologies", "resources", "few_resources"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of content that is right, to put something wrong into."""
    return Path(shutil.copytree(SMALL_CONTENT, tmp_path / "mine"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_bundled_content_is_right(roadmap: Program) -> None:
    """What is delivered has passed every check, and says how much it is."""
    answer = roadmap.ok("validate", environment={"COLUMNS": "200"})

    first, second = answer.out.splitlines()
    assert first.startswith("Nothing is wrong in ")
    assert " skills, " in second


def test_content_of_ones_own_is_counted(small: Program, folder: Path) -> None:
    """The folder is named, and a skill that few resources teach is no fault."""
    shutil.rmtree(folder / "resources", ignore_errors=True)
    (folder / "resources").mkdir()
    rows = "".join(
        f"- {{skill: {skill}, title: T, url: 'https://example.com/{number}', kind: docs, free: true, seen: here}}\n"
        for number, skill in enumerate(("sql", "sql/joins", "sql/select", "http", "http", "shop"))
    )
    (folder / "resources" / "core.yaml").write_text(f"resources:\n{rows}", "utf-8")

    answer = small.ok("validate", str(folder), environment={"COLUMNS": "200"})

    assert answer.out == (
        f"Nothing is wrong in {folder}: it all reads, every name is known, and all of it fits together.\n"
        "9 skills, 4 topics, 1 project, 2 roadmaps, 1 guide, 2 technologies, 6 resources; "
        "8 skills with fewer than three resources.\n"
    )


def test_each_problem_is_told_with_its_file_and_line(small: Program, folder: Path) -> None:
    """All of them by file and line, then how many there are; the program ends with 4."""
    change(folder / "roadmaps" / "tiny.yaml", "assumes: [shell, git]", "assumes: [shel, git]")
    change(folder / "projects.yaml", "requires: [cache]", "requires: [cash]")
    change(folder / "projects.yaml", "exercises: [http, sql]", "exercises: [http, sqll]")

    answer = small("validate", str(folder), environment={"COLUMNS": "200"})

    assert (answer.code, answer.err) == (4, "")
    assert answer.out.splitlines()[:5] == [
        f"{folder}/projects.yaml, line 7: 'cash' is no skill or project; did you mean 'cache'?",
        f"{folder}/projects.yaml, line 8: 'sqll' is no skill or project; did you mean 'sql'?",
        f"{folder}/roadmaps/tiny.yaml, line 11: 'shel' is no item; did you mean 'shell'?",
        "",
        f"3 problems in {folder}",
    ]


def test_scripts_get_each_problem_in_its_parts(small: Program, folder: Path) -> None:
    """Code, sentence, file, line, key, and what to do about it where there is one thing to do."""
    change(folder / "projects.yaml", "requires: [cache]", "requires: [cash]")
    change(folder / "projects.yaml", "hours: 10", "hours: none; or some")

    answer = small("validate", str(folder), "--json")
    schema = answer.data["problems"]
    change(folder / "projects.yaml", "hours: none; or some", "hours: 10")
    across = small("validate", str(folder), "--json").data["problems"]

    path = str(folder / "projects.yaml")
    assert (answer.code, answer.document["schema"]) == (4, "roadmap.validate")
    assert answer.data.keys() == {"folder", "problems", "counts"}
    assert answer.data["counts"].keys() == COUNTS
    assert [(problem["line"], problem["key"], problem["fix"]) for problem in schema] == [(6, "hours", None)]
    assert across == [
        {
            "code": "bad_data",
            "message": "'cash' is no skill or project; did you mean 'cache'?",
            "path": path,
            "line": 7,
            "key": "requires",
            "fix": "did you mean 'cache'?",
            "severity": "error",
        }
    ]


@pytest.mark.parametrize("name", ["nowhere", "a long way from everywhere " * 8])
def test_what_is_not_there_is_not_found(small: Program, folder: Path, name: str) -> None:
    """A name that leads nowhere is told in whole, with the way to begin."""
    answer = small("validate", str(folder / name))

    assert (answer.code, answer.out) == (3, "")
    assert answer.err == (
        f"There is no file or folder {str(folder / name)!r}. `roadmap new FILE` writes one to begin with.\n"
    )


def test_files_of_a_folder_without_a_date_are_ones_own(small: Program, folder: Path) -> None:
    """Without `content.yaml` they are checked against the bundled content, as `add` would install them."""
    shutil.rmtree(folder / "guides")
    for name in ("content.yaml", "technologies.yaml", "projects.yaml", "roadmaps/backend.yaml", "skills/core.yaml"):
        (folder / name).unlink()

    answer = small.ok("validate", str(folder), "--json")

    assert answer.data["problems"] == []
    assert answer.data["counts"]["roadmaps"] == 1


def test_hostile_bytes_are_told_harmlessly(small: Program, folder: Path) -> None:
    """What a stranger's file holds does not reach the terminal."""
    change(folder / "projects.yaml", "title: A small shop", 'title: "\\e[2J\\u202e\\n"')
    (folder / "guides" / "b\x1b[2J.yaml").write_text("id: x", "utf-8")

    for words in (("validate", str(folder)), ("validate", str(folder), "--json")):
        answer = small(*words)

        assert answer.code == 4
        assert all(letter.isprintable() or letter == "\n" for letter in answer.out)


def test_validate_leaves_nothing_behind(small: Program, folder: Path) -> None:
    """It reads files, and neither uses nor makes a cache."""
    shutil.rmtree(small.home / "cache")

    small.ok("validate")
    small.ok("validate", str(folder))

    assert not small.home.exists() or list(small.home.iterdir()) == []
