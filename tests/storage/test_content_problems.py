"""All that is wrong in a folder of content, not only the first of it."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_cli.domain.errors import BadDataError
from roadmap_cli.storage import content_files
from roadmap_cli.storage.content_files import content_of, examine, read_content, read_files
from roadmap_cli.storage.content_schema import MOST_TOLD

SAMPLE = Path(__file__).parent / "content_sample"
BASICS, DATA, PROJECTS = "skills/basics.yaml", "skills/data.yaml", "projects.yaml"
TECHNOLOGIES, GUIDE, TINY = "technologies.yaml", "guides/stores.yaml", "roadmaps/tiny.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a folder of its own with the sample's files."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "content"))


def change(root: Path, name: str, *changes: tuple[str, str]) -> None:
    """Exchange texts that stand once in the file *name*."""
    path = root / name
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} must stand once in {name}"
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def told(root: Path) -> list[tuple[str, int | None, str]]:
    """Give file, line and sentence of each problem."""
    return [
        (Path(problem.path).relative_to(root).as_posix(), problem.line, problem.message) for problem in examine(root)[1]
    ]


def test_good_content_has_no_problems(root: Path) -> None:
    """Nothing is made up."""
    assert examine(root)[1] == ()


def test_every_fault_inside_the_files_is_told_by_path_and_line(root: Path) -> None:
    """Several in one file, several files, from the top to the bottom."""
    change(root, BASICS, ("hours: 0.25", "hours: some"), ("hours: 1.5", "hours: none"), ("[shell]", "shell"))
    change(root, TINY, ("level: essential", "level: wizard"), ("weeks: [1, 4]", "weeks: [4, 1]"))

    problems = told(root)

    assert [(path, line) for path, line, _ in problems] == [
        (TINY, 32), (TINY, 33), (BASICS, 7), (BASICS, 18), (BASICS, 19),
    ]  # fmt: skip
    assert "'wizard'" in problems[0][2]
    assert "must be a list" in problems[4][2]


def test_an_unknown_key_hides_nothing_but_what_it_may_have_been_meant_to_say(root: Path) -> None:
    """Where a key is misspelled, the right one is not missing too; what else is wrong is told."""
    change(root, BASICS, ("title: The shell", "titel: The shell"), ("hours: 1.5", "hours: none"))
    change(root, BASICS, ("  - id: methods\n    title: Methods", "  - id: methods"), ("aliases:", "alias:"))

    problems = told(root)

    assert [line for _, line, _ in problems] == [4, 7, 13, 19]
    assert [message[:20] for _, _, message in problems] == [
        "Unknown key 'titel';",
        "'hours' must be a nu",
        "The key 'title' is m",
        "Unknown key 'alias';",
    ]


def test_every_fault_across_files_is_told(root: Path) -> None:
    """One name that is unknown does not keep the next from being looked up."""
    change(root, DATA, ("after: [http]", "after: [htpp]"), ("python: [django]", "python: [flask, gin]"))
    change(root, PROJECTS, ("exercises: [sql, cache]", "exercises: [sqll, cash]"))
    change(root, GUIDE, ("skill: sql", "skill: squl"), ("technology: go", "technology: gopher"))

    problems = told(root)

    assert [(path, line) for path, line, _ in problems] == [
        (GUIDE, 14), (GUIDE, 36), (PROJECTS, 8), (PROJECTS, 8), (DATA, 11), (DATA, 13), (DATA, 13),
    ]  # fmt: skip


def test_what_is_counted_twice_is_told_as_often_as_it_is(root: Path) -> None:
    """Each claim is told once, and nothing that follows from it."""
    change(
        root,
        TINY,
        ("skills: [sql, http]", "skills: [sql, cache, http, http/methods]"),
        ("title: More of it", "title: More of it\n    tasks: [{id: keep, text: T, covers: [cache]}]"),
    )

    problems = told(root)

    assert [(path, line) for path, line, _ in problems] == [(TINY, 51)] * 2
    assert [message.partition(" is counted")[0] for _, _, message in problems] == ["Http/methods", "Cache"]


@pytest.mark.parametrize("fault", ["a: [", "title: Data\nskills: []\n", "skills: [{id: sql}]\ntitle: Data"])
def test_what_follows_from_a_file_that_cannot_be_understood_is_not_told(root: Path, fault: str) -> None:
    """Half of the names are gone with the file: that they are unknown elsewhere is no news."""
    (root / DATA).write_text(fault, "utf-8")

    assert {path for path, _, _ in told(root)} == {DATA}


@pytest.mark.parametrize("name", [TECHNOLOGIES, GUIDE, TINY, PROJECTS])
def test_the_same_holds_for_every_kind_of_file(root: Path, name: str) -> None:
    """Technologies, guides, roadmaps and projects are referred to from elsewhere too."""
    (root / name).write_text("a: [", "utf-8")

    assert {path for path, _, _ in told(root)} == {name}


def test_beside_a_file_that_cannot_be_understood_other_faults_are_told(root: Path) -> None:
    """What has nothing to do with it is looked at as always."""
    (root / DATA).write_text("a: [", "utf-8")
    change(root, TINY, ("guides: [stores]", "guides: [store]"), ("- id: sell", "- id: ask"))
    change(root, GUIDE, ("    verdict: first", "    verdit: first"))

    assert [path for path, _, _ in told(root)] == [GUIDE, TINY, DATA]


def test_files_that_cannot_be_read_are_told_with_the_rest(root: Path) -> None:
    """A wrong ending and bytes that are no text do not stop the search."""
    (root / "roadmaps" / "mine.yml").write_text("id: mine", "utf-8")
    (root / "guides" / "noise.yaml").write_bytes(b"\xff")
    change(root, BASICS, ("hours: 1.5", "hours: none"))

    assert [path for path, _, _ in told(root)] == ["guides/noise.yaml", "roadmaps/mine.yml", BASICS]


def test_an_empty_folder_lacks_its_date(tmp_path: Path) -> None:
    """One file is needed, and nothing else is wrong with nothing."""
    (problem,) = examine(tmp_path)[1]

    assert Path(problem.path) == tmp_path / "content.yaml"


def test_of_a_file_full_of_faults_a_hundred_are_told(root: Path) -> None:
    """Who mends these sees the others, and is told that there are more."""
    rows = "".join(f"- {{id: t{number}, name: T, kind: zzz}}\n" for number in range(3_000))
    (root / TECHNOLOGIES).write_text(f"technologies:\n{rows}", "utf-8")

    problems = told(root)

    assert len(problems) == MOST_TOLD + 1
    assert problems[-1] == (TECHNOLOGIES, None, "More than 100 things are wrong in this file; mend those first.")


def test_of_a_folder_full_of_faults_so_many_are_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end says that it is none."""
    monkeypatch.setattr(content_files, "MOST_PROBLEMS", 2)
    change(root, PROJECTS, ("exercises: [sql, cache]", "exercises: [a, b, c]"))

    problems = told(root)

    assert [path for path, _, _ in problems] == [PROJECTS, PROJECTS, "."]
    assert problems[2][2] == "More than 2 things are wrong in the folder; mend those first."


