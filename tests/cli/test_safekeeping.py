"""Backup, restore and purge, as a person meets them."""

from pathlib import Path

import pytest

from conftest import Program

SECRET = "hunter2-token"


@pytest.fixture
def written(small: Program) -> Program:
    """Give the program of somebody who learned something and wrote a secret down."""
    small.ok("done", "shell")
    small.ok("note", "git", f"the key is {SECRET}")
    small.ok("backup")
    return small


def files_with(home: Path, text: str) -> list[str]:
    return [str(path) for path in home.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def id_of_note(program: Program) -> str:
    events = program.json("history", "--limit", "0")["events"]
    return next(str(event["id"]) for event in events if event["kind"] == "note")


def test_a_backup_says_where_it_lies_and_how_to_bring_it_back(written: Program, tmp_path: Path) -> None:
    """The screen names the file, what it holds, and the command that restores it."""
    answer = written.ok("backup", str(tmp_path / "copy.zip"))

    events = len(written.json("history", "--limit", "0")["events"])
    assert answer.out.splitlines()[0] == f"A whole copy lies in {tmp_path}/copy.zip"
    assert f"{events} events in 2 files, " in answer.out
    assert answer.out.splitlines()[3] == f"  roadmap restore {tmp_path}/copy.zip"


def test_a_backup_goes_into_a_folder_that_is_named(written: Program, tmp_path: Path) -> None:
    """A folder is filled, a file that is there is kept."""
    folder = tmp_path / "stick"
    folder.mkdir()

    path = written.json("backup", str(folder))["file"]
    again = written("backup", path)

    assert path == str(folder / "roadmap-20261123T093000Z.zip")
    assert (again.code, again.out) == (2, "")
    assert "is there already and was not touched" in again.err


def test_a_restore_shows_what_came_back(written: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another machine all comes back, a second time nothing does, and nothing was lost there."""
    copy = written.json("backup", str(tmp_path / "copy.zip"))["file"]
    events = len(written.json("history", "--limit", "0")["events"])
    other = Program(tmp_path / "other", monkeypatch)
    other.ok("start", "git")

    first = other.ok("restore", copy)
    second = other.ok("restore", copy)

    assert first.out.splitlines()[0] == f"{events} events came back, 0 were here already."
    assert "not started → done" in first.out
    assert second.out == f"0 events came back, {events} were here already.\n"
    assert other.json("show", "git")["status"] == "learning"
    assert other.json("show", "shell")["status"] == "done"


def test_a_purge_leaves_the_text_nowhere(written: Program) -> None:
    """Not in the journal, the safety copy, the backups, the caches, nor on the screen that tells of it."""
    (written.home / "quarantine").mkdir()
    journal = next((written.home / "progress").iterdir())
    (written.home / "quarantine" / "cut.json").write_bytes(journal.read_bytes()[:-3])
    assert len(files_with(written.home, SECRET)) >= 4

    answer = written.ok("purge", id_of_note(written)[:6], "--yes")

    assert SECRET not in answer.out + answer.err
    assert answer.out.startswith("Taken out: note on git of 2026-11-23\n")
    assert files_with(written.home, SECRET) == []
    assert [path.suffix for path in (written.home / "backups").iterdir()] == [".zip"]
    copy = next((written.home / "backups").iterdir())
    assert written.json("restore", str(copy))["events"] == []
    assert SECRET not in written.ok("note", "git").out + written.ok("history").out
    assert "note on git: purged" not in written.ok("undo").out


def test_a_backup_packs_texts_so_they_are_looked_for_inside(written: Program) -> None:
    """What a backup holds after a purge has no secret in it either."""
    import zipfile

    written.ok("purge", id_of_note(written), "--yes")

    for path in (written.home / "backups").iterdir():
        with zipfile.ZipFile(path) as packed:
            assert not any(SECRET.encode() in packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize(("answers", "code"), [("n\n", 1), ("y\n", 0), (None, 1)])
def test_a_purge_asks_first(written: Program, answers: str | None, code: int) -> None:
    """A no, and nobody to ask, leave every byte as it is."""
    before = written.journal()
    name = id_of_note(written)

    answer = written("purge", name, answers=answers)

    assert answer.code == code
    assert (written.journal() == before) == (code == 1)
    if answers is None:
        assert f"roadmap purge {name[:8]} --yes" in answer.err


def test_a_purge_twice_changes_nothing_more(written: Program) -> None:
    """The second time there is nothing left to take out."""
    name = id_of_note(written)
    written.ok("purge", name, "--yes")
    before = written.journal()

    answer = written.ok("purge", name)

    assert "No file here held it any more." in answer.out
    assert written.journal() == before


def test_the_ids_that_a_purge_asks_for_are_shown(written: Program) -> None:
    """`history --ids` begins each line with enough of the id."""
    lines = written.ok("history", "--ids").out.splitlines()

    assert lines[0].startswith(f"{id_of_note(written)[:8]}  note on git")


def test_an_undo_cannot_be_purged(written: Program) -> None:
    """It holds no text."""
    written.ok("undo")
    undo = written.json("history", "--limit", "1")["events"][0]["id"]

    answer = written("purge", undo, "--yes")

    assert (answer.code, answer.out) == (2, "")
    assert "it holds no text of yours" in answer.err