def test_what_can_be_understood_is_given_beside_the_problems(root: Path) -> None:
    """Counting goes on where something is wrong."""
    change(root, BASICS, ("hours: 1.5", "hours: none"))

    content, problems = examine(root)

    assert len(problems) == 1
    assert list(content.catalogue.skills) == ["sql", "cache", "shop"]
    assert list(content.roadmaps) == ["backend", "tiny"]


@given(data=st.data())
def test_the_first_error_is_one_of_the_problems_and_only_where_there_are_any(data: st.DataObject) -> None:
    """`validate` says no where a command would, and each sentence is short and safe to show."""
    files = dict(read_files(SAMPLE))
    for _ in range(data.draw(st.integers(0, 4))):
        name = data.draw(st.sampled_from(sorted(files)))
        lines = files[name].decode().splitlines(keepends=True)
        place = data.draw(st.integers(0, len(lines) - 1))
        key, _, value = lines[place].partition(":")
        values = [f"{key}: {text}\n" for text in ("[shop]", "zzz", "1")]
        lines[place] = data.draw(st.sampled_from(["", lines[place] * 2, f"{key}x:{value}", *values]))
        files[name] = "".join(lines).encode() or b"#"
    raised = None

    _, faults = content_files._examined(files.items(), Path("sample"))
    problems = [str(problem) for problem in faults]
    try:
        content_of(files, Path("sample"))
    except BadDataError as error:
        raised = str(error)

    assert problems[:1] == ([] if raised is None else [raised])
    assert all(problem.isprintable() and len(problem) < 500 for problem in problems)


def test_reading_stops_at_the_first_problem(root: Path) -> None:
    """A command has use for one sentence only."""
    change(root, DATA, ("after: [http]", "after: [htpp]"))
    change(root, TINY, ("guides: [stores]", "guides: [store]"))

    with pytest.raises(BadDataError) as caught:
        read_content(root)

    assert "did you mean 'http'?" in caught.value.message
